import Foundation
import Rectification
import Testing

@testable import Storage

/// A large file is read in pieces; the same file read whole is the oracle.
@Suite("分段读取") struct PiecesTests {
  private static let issues: Register<Rectification.Issue> = {
    let records = (1...1500).map { number in
      var issue = Rectification.Issue()
      issue.id = RecordID(stringLiteral: "WT-\(String(format: "%04d", number))")
      (issue.title, issue.department) = ("问题 \(number)：\n    }\n  ]\n    },\n    {", "办公室")
      issue.manifestation = String(repeating: "会前酝酿不够“\\\"[{]}”", count: number % 97)
      return issue
    }
    guard let register = try? Register(records) else { preconditionFailure() }
    return register
  }()

  private static func ledger(_ issues: Register<Rectification.Issue>) -> Ledger {
    Ledger(profile: Profile(), issues: issues)
  }

  private static var text: String {
    var head = FileHead(revision: 7)
    head.unknown["notes"] = .list([.text("a"), .object(["a": .list([])])])
    return String(decoding: LedgerWriter.bytes(of: .issues, ledger(issues), head), as: UTF8.self)
  }

  private func whole(_ text: String) throws(StorageError) -> ListFile<Rectification.Issue> {
    try LedgerReader(parser: JSONParser()).list(.issues, Array(text.utf8))
  }

  private func inPieces(
    _ text: String, of size: Int? = nil
  ) throws -> ListFile<Rectification.Issue>? {
    let bytes = Array(text.utf8)
    let reader = LedgerReader(parser: JSONParser())
    return try reader.list(.issues, of: size ?? bytes.count) { buffer, offset in
      let part = bytes[min(offset, bytes.count)...].prefix(buffer.count)
      part.withUnsafeBytes { buffer.copyMemory(from: $0) }
      return part.count
    }
  }

  @Test("一兆多的文件，分段读出的与整个读出的一样")
  func same() throws {
    #expect(Self.text.utf8.count > 1 << 20)
    let read = try #require(try inPieces(Self.text))
    #expect(read.records.records == Self.issues.records)
    #expect(read.head == (try whole(Self.text)).head && read.head.revision == 7)
    #expect(read.head.unknown["notes"] != nil)
  }

  @Test(
    "版式不同、有错的，分段不读，或者与整个读出的一样",
    arguments: [
      ("  \"issues\"", "  \"x\": {\"issues\": [\n    {}]},\n  \"issues\""),
      ("\"issues\"", "\"measures\""), ("\n", "\r\n"), ("    {", "  {"),
      ("\n    }\n  ],", "\n    }\n  ]],"), ("\n    }\n  ],", "\n    },\n  ],"),
      ("\n  ],\n  \"notes\"", "\n  ],\n  \"issues\": [],\n  \"notes\""), ("WT-0750", "WT-0749"),
      ("\"title\": \"问题 750", "\"title\": 750, \"x\": \""), ("WT-1500", "WT-1500\\u0000"),
      ("\"revision\": 7,\n", ""), ("会前", "\\ud800"), ("    \"a\",", "    {\n    },\n    {\n    },"),
      ("\"schemaVersion\": 1", "\"schemaVersion\": 9"),
    ])
  func otherwise(old: String, new: String) throws {
    let text = Self.text.replacingOccurrences(of: old, with: new)
    #expect(text != Self.text)
    guard let read = try inPieces(text) else { return }
    let other = try whole(text)
    #expect(read.head == other.head && read.records.records == other.records.records)
  }

  @Test("看过大小以后才变大的文件，多出来的也读对", arguments: [0, 1, 2048, 1 << 19, (1 << 20) + 7])
  func grown(size: Int) throws {
    let read = try #require(try inPieces(Self.text, of: size))
    #expect(read.records.records == Self.issues.records)
  }

  @Test("到处截断，分段都不读", arguments: [0.0, 0.001, 0.3, 0.5, 0.75, 0.9999])
  func cut(part: Double) throws {
    let bytes = Array(Self.text.utf8)
    let text = String(decoding: bytes.prefix(Int(Double(bytes.count) * part)), as: UTF8.self)
    #expect(try inPieces(text) == nil)
    #expect(throws: StorageError.self) { try whole(text) }
  }

  @Test("比一段还长的记录整个读")
  func longRecord() throws {
    var issue = Rectification.Issue()
    (issue.id, issue.manifestation) = ("WT-001", String(repeating: "长", count: 1 << 18))
    let register = try Register([issue])
    let bytes = LedgerWriter.bytes(of: .issues, Self.ledger(register), FileHead(revision: 1))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(try inPieces(text) == nil)
    #expect(try whole(text).records.records == register.records)
  }
}
