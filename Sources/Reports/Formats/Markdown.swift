import Cells

extension Document {
  /// The document as Markdown.
  public var markdown: String {
    numbered.map { markdown($0.block, number: $0.number) }.filter { !$0.isEmpty }.joined(
      separator: "\n\n") + "\n"
  }

  private func markdown(_ block: Block, number: String) -> String {
    switch block {
    case .title(let text): "# \(escaped(text))"
    case .recipient(let text): "\(paragraph(text))："
    case .paragraph(let text): paragraph(text)
    case .heading(let level, let text):
      "\(String(repeating: "#", count: level + 1)) \(number)\(escaped(text))"
    // A blank behind the stars, since after 。 and before a letter they would not close.
    case .point(let heading, let text): "**\(number)\(escaped(heading))** \(escaped(text))"
    case .table(let table): table.markdown
    case .note(let text): "> 注：\(escaped(text))"
    case .attachments(let titles):
      "附件：\n\n"
        + titles.enumerated().map { "\($0 + 1). \(escaped($1))" }.joined(separator: "\n")
    case .signature(let name, let day): "\(paragraph(name))  \n\(day.chinese)"
    case .reference(let text): paragraph(text)
    case .chart: ""
    case .form(let form): form.table.markdown
    case .page: "---"
    case .annex(let number, let title, _): "---\n\n## 附件\(number)　\(escaped(title))"
    }
  }
}

extension Table {
  fileprivate var markdown: String {
    guard !rows.isEmpty else { return "（无）" }
    let rule = columns.map { $0.alignment == .right ? "---:" : "---" }
    return
      ([columns.map { escaped($0.title) }, rule]
      + rows.map { $0.map { $0.printableLines.map(escaped).joined(separator: "<br>") } })
      .map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
  }
}

/// One line in which nothing is taken for markup.
private func escaped(_ text: String) -> String {
  var bytes: [UInt8] = []
  for byte in text.printable.utf8 {
    if markup.contains(byte) { bytes.append(UInt8(ascii: "\\")) }
    bytes.append(byte)
  }
  return String(decoding: bytes, as: UTF8.self)
}

private let markup = Set("\\`*_<>[]|~&".utf8)

/// The same at the beginning of a line, where blanks, signs and numbers are markup as well.
private func paragraph(_ text: String) -> String {
  let line = escaped(text).drop { $0 == " " }
  if let first = line.first, "#+-=".contains(first) { return "\\\(line)" }
  let digits = line.prefix { $0.isASCII && $0.isNumber }
  let rest = line[digits.endIndex...]
  guard !digits.isEmpty, let mark = rest.first, ".)".contains(mark) else { return String(line) }
  return "\(digits)\\\(rest)"
}
