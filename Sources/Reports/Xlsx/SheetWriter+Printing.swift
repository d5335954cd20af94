import CXlsxWriter

extension SheetWriter {
  /// Widths; folded columns stay behind a [+] above the sheet.
  func setColumns(_ isFolded: [Bool], _ widths: [Int]) throws(ReportFault) {
    for (place, width) in widths.enumerated() {
      var options = lxw_row_col_options()
      options.hidden = isFolded[place] ? 1 : 0
      options.level = options.hidden
      options.collapsed = place > 0 && isFolded[place - 1] && !isFolded[place] ? 1 : 0
      let column = UInt16(place)
      try demand(worksheet_set_column_opt(sheet, column, column, Double(width), nil, &options))
    }
  }

  /// What stays in sight on screen and on paper.
  func setUp<Record, Groups>(_ grid: Grid<Record, Groups>, _ widths: [Int]) throws(ReportFault) {
    let last = HeadRow.head + UInt32(grid.rowCount)
    let lastColumn = UInt16(grid.cells.count - 1)
    worksheet_freeze_panes(sheet, HeadRow.first, grid.cells.count > 4 ? 2 : 0)
    if grid.isFiltered {
      try demand(worksheet_autofilter(sheet, HeadRow.head, 0, last, lastColumn))
    }
    try demand(worksheet_repeat_rows(sheet, HeadRow.head, HeadRow.head))
    try demand(worksheet_print_area(sheet, 0, 0, last, lastColumn))
    let visible = zip(grid.cells, widths).filter { !$0.0.isFolded }.map(\.1)
    try setPage(Paper(fitting: visible.reduce(0, +)), named: grid.title)
  }

  /// One page wide, as many as are needed high.
  func setPage(_ paper: Paper, named title: String) throws(ReportFault) {
    if paper != .a4 { worksheet_set_landscape(sheet) }
    worksheet_set_paper(sheet, paper.code)
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.7)
    worksheet_center_horizontally(sheet)
    // In a footer & begins a code; a blank keeps digits of the title apart from the size.
    let name = title.fitForCell.prefix(40).split(separator: "&", omittingEmptySubsequences: false)
      .joined(separator: "&&")
    let face = "&\"宋体\"&9"
    try demand(
      worksheet_set_footer(sheet, "&L\(face) \(name)&C\(face) 第 &P 页，共 &N 页"))
  }
}
