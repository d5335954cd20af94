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
    house.template = DocumentTemplate("样.docx", try bytes(template))
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

  /// The template with one part changed.
  private func changed(
    _ template: [UInt8], _ part: String, _ change: (String) -> String
  ) throws -> [UInt8] {
    let parts = try PackageReader(template)
    return try packed(
      parts.names.map { name in
        let bytes = try parts.bytes(of: name)
        guard name == part else { return PackagePart(name, bytes) }
        return PackagePart(name, Array(change(String(decoding: bytes, as: UTF8.self)).utf8))
      })
  }

  private let main = "word/document.xml"

  /// A template whose body is paragraphs of these texts.
  private func template(saying texts: [String]) throws -> [UInt8] {
    try changed(bytes(template("plain")), main) { _ in
      let paragraphs = texts.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
      return "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        + "<w:body>\(paragraphs)</w:body></w:document>"
    }
  }

  private static let markedTexts: [([String], TemplateFault?)] = [
    (["{{ 标题 }}", "｛｛正文｝｝"], nil), (["{{密级}}", "{{正文}}"], .unknownMark("密级")),
    (["{{正文}}", "{{报告}}"], .markNotAlone), (["前{{正文}}"], .markNotAlone),
    (["{ {标题}}", "}}{{", "{{正文}}"], nil),
  ]

  @Test("标记可以有空格、用全角；认不出的、重复的不留在文件里", arguments: markedTexts)
  func marks(texts: [String], fault: TemplateFault?) throws {
    var house = House()
    house.template = DocumentTemplate("样.docx", try template(saying: texts))
    if let fault {
      #expect(throws: ReportFault.template("样.docx", fault)) {
        try everyBlock.docx(in: house, by: "某局", on: cutOff)
      }
      return
    }
    let filled = try everyBlock.docx(in: house, by: "某局", on: cutOff)
    let body = try String(decoding: PackageReader(filled).bytes(of: main), as: UTF8.self)
    #expect(!body.contains("正文}}") && !body.contains("{{ 标题"))
    #expect(house.template?.remark == nil)
  }

  @Test("没有标记而有文字的模板，说一声文字没有用上")
  func remark() throws {
    #expect(try DocumentTemplate("样", template(saying: ["样张"])).remark?.contains("{{正文}}") == true)
    #expect(try DocumentTemplate("样", template(saying: [" "])).remark == nil)
  }

  @Test(
    "页边距和字号写得离谱的模板，按平常的排",
    arguments: [
      ("w:left=\"-9223372036854775808\""), ("w:left=\"9223372036854775807\""),
      ("w:w=\"4611686018427387904\""), ("w:top=\"x\""),
    ])
  func oddMeasures(measure: String) throws {
    let page = "<w:sectPr><w:pgSz \(measure)/><w:pgMar \(measure) w:right=\"9223372036854775807\"/>"
    let odd = try changed(template(saying: ["{{正文}}"]), main) {
      $0.replacingOccurrences(of: "</w:body>", with: "\(page)</w:sectPr></w:body>")
    }
    var house = House()
    house.template = DocumentTemplate(
      "样.docx",
      try changed(odd, "word/styles.xml") {
        $0.replacing(/<w:sz w:val="[0-9]+"/, with: "<w:sz w:val=\"9223372036854775807\"")
      })
    #expect(try everyBlock.docx(in: house, by: "", on: cutOff).count > 1000)
  }

  @Test("不能用的模板，说明原因")
  func refused() throws {
    let good = try bytes(template("plain"))
    func changed(_ part: String, _ change: (String) -> String) throws -> [UInt8] {
      try self.changed(good, part, change)
    }
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
      house.template = DocumentTemplate("样.docx", bytes)
      #expect(throws: ReportFault.template("样.docx", fault)) {
        try everyBlock.docx(in: house, by: "", on: cutOff)
      }
    }
  }
}
