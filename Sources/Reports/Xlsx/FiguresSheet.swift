import CXlsxWriter
import Rectification

/// The figures of the headline and all others, with those of the sources beside them as a chart.
struct FiguresSheet {
  static let name = "统计"

  let title: String
  let subtitle: String
  let figures: Figures
  let change: PeriodChange?

  func write(to book: Spreadsheet, _ lists: inout ChoiceLists) throws(ReportFault) {
    let writer = try book.addSheet(FiguresSheet.name)
    let rows = figures.indicators(with: change)
    let cells = [
      Cell<(String, Content)>("指标", isWide: true) { $0.0 },
      Cell<(String, Content)>("值") { $0.1 },
    ]
    var grid = Grid(title, subtitle, cells, rows: rows)
    grid.isFiltered = figures.bySource.isEmpty
    try writer.write(grid, lists: &lists)
    guard !figures.bySource.isEmpty else { return }
    try writeSources(to: writer)
    try addChart(to: writer, of: book)
    // The chart goes on the paper, too.
    try demand(
      worksheet_print_area(
        writer.sheet, 0, 0, HeadRow.head + UInt32(rows.count), FiguresSheet.firstColumn + 5))
  }

  /// The column after the figures and a free one.
  private static let firstColumn: UInt16 = 3

  /// Below the row that paper repeats.
  private var headRow: UInt32 { HeadRow.first }

  private func writeSources(to writer: SheetWriter) throws(ReportFault) {
    let heads = ["问题来源", "总数"] + Outcome.allCases.map(\.label) + ["完成率"]
    for (place, head) in heads.enumerated() {
      let column = FiguresSheet.firstColumn + UInt16(place)
      try writer.setWidth(place == 0 ? 16 : 10, of: column)
      try writer.write(head, headRow, column, writer.styles.head)
    }
    for (place, group) in figures.bySource.enumerated() {
      let row = headRow + 1 + UInt32(place)
      let column = FiguresSheet.firstColumn
      try writer.write(group.label, row, column, writer.styles.word)
      let counts = [group.total] + Outcome.allCases.map(group.amount)
      for (place, count) in counts.enumerated() {
        try writer.write(Double(count), row, column + 1 + UInt16(place), writer.styles.number)
      }
      // A group has at least one issue.
      let rate = Double(group.completed) / Double(group.total)
      try writer.write(rate, row, column + 5, writer.styles.rate)
    }
  }

  /// Bars of the sources, each cut into what is done, nearly done and not done.
  private func addChart(to writer: SheetWriter, of book: Spreadsheet) throws(ReportFault) {
    guard let chart = book.addChart(LXW_CHART_BAR_STACKED) else { throw ReportFault("内存不足") }
    let rows = "\(headRow + 2):\(headRow + 1 + UInt32(figures.bySource.count))"
      .split(separator: ":")
    func cells(_ column: UInt16, _ first: Substring, _ last: Substring) -> String {
      let name = columnName(Int(column))
      return "=\(FiguresSheet.name)!$\(name)$\(first):$\(name)$\(last)"
    }
    let colours: [lxw_color_t] = [0x8CC168, 0xFFD966, 0xE88080]
    for (place, colour) in colours.enumerated() {
      let column = FiguresSheet.firstColumn + 2 + UInt16(place)
      let series = chart_add_series(
        chart, cells(FiguresSheet.firstColumn, rows[0], rows[1]), cells(column, rows[0], rows[1]))
      let name = columnName(Int(column))
      chart_series_set_name(series, "=\(FiguresSheet.name)!$\(name)$\(headRow + 1)")
      var fill = lxw_chart_fill()
      fill.color = colour
      chart_series_set_fill(series, &fill)
      chart_series_set_labels(series)
      // Nothing stands where there is nothing.
      chart_series_set_labels_num_format(series, "0;;;")
    }
    chart_title_set_name(chart, "分来源整改进展")
    var font = lxw_chart_font()
    (font.size, font.bold) = (12, UInt8(LXW_EXPLICIT_FALSE.rawValue))
    chart_title_set_name_font(chart, &font)
    // The bars say their numbers themselves.
    chart_axis_off(chart.pointee.x_axis)
    chart_axis_major_gridlines_set_visible(chart.pointee.x_axis, 0)
    chart_set_series_gap(chart, 60)
    chart_axis_set_reverse(chart.pointee.y_axis)
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    let below = headRow + 2 + UInt32(figures.bySource.count)
    try demand(worksheet_insert_chart(writer.sheet, below, FiguresSheet.firstColumn, chart))
  }
}

extension Figures {
  /// The rows of `table(with:)`, with figures as figures.
  fileprivate func indicators(with change: PeriodChange?) -> [(String, Content)] {
    var rows: [(String, Content)] = [("截至日期", .day(asOf))]
    rows += (headline + details).map { ($0.label, $0.amount.content) }
    guard let change else { return rows }
    rows.append(("上期截至日期", .day(change.before.asOf)))
    rows += change.before.headline.map { ("上期\($0.label)", $0.amount.content) }
    rows += Happening.allCases.map { ("本期\($0.label)", .count(change[$0])) }
    return rows
  }
}

extension Indicator.Amount {
  fileprivate var content: Content {
    switch self {
    case .count(let count): .count(count)
    case .rate(let rate): .rate(rate)
    }
  }
}
