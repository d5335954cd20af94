import Foundation
import Imports
import OfficeFiles
import Testing

@Suite("残缺的文件")
struct DamageTests {
  private static let whole = Result { try smallBook(rows: 40) }

  @Test("在哪里截断都被拒绝")
  func truncated() throws {
    let whole = try Self.whole.get()
    for part in 1..<100 {
      let cut = Array(whole.prefix(whole.count * part / 100))
      #expect(throws: ImportFault.self, "\(part)%") { try workbook(cut, named: "截断.xlsx") }
    }
  }

  @Test("哪里被改动，不是拒绝就是内容不变")
  func altered() throws {
    let whole = try Self.whole.get()
    let sheets = try workbook(whole, named: "完好.xlsx").sheets
    for step in 0..<100 {
      var bytes = whole
      bytes[whole.count * step / 100] ^= 0x10
      do throws(ImportFault) {
        #expect(try workbook(bytes, named: "改动.xlsx").sheets == sheets, "\(step)")
      } catch { #expect(error.description.hasPrefix("改动.xlsx ")) }
    }
  }

  @Test("不再需要时停下")
  func stopped() throws {
    let text = Array(String(repeating: "1,甲\n", count: 20_000).utf8)
    #expect(throws: ImportFault("表.csv", .stopped)) {
      try workbook(text, named: "表.csv") { (_: Double) throws(Stopped) in throw Stopped() }
    }
  }
}

/// A workbook by hand, as any program might write it.
func smallBook(rows: Int) throws -> [UInt8] {
  try smallBook(
    rows: (1...rows).map { #"<row r="\#($0)"><c r="A\#($0)"><v>\#($0 * 7919)</v></c></row>"# }
      .joined())
}

/// The same with these rows, merges and styles; the shared texts are 甲, and one that is given.
func smallBook(
  rows: String, after: String = "", styles: String = "", shared: String = "", book: String = ""
) throws -> [UInt8] {
  let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  func relations(_ targets: KeyValuePairs<String, String>) -> [UInt8] {
    let items = targets.enumerated().map {
      #"<Relationship Id="r\#($0)" Type="\#(types)/\#($1.key)" Target="\#($1.value)"/>"#
    }
    return Array("<Relationships>\(items.joined())</Relationships>".utf8)
  }
  return try packed([
    PackagePart("[Content_Types].xml", Array("<Types/>".utf8)),
    PackagePart("_rels/.rels", relations(["officeDocument": "/book/main.xml"])),
    PackagePart(
      "book/main.xml",
      Array(
        "<x:workbook xmlns:x='m' xmlns:r='r'>\(book)<x:sheets><x:sheet name='台账' r:id='r0'/></x:sheets></x:workbook>"
          .utf8)),
    PackagePart(
      "book/_rels/main.xml.rels",
      relations(["worksheet": "a.xml", "sharedStrings": "../b.xml", "styles": "./c.xml"])),
    PackagePart(
      "book/a.xml",
      Array("<worksheet><sheetData>\(rows)</sheetData>\(after)</worksheet>".utf8)),
    PackagePart("b.xml", Array("<sst><si><t>甲</t></si>\(shared)</sst>".utf8)),
    PackagePart("book/c.xml", Array("<styleSheet>\(styles)</styleSheet>".utf8)),
  ])
}
