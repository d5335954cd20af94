import Cells
import Rectification

/// Draws the screen of many ledgers; reads nothing else and changes nothing.
public func view(_ model: RollUpModel) -> Canvas {
  var canvas = Canvas(size: model.size)
  let size = model.size
  guard size.columns >= Layout.least.columns, size.rows >= Layout.least.rows else {
    canvas.write("窗口太小", row: 0)
    return canvas
  }
  model.drawHead(&canvas)
  model.drawRows(&canvas)
  model.drawDetail(&canvas)
  model.drawFoot(&canvas)
  if let page = model.page { canvas.draw(page) }
  return canvas
}

extension RollUpModel {
  /// What is rolled up, the sum of all, and what is shown of it.
  fileprivate func drawHead(_ canvas: inout Canvas) {
    let bold = Style(isBold: true)
    let day = "截至 \(rollUp.asOf)"
    let room = size.columns - day.displayWidth - 3
    canvas.write(
      "整改汇总  \(rollUp.title)".sanitized, row: 0, column: 1, fitting: room, style: bold)
    canvas.write(day, row: 0, column: size.columns - 1 - day.displayWidth, style: bold)
    canvas.write(total, row: 1, column: 1, width: size.columns - 2)
    let found = search.isEmpty ? "" : "\(bureaus.count)/"
    let conditions = [
      "\(found)\(rollUp.bureaus.count) 个单位", unreadWords, search.isEmpty ? "" : "搜索:\(search)",
      "排序:\(order.label)",
    ]
    canvas.write(
      conditions.filter { !$0.isEmpty }.joined(separator: "  ").sanitized, row: 2, column: 1,
      fitting: size.columns - 2, style: Style(isDim: true))
  }

  private var unreadWords: String {
    let (unread, stale) = (rollUp.unread.count, rollUp.stale.count)
    return [
      unread > 0 ? "\(unread) 个读不了，未计入合计" : "", stale > 0 ? "\(stale) 个数字可能不是最新的" : "",
    ].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private var total: [Span] {
    let (issues, measures) = (rollUp.total.issues, rollUp.total.measures)
    let overdue = issues.overdue + measures.overdue
    return [
      Span("合计  问题 \(issues.completed)/\(issues.total) "),
      Span("\(issues.completionRate)", Style(isBold: true)),
      Span("  措施 \(measures.done)/\(measures.total) "),
      Span("\(measures.rate)", Style(isBold: true)),
      Span("  "),
      Span("\(Lamp.red.sign)超期 \(overdue)", overdue > 0 ? Lamp.red.style : .plain),
    ]
  }

  fileprivate func drawRows(_ canvas: inout Canvas) {
    let table = RollUpTable(width: size.columns)
    canvas.write(
      table.heading, row: layout.rows.lowerBound - 1, column: 3, width: size.columns - 3)
    if bureaus.isEmpty, !rollUp.bureaus.isEmpty {
      canvas.write(
        "没有找到这样的单位，按 Esc 清除搜索。", row: layout.rows.lowerBound + 1, column: 3,
        style: Style(isDim: true))
    }
    for (row, place) in zip(layout.rows, roll.top..<max(roll.top, bureaus.count)) {
      let isHere = place == roll.cursor
      canvas.fill(
        row: row, columns: 0..<size.columns, style: isHere ? Style(isReverse: true) : .plain)
      if isHere {
        canvas.write(" > ", row: row, style: Style(isReverse: true))
        canvas.restingPlace = Position(row: row, column: 0)
      }
      let spans = table.spans(of: bureaus[place], query)
      canvas.write(
        spans, row: row, column: 3, width: size.columns - 3,
        restyled: isHere ? \.onlyReversed : nil)
    }
  }

  fileprivate func drawDetail(_ canvas: inout Canvas) {
    guard let heading = layout.detailRows.first else { return }
    let title = "-- \(current?.name ?? "") ".sanitized
    canvas.write(
      title.padded(to: size.columns, with: "-"), row: heading, style: Style(ink: .cyan))
    let page = Page(title: "", lines: current.map { $0.lines + [$0.path] }?.map(\.sanitized) ?? [])
    for (row, line) in zip(layout.detailRows.dropFirst(), page.wrapped(to: size.columns - 2)) {
      canvas.write(line, row: row, column: 1, width: size.columns - 1)
    }
  }

  fileprivate func drawFoot(_ canvas: inout Canvas) {
    if let typing {
      let start = canvas.write(
        " 搜索：", row: layout.noticeRow, style: Style(ink: .cyan, isBold: true))
      let (text, column) = typing.field.window(size.columns - start - 1)
      canvas.write(text.sanitized, row: layout.noticeRow, column: start)
      canvas.cursor = Position(row: layout.noticeRow, column: start + column)
    } else if let reading {
      let percent = Int(reading.clamped(to: 0...1) * 100)
      canvas.write(
        "正在读取各单位台账 \(progressBar(percent, width: min(30, size.columns - 25))) \(percent)%",
        row: layout.noticeRow, column: 1, style: Style(ink: .cyan), width: size.columns - 2)
    } else if let notice {
      canvas.write(
        notice.text.sanitized, row: layout.noticeRow, column: 1, fitting: size.columns - 2,
        style: notice.kind.style)
    }
    canvas.write(
      typing == nil
        ? RollUpCommand.hints(width: size.columns - 2) : "Enter 确定  Esc 取消  ↑ ↓ 移动",
      row: layout.hintRow, column: 1, style: Style(isDim: true), width: size.columns - 2)
  }
}
