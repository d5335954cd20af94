import Foundation
import Rectification
import Testing

@testable import Storage

@Suite struct RoundTripTests {
  @Test func unchangedFilesAreWrittenByteForByte() throws {
    let scratch = Scratch()
    scratch.layOut()
    let opened = try Store.open(scratch.path)
    #expect(opened.warnings.isEmpty)
    #expect(rewritten(opened) == scratch.files)
  }

  @Test func sampleLedgerIsWrittenByteForByte() throws {
    let data = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Data").standardizedFileURL.path
    guard Store.isLedger(data) else { return }
    let opened = try Store.open(data)
    #expect(opened.warnings.isEmpty)
    #expect(opened.store.findings(opened.ledger).isEmpty)
    for (name, text) in rewritten(opened) {
      #expect(try text == String(contentsOfFile: "\(data)/\(name)", encoding: .utf8), "\(name)")
    }
  }

  /// Every file as it would be written now.
  private func rewritten(_ opened: Opened) -> [String: String] {
    let heads = opened.store.heads
    let ledger = opened.ledger
    let bytes: [LedgerFile: [UInt8]] = [
      .profile: LedgerWriter.profile(ledger.profile, heads[.profile] ?? FileHead()),
      .issues: LedgerWriter.list(.issues, ledger.issues.records, heads[.issues] ?? FileHead()),
      .measures: LedgerWriter.list(
        .measures, ledger.measures.records, heads[.measures] ?? FileHead()),
      .policies: LedgerWriter.list(
        .policies, ledger.policies.records, heads[.policies] ?? FileHead()),
    ]
    return Dictionary(
      uniqueKeysWithValues: bytes.map { ($0.name, String(decoding: $1, as: UTF8.self)) })
  }
}
