import Cells
import Pinyin
import Rectification

extension Ledger {
  /// The event at a place of the history in full, wrapped to `width` columns, with what a query
  /// matches highlighted.
  func detail(ofEvent place: Int, width: Int, highlighting query: Query) -> [DetailLine] {
    guard history.events.indices.contains(place) else { return [] }
    let event = history.events[place]
    var builder = DetailBuilder(width: width, highlighting: query)
    builder.add("时间", "\(event.at.day) \(event.at.day.weekday) \(event.at.clock)")
    builder.add("操作人", event.by)
    builder.add("操作", "\(event.action)（第 \(event.seq) 条）")
    if event.edit.item != .ledger {
      let name = Span(heading(of: event.edit.item))
      builder.add(label: "记录", [name], link: event.edit.item)
    }
    let isWhole = event.edit.isAddition || event.edit.isRemoval
    for (row, difference) in event.differences.enumerated() {
      builder.add(row == 0 ? "变化" : "", isWhole ? difference.asItIs : difference.inFull)
    }
    builder.add("说明", event.edit.note)
    describeStep(place, &builder)
    describeAnswers(event, &builder)
    return builder.lines
  }

  /// What was done with it in one go.
  private func describeStep(_ place: Int, _ builder: inout DetailBuilder) {
    let step = history.step(at: place)
    guard step.count > 1 else { return }
    var ids: [RecordID] = []
    for id in step.map(\.edit.item) where ids.last != id { ids.append(id) }
    builder.add("同一步", "共 \(step.count) 条：" + ids.map(\.name).joined(separator: "、"))
  }

  /// What it took back or brought back, and who has taken it back or brought it back since.
  private func describeAnswers(_ event: Event, _ builder: inout DetailBuilder) {
    for answered in history.answered(by: event) {
      builder.add(
        "所对",
        "第 \(answered.seq) 条：\(answered.at.day) \(account(of: answered.by)) \(answered.action)")
    }
    for answer in history.answers(to: event) {
      let what =
        answer.isRestoration
        ? "恢复备份时改回" : answer.edit.op == Direction.undo.rawValue ? "已撤销" : "已重做"
      builder.add(
        "此后",
        "\(answer.at.day) \(answer.at.clock) \(account(of: answer.by)) \(what)这一步"
          + "（第 \(answer.seq) 条）", Style(ink: .yellow))
    }
  }
}

extension Difference {
  /// What a record read that came or went as a whole.
  fileprivate var asItIs: String { "\(label)：\(now ?? was ?? "")" }

  /// The whole of the old and the new: `状态：推进中 → 已完成`.
  fileprivate var inFull: String {
    switch (was, now) {
    case (let was?, let now?): "\(label)：\(was) → \(now)"
    case (nil, let now?): "\(label)：（空） → \(now)"
    case (let was?, nil): "\(label)：\(was) → （空）"
    case (nil, nil): label
    }
  }
}
