import Cells
import Crypto
import FoundationEssentials
import OfficeFiles

extension Document {
  /// The document as one HTML file that needs no other, for the screen and for A4 paper.
  func html(in fonts: Fonts = Fonts()) -> [UInt8] {
    let writer = XMLWriter(isDeclared: false)
    writer.raw("<!DOCTYPE html>\n")
    writer.fullElement("html", ["lang": "zh-CN"]) {
      writer.fullElement("head") { writeHead(with: writer, fonts.styleSheet) }
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

  /// A policy that lets nothing in from elsewhere, runs nothing and knows its one style sheet by its
  /// hash; then what browsers ask for.
  private func writeHead(with writer: XMLWriter, _ styleSheet: String) {
    writer.element("meta", ["charset": "utf-8"])
    writer.element(
      "meta",
      [
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src 'sha256-\(hash(of: styleSheet))'; "
          + "base-uri 'none'; form-action 'none'",
      ])
    writer.element(
      "meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    writer.fullElement("title") { writer.text(firstTitle) }
    writer.fullElement("style") { writer.raw(styleSheet) }
  }

  /// As a policy writes it: SHA-256 in base 64 (CSP 3 §2.3.1).
  private func hash(of styleSheet: String) -> String {
    Data(SHA256.hash(data: Array(styleSheet.utf8))).base64EncodedString()
  }
}
