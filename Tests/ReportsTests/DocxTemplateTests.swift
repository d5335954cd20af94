import Foundation
import OfficeFiles
import Oracles
import Rectification
import Testing

@testable import Reports

@Suite("Word 模板")
struct DocxTemplateTests {
  private let folder: DocxFolder

  init() throws { folder = try DocxFolder() }

  private func template(_ kind: String) throws -> String {
    let file = "\(folder.path)/\(kind).docx"
    _ = try Tool.python("template.py", kind, file)
    return file
  }

  private func filled(_ template: String, _ name: String) throws -> DocxFacts {
    var house = House()
    house.template = try bytes(template)
    let filled = try everyBlock.docx(in: house, by: "某局", on: cutOff)
    #expect(try everyBlock.docx(in: house, by: "某局", on: cutOff) == filled)
    let file = try folder.write(filled, name)
    #expect(try folder.pages(file).count > 3)
    return try folder.facts("theirs", file)
  }

  private func bytes(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: file)))
  }

  @Test("正文放在 {{正文}} 处，前后、页眉、页面和样式不变，各处的字段填好")
  func marked() throws {
    let facts = try filled(template("marked"), "填.docx")
    #expect(facts.margins[1] == 30)
    #expect(facts.landscape == [false, true, false])
    #expect(facts.header == ["中共市××局委员会文件"])
    #expect(facts.text.first == "红头：中共市××局委员会")
    #expect(facts.text[1] == "文号：×督〔2023〕12号，2023年12月31日")
    #expect(!facts.text.contains("×督〔2023〕12号"))
    #expect(facts.text.last == "版记")
    #expect(facts.styles["一、整改工作总体情况"] == "Heading 1")
    #expect(facts.styles[String(sentence)] == "公文正文")
    #expect(facts.styles["附件1"] == "公文附件序号")
    #expect(facts.charts == 2)
  }

  @Test("没有 {{正文}} 的，换下全文；LibreOffice 存的模板也一样")
  func unmarked() throws {
    let plain = try template("plain")
    let facts = try filled(plain, "换.docx")
    #expect(!facts.text.contains("样张") && facts.margins[1] == 30)
    let saved = try LibreOffice.convert(plain, to: "docx:MS Word 2007 XML")
    let office = try filled(saved, "换二.docx")
    #expect(!office.text.contains("样张") && office.header == ["中共市××局委员会文件"])
    #expect(office.styles["一、整改工作总体情况"] == "Heading 1")
  }

  @Test("不能用的模板，说明原因")
  func refused() throws {
    let good = try bytes(template("plain"))
    let parts = try PackageReader(good)
    func changed(_ part: String, _ change: (String) -> String) throws -> [UInt8] {
      try packed(
        parts.names.map { name in
          let bytes = try parts.bytes(of: name)
          guard name == part else { return PackagePart(name, bytes) }
          return PackagePart(name, Array(change(String(decoding: bytes, as: UTF8.self)).utf8))
        })
    }
    let main = "word/document.xml"
    let cases: [([UInt8], TemplateFault)] = [
      (Array("不是".utf8), .office(.notPackage)),
      ([0xD0, 0xCF, 0x11, 0xE0], .office(.legacyOrEncrypted)),
      (Array(good.prefix(good.count / 2)), .office(.notPackage)),
      (try packed([PackagePart("x", [])]), .office(.missingPart("[Content_Types].xml"))),
      (try bytes(template("crowded")), .markNotAlone),
      (
        try changed("[Content_Types].xml") {
          $0.replacingOccurrences(
            of: "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            with: "vnd.ms-word.document.macroEnabled.main+xml")
        }, .macros
      ),
      (
        try changed("[Content_Types].xml") {
          $0.replacingOccurrences(of: "wordprocessingml.document", with: "spreadsheetml.sheet")
        }, .notDocument
      ),
      (try changed(main) { $0.replacingOccurrences(of: "w:body>", with: "w:other>") }, .noBody),
      (
        try changed(main) { _ in "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>" },
        .office(.entities(main))
      ),
      (
        try changed(main) { _ in String(repeating: " ", count: 30 << 20) },
        .office(.inflated(main))
      ),
      (try changed(main) { _ in "<x/>" }, .unusual),
    ]
    for (bytes, fault) in cases {
      var house = House()
      house.template = bytes
      #expect(throws: ReportFault.template(fault)) {
        try everyBlock.docx(in: house, by: "", on: cutOff)
      }
    }
  }
}
