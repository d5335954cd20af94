import Cells
import OfficeFiles

extension HTMLSetter {
  /// A frame of labels and texts, with room to write and to sign.
  func set(_ form: Form, caption: String) {
    writer.fullElement("table", ["class": "form"]) {
      writer.fullElement("caption") { writer.text(caption) }
      writer.fullElement("colgroup") {
        for kind in ["label", "text", "label", "text"] { writer.element("col", ["class": kind]) }
      }
      writer.fullElement("tbody") {
        for row in form.rows {
          writer.raw("\n")
          writer.fullElement("tr") {
            for entry in row { set(entry, isAlone: row.count == 1) }
          }
        }
      }
    }
  }

  private func set(_ entry: Form.Entry, isAlone: Bool) {
    writer.fullElement("th", ["scope": "row"]) { writer.text(entry.label.printable) }
    writer.fullElement("td", ["colspan": isAlone ? "3" : "1"]) {
      setLines(entry.text)
      for _ in 0..<entry.room { writer.element("br") }
      if entry.isSigned {
        writer.fullElement("p", ["class": "signed"]) { writer.text(signatureLine) }
      }
    }
  }
}
