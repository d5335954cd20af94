import Rectification
import Testing

@testable import Storage

@Suite struct JournalTests {
  private let scratch = Scratch()

  init() { scratch.layOut() }

  @Test func flipOfAnyByteIsFound() throws {
    try fill(3)
    let bytes = Array(scratch.read("journal.jsonl").utf8)
    for place in bytes.indices {
      for bit in [UInt8(1), 0x20, 0x80] {
        var flipped = bytes
        flipped[place] ^= bit
        var journal = Journal()
        let events = JournalReader(parser: JSONParser()).events(flipped, after: &journal)
        let isFound = journal.fault != nil || journal.tornBytes > 0
        #expect(isFound && events.count < 3, "byte \(place), bit \(bit)")
      }
    }
  }

  @Test func eachKindOfBreakIsNamed() throws {
    try fill(4)
    let lines = scratch.read("journal.jsonl").split(separator: "\n").map { String($0) + "\n" }
    let cases: [(lines: [String], line: Int, phrase: String)] = [
      ([lines[0], lines[2], lines[3]], 2, "的序号是 3，应为 2"),
      ([lines[0], lines[0]], 2, "的序号是 1，应为 2"),
      ([lines[0], lines[1].replacing("二", with: "三")], 2, "的内容与校验值不符"),
      ([lines[0], other(2)], 2, "与上一行接不上"),
      ([lines[0], "\n", lines[1]], 2, "不是完整的一条记录"),
      ([lines[0], "{}\n"], 2, "缺少校验值"),
      ([lines[0].replacing("}\n", with: "} \n")], 1, "缺少校验值，或校验值不在行末"),
      ([lines[0].replacing("}\n", with: "}\r\n")], 1, "缺少校验值，或校验值不在行末"),
      ([sealed(first.replacing("2023-06-01T10:00:00Z", with: "昨天"))], 1, "“昨天”不是时刻"),
      ([sealed(first.replacing("{\"seq\"", with: "{\"seq\":1,\"seq\""))], 1, "seq：这一项写了两次"),
      ([sealed(first)], 1, "不能用于 WT-001（cycle：应为不小于 1 的整数，现为数字）"),
    ]
    for (lines, line, phrase) in cases {
      scratch.write("journal.jsonl", lines.joined())
      var opened = try Store.open(scratch.path)
      let sentence = opened.warnings.first?.description ?? ""
      #expect(sentence.hasPrefix("操作留痕（journal.jsonl）第 \(line) 行"), "\(sentence)")
      #expect(sentence.contains(phrase), "\(sentence)")
      #expect(opened.ledger.history.last == line - 1)
      let error = #expect(throws: StorageError.self) {
        try opened.store.commit(rename("新"), in: &opened.ledger)
      }
      #expect(error?.exitStatus == 65)
      #expect(scratch.read("journal.jsonl") == lines.joined())
      #expect(throws: StorageError.self) { try opened.store.checkpoint(&opened.ledger) }
      #expect(scratch.files == smallLedger)
    }
  }

  @Test func lineOfANewerToolIsReplayed() throws {
    let line = sealed(
      #"{"seq":1,"at":"2023-06-01T10:00:00.5Z","by":"a@b","op":"issue.dream","item":"WT-001","#
        + #""mood":{"x":[1]},"set":{"title":"新","tint":1.0},"was":{"title":"制度执行不严"}"#)
    scratch.write("journal.jsonl", line)
    var opened = try Store.open(scratch.path)
    #expect(opened.warnings.isEmpty)
    #expect(opened.ledger.issues["WT-001"]?.title == "新")
    #expect(opened.ledger.issues["WT-001"]?.unknown["tint"] == .number("1.0"))
    try opened.store.commit(rename("再"), in: &opened.ledger)
    #expect(try Store.open(scratch.path).ledger.history.last == 2)
  }

  @Test func tailThatIsGoneIsReported() throws {
    try fill(3)
    var opened = try Store.open(scratch.path)
    try opened.store.checkpoint(&opened.ledger)
    let lines = scratch.read("journal.jsonl").split(separator: "\n")
    scratch.write("journal.jsonl", lines[0] + "\n")
    var shortened = try Store.open(scratch.path)
    #expect(shortened.warnings == [.tailGone(file: "ledger.json", revision: 3, last: 1)])
    #expect(shortened.ledger.isSame(as: opened.ledger))
    let error = #expect(throws: StorageError.self) {
      try shortened.store.commit(rename("新"), in: &shortened.ledger)
    }
    #expect(error == .tailGone(file: "ledger.json", revision: 3, last: 1))
    scratch.remove("journal.jsonl")
    #expect(try Store.open(scratch.path).warnings.count == 1)
  }

  @Test func replayFromEveryRevisionGivesTheSame() throws {
    var opened = try Store.open(scratch.path)
    var versions = [scratch.files]
    for (number, change) in Self.story.enumerated() {
      try opened.store.commit(change, minute: number, in: &opened.ledger)
      try opened.store.checkpoint(&opened.ledger)
      versions.append(scratch.files)
    }
    #expect(opened.store.isBehind == 0)
    for issues in versions {
      for (name, text) in issues { scratch.write(name, text) }
      #expect(try Store.open(scratch.path).ledger.isSame(as: opened.ledger))
      for measures in versions {
        scratch.write("measures.json", measures["measures.json"] ?? "")
        #expect(try Store.open(scratch.path).ledger.isSame(as: opened.ledger))
      }
    }
  }

  @Test func pastDayIsWoundBack() throws {
    var opened = try Store.open(scratch.path)
    for (number, change) in Self.story.enumerated() {
      _ = try opened.store.commit(
        [change], by: "office@desk3", at: at(0, on: "2023-06-0\(number + 1)"),
        on: day("2023-06-0\(number + 1)"), in: &opened.ledger)
    }
    let start = try Store.open(scratch.path).ledger.asOf(day("2023-05-31"))
    scratch.remove("journal.jsonl")
    #expect(start.isSame(as: try Store.open(scratch.path).ledger))
  }

  /// A line that does not fit its record.
  private let first =
    #"{"seq":1,"at":"2023-06-01T10:00:00Z","by":"a","op":"b","item":"WT-001","#
    + #""set":{"cycle":0},"was":{"cycle":1}"#

  /// Changes of every kind of record, with an addition and a removal.
  private static let story: [Change] = [
    rename("一"),
    .edit(.ledger, [Assignment(path: ["title"], value: "新台账")]),
    .add(.issue, ["title": "新", "source": "research", "section": "政治建设", "department": "办公室"]),
    .add(.measure, ["issue": "WT-002", "track": "immediate", "content": "整改"]),
    .start("CS-003"),
    .remove("CS-003", reason: "重复"),
    .advance("ZD-001", note: nil),
    .done("CS-001", on: nil, note: nil, evidence: []),
  ]

  private func fill(_ count: Int) throws {
    var opened = try Store.open(scratch.path)
    for title in ["一", "二", "三", "四"].prefix(count) {
      try opened.store.commit(rename(title), in: &opened.ledger)
    }
  }

  /// A sound line on its own, which follows no other.
  private func other(_ seq: Int) -> String {
    let edit = Edit(op: "x", item: "WT-001", set: ["title": "二"], was: ["title": "一"])
    let event = Event(seq: seq, at: at(0), by: "a@b", edit: edit)
    return String(decoding: event.line(after: Chain.start).bytes, as: UTF8.self)
  }

  /// The beginning of a first line, closed as the chain asks for.
  private func sealed(_ members: String) -> String {
    let body = members + ",\"prev\":\"\(Chain.start)\""
    return body + ",\"hash\":\"\(Chain.hash(of: Array((body + "}").utf8)))\"}\n"
  }
}
