import Foundation
import Rectification
import Storage
import Testing

/// Lays out a ledger in which every text that the tables of fields know is hostile, as somebody may
/// write it by hand; a field that is added to a table is among them at once. The journal holds steps
/// whose words are hostile, too, and a conflict.
func hostileLedger(_ text: HostileText) throws -> Workplace {
  let (place, values) = (try Workplace(), HostileValues(text: text.text))
  try FileManager.default.createDirectory(atPath: place.ledger, withIntermediateDirectories: true)
  let ids = (1...8).map { "00\($0)" }
  try write(values.head + values.fields(Profile.rows), as: "ledger.json", in: place)
  for (kind, file) in [(RecordKind.issue, "issues"), (.measure, "measures"), (.policy, "policies")]
  {
    let records = ids.enumerated().map { number, id in
      Value.object(
        Fields(HostileValues(text: text.text, number: number).record(kind, "\(kind.prefix)-\(id)")))
    }
    let list = Member(key: file, value: .list(records))
    try write(values.head + [list], as: "\(file).json", in: place)
  }
  let lines = try values.events().reduce(into: (bytes: [UInt8](), hash: Chain.start)) {
    all, event in
    let line = event.line(after: all.hash)
    all = (all.bytes + line.bytes, line.hash)
  }
  try Data(lines.bytes).write(to: URL(fileURLWithPath: place.ledger + "/journal.jsonl"))
  return place
}

private func write(_ members: [Member], as name: String, in place: Workplace) throws {
  try Data((Value.object(Fields(members)).json(.indented) + "\n").utf8)
    .write(to: URL(fileURLWithPath: "\(place.ledger)/\(name)"))
}

/// Values for fields of any kind, the texts among them hostile.
private struct HostileValues {
  let text: String
  /// Which of a set of codes is chosen.
  var number = 0

  let head = [
    Member(key: "schemaVersion", value: 1), Member(key: "revision", value: 0),
  ]

  func fields(_ rows: [FieldRow]) -> [Member] {
    rows.map { Member(key: $0.key, value: value(of: $0.kind)) }
      + [Member(key: "x-\(text)", value: .text(text))]
  }

  func record(_ kind: RecordKind, _ id: String) -> [Member] {
    var fields = Fields(fields(kind.rows))
    fields["id"] = .text(id)
    if kind == .measure { fields["issue"] = "WT-001" }
    return fields.members
  }

  private func value(of kind: FieldKind) -> Value {
    switch kind {
    case .text: .text(text)
    case .flag: true
    case .day: .text("2023-06-0\(number + 1)")
    case .amount: 3
    case .id: "ZD-001"
    case .count(let first): .number(String(first + 10 - number))
    case .code(let codes): .text(codes[number % codes.count].code)
    case .orUnknown(let kind): value(of: kind)
    case .list(let kind): .list([value(of: kind)])
    case .object(let rows): .object(Fields(fields(rows)))
    }
  }

  func events() throws -> [Event] {
    let at = try #require(Instant("2023-06-01T10:00:00+08:00"))
    let issue: RecordID = "WT-001"
    let title = Fields([Member(key: "title", value: .text(text))])
    let unknown = Fields([Member(key: "x-\(text)", value: .text(text))])
    let wanted: Fields = [
      "op": .text(text), "set": .object(title), "was": ["title": "旧"], "note": .text(text),
    ]
    let edits = [
      Edit(op: "issue.edit", item: issue, set: title, was: ["title": "旧"], note: text),
      Edit(op: text, item: issue, set: unknown, was: Fields(), note: text),
      Edit(op: "ledger.edit", item: .ledger, set: ["organization": .text(text)], was: Fields()),
      Edit(op: "sync.conflict", item: issue, set: Fields(), was: Fields(), note: text),
    ]
    return edits.enumerated().map { place, edit in
      Event(
        seq: place + 1, at: at, by: "甲\(text)", edit: edit,
        others: edit.op == "sync.conflict" ? ["wanted": .object(wanted)] : unknown)
    }
  }
}
