import Cells
import Pinyin
import Rectification
import Testing

@testable import Screens

/// A megabyte in any text of a record: what is laid out for a screen stays small, so that no key
/// waits for it. Told by what there is to draw, since a time would depend on the machine.
@Suite("一兆字的一项") struct HugeTextTests {
  private static let huge = String(repeating: "整改要求", count: 1 << 20 / 12)

  @Test(arguments: [RecordKind.issue, .measure, .policy])
  func everyText(kind: RecordKind) throws {
    for row in kind.rows {
      guard let value = Self.value(of: row.kind) else { continue }
      var robot = try Robot(size: "100x30")
      let id = try #require(RecordID("\(kind.prefix)-001"))
      robot.model.ledger.apply(
        Edit(op: "\(kind.rawValue).edit", item: id, set: [row.key: value], was: Fields()))
      try robot.type(kind == .issue ? "2g" : kind == .measure ? "3g" : "4g")
      let lines = robot.model.ledger.detail(
        of: id, on: Day(number: 19_700), width: 60, highlighting: Query("要求"))
      #expect(Self.bytes(of: lines.map(\.spans)) < 500_000, "\(row.key)")
      try robot.type("<Down><Up><Enter><PgDn><Esc>e")
      let form = try #require(robot.model.form, "\(row.key)")
      #expect(
        Self.bytes(of: FormPage(form, robot.model.size).lines.map(\.spans)) < 500_000, "\(row.key)")
      try robot.type("<Down><Up><Esc><Esc>")
    }
  }

  private static func bytes(of lines: [[Span]]) -> Int {
    lines.reduce(0) { $0 + $1.reduce(0) { $0 + $1.text.utf8.count } }
  }

  /// A value of a kind that holds text, all of it huge; `nil` for other kinds.
  private static func value(of kind: FieldKind) -> Value? {
    switch kind {
    case .text: return .text(huge)
    case .orUnknown(let kind): return value(of: kind)
    case .list(let kind): return value(of: kind).map { .list([$0]) }
    case .object(let rows):
      guard rows.contains(where: { $0.kind == .text }) else { return nil }
      return .object(
        Fields(rows.map { Member(key: $0.key, value: value(of: $0.kind) ?? plain($0.kind)) }))
    case .flag, .day, .amount, .id, .count, .code: return nil
    }
  }

  private static func plain(_ kind: FieldKind) -> Value {
    switch kind {
    case .text, .orUnknown: .null
    case .flag: true
    case .day: "2023-06-01"
    case .amount: 1
    case .id: "ZD-001"
    case .count(let first): .number(String(first))
    case .code(let words): .text(words[0].code)
    case .list: []
    case .object: .object(Fields())
    }
  }
}
