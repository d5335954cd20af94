import Cells
import OfficeFiles

extension Document {
  /// The document as one HTML file that needs no other, for the screen and for A4 paper.
  public var html: [UInt8] {
    let writer = XMLWriter(isDeclared: false)
    writer.raw("<!DOCTYPE html>\n")
    writer.fullElement("html", ["lang": "zh-CN"]) {
      writer.fullElement("head") { writeHead(with: writer) }
      writer.raw("\n")
      writer.fullElement("body") {
        writer.fullElement("main") {
          var setter = HTMLSetter(writer: writer)
          for sheet in sheets { setter.set(sheet) }
        }
      }
    }
    return writer.finish()
  }

  /// A policy that lets nothing in from elsewhere and runs nothing, then what browsers ask for.
  private func writeHead(with writer: XMLWriter) {
    writer.element("meta", ["charset": "utf-8"])
    writer.element(
      "meta",
      [
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
      ])
    writer.element(
      "meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    writer.fullElement("title") { writer.text(title.sanitized) }
    writer.fullElement("style") { writer.raw(styleSheet) }
  }

  private var title: String {
    for case .title(let text) in blocks { return text }
    return ""
  }
}
