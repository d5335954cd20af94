import CXlsxWriter

typealias CellStyle = UnsafeMutablePointer<lxw_format>

/// How cells look, in the faces of official documents; a cell without a style would be Calibri.
struct SheetStyles {
  let title, subtitle, head: CellStyle
  /// Cells of sentences, of short words, of figures, of rates and of days.
  let text, word, number, rate, day: CellStyle
  /// Fills of what is done, overdue and due soon.
  let done, overdue, due: CellStyle

  /// The size of the cells' type, in points.
  static let bodySize = 10.0

  init(of book: UnsafeMutablePointer<lxw_workbook>) {
    func style(_ font: String, _ size: Double, _ horizontal: lxw_format_alignments) -> CellStyle {
      let style = addStyle(to: book)
      format_set_font_name(style, font)
      format_set_font_size(style, size)
      format_set_align(style, UInt8(horizontal.rawValue))
      format_set_align(style, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
      return style
    }
    func framed(
      _ horizontal: lxw_format_alignments, font: String = "仿宋_GB2312", number: String? = nil
    ) -> CellStyle {
      let style = style(font, SheetStyles.bodySize, horizontal)
      format_set_border(style, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_text_wrap(style)
      if let number { format_set_num_format(style, number) }
      return style
    }
    func fill(_ background: lxw_color_t, _ type: lxw_color_t) -> CellStyle {
      let style = addStyle(to: book)
      format_set_bg_color(style, background)
      format_set_font_color(style, type)
      return style
    }
    title = style("方正小标宋简体", 20, LXW_ALIGN_CENTER)
    subtitle = style("仿宋_GB2312", 11, LXW_ALIGN_LEFT)
    head = framed(LXW_ALIGN_CENTER, font: "黑体")
    format_set_bg_color(head, 0xD9E1F2)
    text = framed(LXW_ALIGN_LEFT)
    word = framed(LXW_ALIGN_CENTER)
    number = framed(LXW_ALIGN_CENTER, number: "0")
    rate = framed(LXW_ALIGN_CENTER, number: "0.00%")
    day = framed(LXW_ALIGN_CENTER, number: "yyyy-mm-dd")
    done = fill(0xC6EFCE, 0x006100)
    overdue = fill(0xFFC7CE, 0x9C0006)
    due = fill(0xFFEB9C, 0x7F6000)
  }
}

private func addStyle(to book: UnsafeMutablePointer<lxw_workbook>) -> CellStyle {
  guard let style = workbook_add_format(book) else {
    fatalError("there is no memory for a workbook")
  }
  return style
}
