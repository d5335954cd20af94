import Foundation
import Testing

/// Characters that GBK does not have.
@Suite struct CSVEncodingTests {
  @Test("GB18030 writes what GBK lacks in four bytes, and everything comes back")
  func rare() throws {
    let place = try smallLedger()
    let note = "㐀𠀀😀“”—…·〔2023〕€é"
    #expect(try place.run("note", "WT-001", note).status == 0)
    let arguments = "report --kind audit --format csv"
    let back = try place.shell("$Z \(arguments) --encoding gb18030 | iconv -f gb18030 -t utf-8")
    let plain = try place.shell("$Z \(arguments)")
    #expect(plain.output.contains(note))
    #expect(Data([0xEF, 0xBB, 0xBF]) + back.bytes == plain.bytes)
    let bytes = try place.shell("$Z \(arguments) --encoding gb18030").bytes
    #expect(bytes.range(of: Data([0x94, 0x39, 0xFC, 0x36])) != nil)
  }

  @Test("A character that GB18030 cannot be written with is refused by line, and no file is left")
  func lacking() throws {
    let place = try smallLedger()
    #expect(try place.run("note", "WT-001", "王\u{E816}同志").status == 0)
    let run = try place.shell(
      "$Z report --kind audit --format csv --encoding gb18030 --output a.csv; echo $?; ls a.csv")
    #expect(run.output == "65\n" && run.messages.contains("U+E816"), "\(run)")
  }

  @Test("A workbook reaches its file byte for byte")
  func workbook() throws {
    let place = try smallLedger()
    let run = try place.shell(
      "$Z report --kind ledger --output a.xlsx && $Z report --kind ledger --output b.xlsx && cmp a.xlsx b.xlsx && unzip -tq a.xlsx"
    )
    #expect(run.status == 0 && run.output.contains("No errors"), "\(run.output)\(run.messages)")
  }
}
