import Cells
import OfficeFiles
import Rectification

/// Sets blocks as HTML elements; how they look is left to the style sheet.
struct HTMLSetter {
  let writer: XMLWriter
  /// The heading above, which names a table for those who do not see where it stands.
  private var heading = ""
  /// How many charts there are so far: their parts refer to each other by it.
  private var charts = 0

  init(writer: XMLWriter) { self.writer = writer }

  mutating func set(_ sheet: Sheet) {
    writer.raw("\n")
    writer.fullElement("section", ["class": sheet.isLandscape ? "sheet wide" : "sheet"]) {
      for (number, block) in sheet.blocks {
        writer.raw("\n")
        set(block, number: number)
      }
      writer.raw("\n")
    }
  }

  private mutating func set(_ block: Block, number: String) {
    switch block {
    case .title(let text): setHeading("h1", text)
    case .recipient(let text): line("recipient", "\(text.printable)：")
    case .paragraph(let text): line("body", text.printable)
    case .heading(let level, let text): setHeading("h\(level + 1)", text, number: number)
    case .point(let heading, let text): setPoint(number + heading.printable, text.printable)
    case .table(let table): set(table, caption: heading)
    case .note(let text): line("note", "注：\(text.printable)")
    case .attachments(let titles): setAttachments(titles)
    case .signature(let name, let day): setSignature(name.printable, day)
    case .reference(let text): line("reference", text.printable)
    case .chart(let chart):
      charts += 1
      set(chart, id: "chart-\(charts)")
    case .form(let form): set(form, caption: heading)
    case .annex(let number, let title, _):
      line("annex", "附件\(number)")
      setHeading("h2", title, kind: "annex-title")
    case .page: break
    }
  }

  private mutating func setHeading(
    _ name: String, _ text: String, number: String = "", kind: String = "heading"
  ) {
    heading = text.printable
    writer.fullElement(name, ["class": kind]) { writer.text(number + heading) }
  }

  private func line(_ kind: String, _ text: String) {
    writer.fullElement("p", ["class": kind]) { writer.text(text) }
  }

  /// The heading runs into its text.
  private func setPoint(_ heading: String, _ text: String) {
    writer.fullElement("p", ["class": "body"]) {
      writer.fullElement("strong") { writer.text(heading) }
      writer.text(text)
    }
  }

  private func setAttachments(_ titles: [String]) {
    writer.fullElement("div", ["class": "attachments"]) {
      writer.fullElement("p") { writer.text("附件：") }
      writer.fullElement("ol") {
        for (place, title) in titles.enumerated() {
          writer.fullElement("li") { writer.text("\(place + 1).\(title.printable)") }
        }
      }
    }
  }

  private func setSignature(_ name: String, _ day: Day) {
    writer.fullElement("div", ["class": "signature"]) {
      writer.fullElement("p") { writer.text(name) }
      writer.fullElement("p", ["class": "date"]) {
        writer.fullElement("time", ["datetime": day.description]) { writer.text(day.chinese) }
      }
    }
  }

  /// A text with its own line breaks.
  func setLines(_ text: String) {
    for (place, line) in text.printableLines.enumerated() {
      if place > 0 { writer.element("br") }
      writer.text(line)
    }
  }
}
