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

  @Test("A workbook reaches its file byte for byte")
  func workbook() throws {
    let place = try smallLedger()
    let run = try place.shell(
      "$Z report --kind ledger --output a.xlsx && $Z report --kind ledger --output b.xlsx && cmp a.xlsx b.xlsx && unzip -tq a.xlsx"
    )
    #expect(run.status == 0 && run.output.contains("No errors"), "\(run.output)\(run.messages)")
  }
}
