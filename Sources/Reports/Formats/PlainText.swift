import Cells
import Rectification

extension Document {
  /// The document as plain text, set as official texts are, in lines of at most `width` columns.
  public func plainText(width: Int = 80) -> String {
    let setter = TextSetter(width: width)
    return numbered.flatMap { setter.lines(of: $0.block, number: $0.number) }
      .map { $0 + "\n" }.joined()
  }
}

/// Two characters: how far the first line of a paragraph stands in.
private let indent = "　　"

/// Sets blocks in lines (GB/T 9704-2012 §7.3, as far as a terminal can).
private struct TextSetter {
  let width: Int

  func lines(of block: Block, number: String) -> [String] {
    switch block {
    case .title(let text): centered(text) + [""]
    case .recipient(let text): "\(text.printable)：".wrapped(to: width)
    case .paragraph(let text): paragraph(text)
    case .heading(_, let text): paragraph(number + text)
    case .point(let heading, let text): paragraph(number + heading + text)
    case .table(let table): [""] + table.textLines(width: width) + [""]
    case .note(let text): paragraph("注：" + text)
    case .attachments(let titles): [""] + attachments(titles)
    case .signature(let name, let day): ["", ""] + signature(name.printable, day.chinese)
    case .reference(let text): centered(text) + [""]
    case .chart: []
    case .form(let form): [""] + form.table.textLines(width: width) + [""]
    case .page: ["", String(repeating: "─", count: width), ""]
    case .annex(let number, let title, _): ["", "附件\(number)", ""] + centered(title)
    }
  }

  private func paragraph(_ text: String) -> [String] {
    (indent + text.printable).wrapped(to: width)
  }

  private func centered(_ text: String) -> [String] {
    text.printable.wrapped(to: width).map { line in
      String(repeating: " ", count: max(0, width - line.displayWidth) / 2) + line
    }
  }

  /// `附件：1.问题整改台账`, the others under its number.
  private func attachments(_ titles: [String]) -> [String] {
    let head = indent + "附件："
    let blanks = String(repeating: " ", count: head.displayWidth)
    return titles.enumerated().flatMap { place, title in
      let text = "\(place + 1).\(title.printable)"
      return text.wrapped(to: width - head.displayWidth).enumerated().map {
        (place == 0 && $0 == 0 ? head : blanks) + $1
      }
    }
  }

  /// The longer of the two lines ends two characters from the edge, and the date begins two
  /// characters behind the name (§7.3.5.2).
  private func signature(_ name: String, _ date: String) -> [String] {
    let isNameLonger = name.displayWidth > date.displayWidth
    let longer = isNameLonger ? name : date
    let start = max(0, width - 4 - longer.displayWidth)
    let (nameStart, dateStart) = isNameLonger ? (start, start + 4) : (max(0, start - 4), start)
    return [(nameStart, name), (dateStart, date)].map {
      String(repeating: " ", count: $0) + $1
    }
  }
}
