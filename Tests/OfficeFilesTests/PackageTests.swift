import OfficeFiles
import Testing

@Suite("Office 文件的包")
struct PackageTests {
  private let parts = [
    PackagePart("[Content_Types].xml", Array("<a/>".utf8)),
    PackagePart("word/正文.xml", Array(String(repeating: "整改", count: 100_000).utf8)),
    PackagePart("空", []),
  ]

  @Test("装进去什么，读出来就是什么，两次装成的一样")
  func roundTrip() throws {
    let bytes = try packed(parts)
    #expect(try packed(parts) == bytes)
    let reader = try PackageReader(bytes)
    #expect(reader.names == parts.map(\.name))
    for part in parts { #expect(try reader.bytes(of: part.name) == part.bytes) }
    #expect(throws: OfficeFault.missingPart("没有")) { try reader.bytes(of: "没有") }
  }

  @Test("不是包的，说明原因")
  func notPackages() {
    #expect(throws: OfficeFault.notPackage) { try PackageReader([]) }
    #expect(throws: OfficeFault.notPackage) { try PackageReader(Array("PK 不是".utf8)) }
    #expect(throws: OfficeFault.legacyOrEncrypted) {
      try PackageReader([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    }
  }
}

@Suite("XML 的写和读")
struct XMLTests {
  @Test("写出的文字转义，控制字符不写，读回相同")
  func roundTrip() throws {
    let xml = XMLWriter()
    xml.element("w:a", ["xmlns:w": "w", "w:b": "“<&>\"'\u{1}"]) {
      xml.text("整改 & <落实>\u{0}\u{FFFF}\u{1B}[31m\t\n")
      xml.element("c")
      xml.fullElement("d")
    }
    let bytes = xml.finish()
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"))
    #expect(text.contains("<c/><d></d>"))
    let reader = try PackageReader(packed([PackagePart("x", bytes)]))
    let xmlReader = try XMLReader(reader.open("x"))
    #expect(try xmlReader.next() == .start)
    #expect(xmlReader.isNamed("a") && xmlReader.attribute("w:b") == "“<&>\"'")
    #expect(try xmlReader.next() == .text)
    #expect(xmlReader.text == "整改 & <落实>[31m\t\n")
    var names: [String] = []
    while try xmlReader.next() != nil { names.append(xmlReader.name) }
    #expect(names == ["c", "c", "d", "d", "a"])
  }
}
