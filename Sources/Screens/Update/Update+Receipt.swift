import Rectification

extension Model {
  /// Says in words what became of changes.
  mutating func tell(_ receipt: Receipt, as action: String? = nil) {
    let asked = receipt.events.isEmpty ? unanswered : nil
    unanswered = asked
    list?.clearSelection()
    let done =
      action.map { "已\($0) \(receipt.events.count) 项（\(keyLabel(.undo)) 撤销）" }
      ?? words(for: receipt.events)
    if receipt.refusals.count > 1 || (receipt.refusals.count == 1 && !receipt.events.isEmpty) {
      showResult(done, receipt)
    } else if let refusal = receipt.refusals.first {
      refuse(refusal.forScreen)
    } else {
      say(.done, ([done] + receipt.remarks.map(\.description.forScreen)).joined(separator: " "))
    }
  }

  /// One sentence for what was done, with the key that takes it back.
  private func words(for events: [Event]) -> String {
    guard let event = events.first else { return "没有变化。" }
    if event.isAnswer { return words(forAnswer: events) }
    if events.count > 1 { return "\(event.action) \(events.count) 项（\(keyLabel(.undo)) 撤销）" }
    switch event.edit.op {
    case "measure.done": return "已将 \(event.edit.item) 标为已完成（\(keyLabel(.undo)) 撤销）"
    case "issue.note", "measure.note", "policy.note":
      let note = event.edit.note ?? event.differences.first?.now ?? ""
      return "\(event.edit.item) 已登记进展：\(note)（\(keyLabel(.undo)) 撤销）"
    default:
      let summary = event.summary.isEmpty ? "" : "：\(event.summary)"
      return "\(event.edit.item) \(event.action)\(summary)（\(keyLabel(.undo)) 撤销）"
    }
  }

  /// What an undo or a redo has taken back or brought back, in the words of that step.
  private func words(forAnswer events: [Event]) -> String {
    let isUndo = events[0].edit.op == Direction.undo.rawValue
    let way = isUndo ? "（\(keyLabel(.redo)) 重做）" : "（\(keyLabel(.undo)) 撤销）"
    let direction = isUndo ? Direction.undo : .redo
    guard events.count == 1, let seq = events[0].of.first,
      let step = ledger.history.event(seq)
    else { return "已\(direction.label) \(events.count) 项\(way)" }
    let summary = events[0].edit.keys.isEmpty ? step.summary : events[0].summary
    return "已\(direction.label) \(step.edit.item) 的“\(step.action)”：\(summary)\(way)"
  }

  /// Tells what came while something lay over the screen, as soon as nothing else is being said.
  mutating func announceUntold() {
    guard overlay == nil, notice == nil else { return }
    if let unread {
      self.unread = nil
      return say(unread.kind, unread.text)
    }
    let events = untold
    untold = []
    announce(events)
  }

  /// The list of what moved and what did not, and why.
  private mutating func showResult(_ done: String, _ receipt: Receipt) {
    let moved = grouped(receipt.events.map { ($0.edit.item.text, $0.summary) })
    let refused = grouped(receipt.refusals.map { splitRefusal($0.forScreen) })
    overlay = .page(
      Page(
        title: "办理结果：已办 \(receipt.events.count) 项，未办 \(receipt.refusals.count) 项",
        lines: ["已办："] + (moved.isEmpty ? ["  无"] : moved) + ["未办："] + refused))
    say(receipt.events.isEmpty ? .refused : .done, done)
  }

  /// A sentence apart from the id that it begins with.
  private func splitRefusal(_ sentence: String) -> (id: String, text: String) {
    let parts = sentence.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, RecordKind.allCases.contains(where: { parts[0].hasPrefix($0.prefix) })
    else { return ("", sentence) }
    return (String(parts[0]), String(parts[1]))
  }

  /// What is said of several records alike is said once, above all of their ids.
  private func grouped(_ results: [(id: String, text: String)]) -> [String] {
    var texts: [String] = []
    var ids: [String: [String]] = [:]
    for result in results {
      if ids[result.text] == nil { texts.append(result.text) }
      ids[result.text, default: []].append(result.id)
    }
    return texts.flatMap { text -> [String] in
      let ids = (ids[text] ?? []).filter { !$0.isEmpty }
      guard ids.count > 1 else { return ["  " + (ids + [text]).joined(separator: " ")] }
      return ["  \(ids[0])、\(ids[1])\(ids.count > 2 ? " 等 \(ids.count) 项" : "")：\(text)"]
        + (ids.count > 2 ? ["    " + ids.joined(separator: "、")] : [])
    }
  }

  /// Names who changed what; while something lies over the screen, that waits until it is gone.
  mutating func announce(_ events: [Event]) {
    // What a sync has put behind the work of others is no news to who did it.
    let events = events.filter { $0.origin == nil || account(of: $0.by) != person }
    guard overlay == nil else { return untold += events }
    guard let last = events.last else { return }
    let who = account(of: last.by)
    let more = events.count > 1 ? " 等 \(events.count) 处" : ""
    say(.news, "\(who) 刚改动了 \(last.edit.item)\(more)：\(last.action) \(last.summary)")
  }
}
