import OfficeFiles
import Rectification

@testable import Reports

/// A unit's own .docx is refused in a sentence, or gives a package of sound XML, the same each time.
func checkTemplate(_ bytes: [UInt8]) throws {
  var house = House()
  let file = try package(bytes)
  house.template = DocumentTemplate("模板.docx", file)
  do {
    let document = try smallDocument.docx(in: house, by: "某局", on: Day(number: 19_722))
    let again = try smallDocument.docx(in: house, by: "某局", on: Day(number: 19_722))
    try require(again == document, "not the same twice")
    try checkParts(of: document, but: PackageReader(file))
  } catch { try requireSentence(error) }
}

/// What is not as it was in the template is XML.
private func checkParts(of document: [UInt8], but template: PackageReader) throws {
  do {
    let package = try PackageReader(document)
    for name in package.names where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
      if template.has(name), try template.bytes(of: name) == package.bytes(of: name) { continue }
      let tree = try XMLElement(reading: package.open(name), atMost: 1 << 24)
      try require(!tree.name.isEmpty, "\(name) has no name")
    }
  } catch { throw Violation("what we wrote is refused: \(error)") }
}

private let smallDocument = Document([
  .title("关于整改工作进展情况的报告"), .reference("×督〔2023〕12号"), .recipient("市委"),
  .heading(level: 1, "总体情况"), .paragraph("坚持“当下改”与“长久立”相结合。\n截至2023年12月31日。"),
  .table(Table([Column("问题"), Column("完成率", .right)], rows: [["学习不深入", "57.9%"]])),
  .signature("中共市××局委员会", Day(number: 19_722)),
  .annex(number: 1, title: "台账", isLandscape: true), .paragraph("无"),
])
