import OfficeFiles
import Testing

@Suite("部件的名称")
struct PartNameTests {
  @Test(
    "关系所指的部件，不会指到文件之外",
    arguments: [
      ("styles.xml", "word/document.xml", "word/styles.xml"),
      ("/word/styles.xml", "word/document.xml", "word/styles.xml"),
      ("../media/a.png", "xl/drawings/d.xml", "xl/media/a.png"),
      ("../../../../etc/passwd", "word/document.xml", "etc/passwd"),
      ("./a//b.xml", "", "a/b.xml"),
    ])
  func targets(target: String, part: String, name: String) {
    #expect(partName(target, relatedFrom: part) == name)
  }

  @Test("每个部件的关系在它旁边")
  func relationships() {
    #expect(relationshipsPart(of: "") == "_rels/.rels")
    #expect(relationshipsPart(of: "word/document.xml") == "word/_rels/document.xml.rels")
  }
}
