import Rectification

extension Ledger {
  /// One line on what was done, in words: `已完成 CS-001  状态：推进中 → 已完成`.
  func sentence(for event: Event) -> String {
    let answered = event.isAnswer ? event.of.compactMap(history.event) : []
    let what = answered.isEmpty ? event.pastAction : "\(event.pastAction)“\(answered[0].action)”"
    let item = event.edit.item == .ledger ? "台账概况" : event.edit.item.text
    return "\(what) \(item)  \(event.summary)".sanitizedLine
  }
}

extension Event {
  /// What was done, said afterwards: `已完成`, `已登记佐证`.
  fileprivate var pastAction: String {
    switch edit.op.split(separator: ".").last.map(String.init) {
    case "note": "已登记进展"
    case "attach": "已登记佐证"
    case Event.restoring:
      edit.isRemoval ? "已按备份移除" : edit.isAddition ? "已按备份补回" : "已按备份改回"
    case "undo": "已撤销"
    case "redo": "已重做"
    default: "已" + action
    }
  }
}
