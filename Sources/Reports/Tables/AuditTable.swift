import Rectification

/// 留痕: one row an event, oldest first.
func auditTable(of events: [Event]) -> Table { Table(auditCells, of: events) }

/// The columns of 留痕.
var auditCells: [Cell<Event>] {
  [
    Cell("序号", .right) { $0.seq },
    Cell("时间") { "\($0.at.day) \($0.at.clock)" },
    Cell("操作人") { $0.by },
    Cell("操作") { $0.action },
    Cell("记录") { $0.edit.item == .ledger ? "台账概况" : $0.edit.item.text },
    Cell("变化", isWide: true) { $0.changeInWords },
    Cell("说明", isWide: true) { $0.explanation },
  ]
}

extension Event {
  /// `状态：推进中 → 已完成`.
  fileprivate var changeInWords: String {
    var event = self
    event.edit.note = nil
    return event.summary
  }

  private var answered: String? {
    of.isEmpty ? nil : "针对序号\(of.map(String.init).listed)"
  }

  fileprivate var explanation: String {
    [answered, edit.note].compactMap { $0 }.joined(separator: "；")
  }
}
