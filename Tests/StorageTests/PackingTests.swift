import Foundation
import Testing

@testable import Rectification
@testable import Storage

/// Records are packed where the parser reads them; whatever it packs must be what a careful reading
/// makes of the same text.
@Suite("记录的收存")
struct PackingTests {
  private let data = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Data").standardizedFileURL.path

  @Test("样例台账的每条记录都直接收存，与逐项读入的字节相同")
  func sample() throws {
    let ledger = try Store.open(data).ledger
    for issue in ledger.issues.records { try expectSame(issue) }
    for measure in ledger.measures.records { try expectSame(measure) }
    for policy in ledger.policies.records { try expectSame(policy) }
  }

  private func expectSame<Record: Registered>(_ record: Record) throws {
    let text = json(record.fields)
    #expect(try packed(text, as: Record.self) == bytes(of: record), "\(record.id)")
    #expect(unpacked(bytes(of: record)) == record)
  }

  @Test(
    "改坏或改得少见的字段：要么仔细读，要么读得一样",
    arguments: [
      ("id", "\"\""), ("id", "\"ledger\""), ("id", "\"问题一\""), ("id", "\"A B\""),
      ("title", "\"\""), ("title", "\"“引号”\\n\\\"\\u4e2d\\ud83d\\ude00\""), ("title", "1"),
      ("title", "null"), ("source", "\"inspections\""), ("source", "\"\""), ("source", "true"),
      ("isLegacy", "\"true\""), ("isLegacy", "null"), ("discoveredOn", "\"2023-02-29\""),
      ("discoveredOn", "\"2024-02-29\""), ("discoveredOn", "\"2023-2-9\""),
      ("discoveredOn", "\"0001-01-01\""), ("discoveredOn", "\"0000-01-01\""),
      ("discoveredOn", "\"2023-13-01\""), ("discoveredOn", "\"2023-09-0１\""),
      ("cycle", "0"), ("cycle", "1.0"), ("cycle", "-1"), ("cycle", "999999999"),
      ("cycle", "9999999999"), ("cycle", "1e1"), ("criteria", "[]"), ("criteria", "{}"),
      ("criteria", "[{\"text\": \"甲\"}]"), ("supportingDepartments", "[\"办公室\", 1]"),
      ("deadline", "{\"text\": \"待定\", \"keepUp\": false, \"zone\": 8}"),
      ("deadline", "{\"keepUp\": false, \"text\": \"待定\"}"), ("deadline", "[]"),
      ("remarks", "null"), ("newer", "[1.50e3]"),
    ])
  func mutants(key: String, value: String) throws {
    let issue = try #require(Store.open(data).ledger.issues.records.first)
    var members = issue.fields.members.map { ($0.key, json($0.value)) }
    if let place = members.firstIndex(where: { $0.0 == key }) {
      members[place].1 = value
    } else {
      members.append((key, value))
    }
    let text = "{\(members.map { "\"\($0)\": \($1)" }.joined(separator: ", "))}"
    guard let fast = try packed(text, as: Issue.self) else { return }
    let careful = try Issue(Value(json: text))
    #expect(fast == bytes(of: careful))
  }

  @Test(
    "数量按小数准确收存",
    arguments: [
      "0", "12", "-3", "0.25", "-0.5", "1.000001", "999999999.999999", "1e3", "1.0000001",
    ])
  func amounts(digits: String) throws {
    let measure = try #require(
      Store.open(data).ledger.measures.records.first { $0.target != nil })
    var fields = measure.fields
    var target = try #require(fields["target"]?.object)
    target["goal"] = .number(digits)
    fields["target"] = .object(target)
    guard let fast = try packed(json(.object(fields)), as: Measure.self) else { return }
    #expect(fast == bytes(of: try Measure(fields)))
  }

  @Test("成员的次序不同，读出的台账和数字一样")
  func anyOrder() throws {
    let scratch = Scratch()
    for file in LedgerFile.allCases {
      scratch.write(file.name, try String(contentsOfFile: "\(data)/\(file.name)", encoding: .utf8))
    }
    let whole = try Store.open(scratch.path).ledger
    scratch.write("issues.json", backwards(whole.issues, "issues"))
    scratch.write("measures.json", backwards(whole.measures, "measures"))
    scratch.write("policies.json", backwards(whole.policies, "policies"))
    let turned = try Store.open(scratch.path).ledger
    #expect(turned.issues.records == whole.issues.records)
    #expect(turned.measures.records == whole.measures.records)
    #expect(turned.policies.records == whole.policies.records)
    let day = try #require(Day("2023-12-31"))
    #expect(turned.figures(on: day) == whole.figures(on: day))
    #expect(turned.pending(on: day) == whole.pending(on: day))
  }

  private func backwards<Record: Registered>(_ register: Register<Record>, _ key: String) -> String
  {
    let texts = register.records.reversed().map { record in
      json(.object(Fields(record.fields.members.reversed())))
    }
    return
      "{\"schemaVersion\": 1, \"revision\": 747, \"\(key)\": [\(texts.joined(separator: ", "))]}"
  }

  private func bytes<Record: Registered>(of record: Record) -> [UInt8] {
    var packer = Packer()
    record.pack(into: &packer)
    return packer.bytes
  }

  private func unpacked<Record: Registered>(_ bytes: [UInt8]) -> Record? {
    bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { start in
        var packed = Unpacker(start)
        return Record(&packed)
      }
    }
  }

  /// What the parser packs; `nil` where it leaves the record to a careful reading.
  private func packed<Record: Registered>(
    _ text: String, as kind: Record.Type
  ) throws -> [UInt8]? {
    let shape = RecordShape(Record.rows)
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count + 64)
    let offsets = UnsafeMutablePointer<UInt32>.allocate(capacity: shape.rowCount)
    defer {
      memory.deallocate()
      offsets.deallocate()
    }
    var bytes = Array(text.utf8)
    let count = bytes.count
    bytes.reserveCapacity(count + PaddedText.padding)
    var packed: [UInt8]?
    try bytes.withPaddedText(0..<count) { text throws(SyntaxError) in
      _ = try JSONParser().read(text) { nodes, _ in
        let length = nodes.pack(as: shape, into: memory[...], offsets)
        if length > 0 { packed = Array(memory.prefix(length)) }
        return true
      }
    }
    return packed
  }
}

private func json(_ fields: Fields) -> String { json(.object(fields)) }

private func json(_ value: Value) -> String {
  var bytes: [UInt8] = []
  value.write(to: &bytes, .compact)
  return String(decoding: bytes, as: UTF8.self)
}
