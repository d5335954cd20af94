import Rectification

extension Model {
  /// Says in words what became of changes.
  mutating func tell(_ receipt: Receipt) {
    list?.clearSelection()
    let done = words(for: receipt.events)
    if receipt.refusals.count > 1 || (receipt.refusals.count == 1 && !receipt.events.isEmpty) {
      showResult(done, receipt)
    } else if let refusal = receipt.refusals.first {
      say(.refused, refusal)
    } else {
      say(.done, ([done] + receipt.remarks.map(\.description)).joined(separator: " "))
    }
  }

  /// One sentence for what was done, with the key that takes it back.
  private func words(for events: [Event]) -> String {
    guard let event = events.first else { return "没有变化。" }
    let way = event.of.isEmpty ? "（u 撤销）" : event.edit.op == Direction.undo.rawValue ? "（U 重做）" : ""
    if events.count > 1 { return "\(event.action) \(events.count) 项\(way)" }
    if event.edit.op == "measure.done" { return "已将 \(event.edit.item) 标为已完成\(way)" }
    return "\(event.edit.item) \(event.action)：\(event.summary)\(way)"
  }

  /// The list of what moved and what did not, and why.
  private mutating func showResult(_ done: String, _ receipt: Receipt) {
    let moved = receipt.events.map { "  \($0.edit.item) \($0.summary)" }
    let refused = receipt.refusals.map { "  \($0)" }
    overlay = .page(
      Page(
        title: "办理结果：已办 \(receipt.events.count) 项，未办 \(receipt.refusals.count) 项",
        lines: ["已办："] + (moved.isEmpty ? ["  无"] : moved) + ["未办："] + refused))
    say(receipt.events.isEmpty ? .refused : .done, done)
  }

  /// Names who changed what.
  mutating func announce(_ events: [Event]) {
    guard let last = events.last else { return }
    let who = account(of: last.by)
    let more = events.count > 1 ? "等 \(events.count) 处" : ""
    say(.news, "\(who) 刚改动了 \(last.edit.item)\(more)：\(last.action) \(last.summary)")
  }
}
