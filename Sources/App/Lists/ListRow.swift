import Pinyin
import Rectification
import Reports

/// A record with what is computed of it, as a list shows it.
protocol ListRow {
  associatedtype Record: Registered
  var record: Record { get }
  /// What follows from other records and the day, for programs.
  var computed: Fields { get }
  static var columns: [ListColumn<Self>] { get }
}

/// A column of a list: its head, and what its cells say.
struct ListColumn<Row> {
  let title: String
  var isWide = false
  /// Whether the table on the screen has it too, and not the spreadsheet alone.
  var isBrief = true
  let text: (Row) -> String?

  init(
    _ title: String, isWide: Bool = false, isBrief: Bool = true, text: @escaping (Row) -> String?
  ) {
    (self.title, self.isWide, self.isBrief, self.text) = (title, isWide, isBrief, text)
  }
}

extension ListRow {
  /// The record in its own field names and codes, with a member `computed` (commands.md).
  var value: Value {
    .object(
      Fields(record.fields.members + [Member(key: "computed", value: .object(computed))]))
  }

  static func table(of rows: [Self], isBrief: Bool) -> Table {
    let columns = columns.filter { $0.isBrief || !isBrief }
    return Table(
      columns.map { Column($0.title, isWide: $0.isWide) },
      rows: rows.map { row in columns.map { $0.text(row) ?? "" } })
  }
}

/// How a deadline stands, in words: `● 超期3天`, `▲ 剩5天`.
func remaining(_ daysLeft: Int?, _ lamp: Lamp?) -> String? {
  guard let daysLeft else { return nil }
  let words = daysLeft < 0 ? "超期\(-daysLeft)天" : "剩\(daysLeft)天"
  return "\(lamp?.sign ?? " ") \(words)"
}

/// `overdue`, and `daysLeft` while unfinished.
func dueFields(_ daysLeft: Int?) -> Fields {
  var fields: Fields = ["overdue": .bool(daysLeft.map { $0 < 0 } ?? false)]
  fields["daysLeft"] = daysLeft.map(Value.count)
  return fields
}

extension Ledger {
  /// The records that `list` shows, in its order.
  func ids(
    of kind: RecordKind, listedBy filter: Filter, _ order: SortOrder, on day: Day
  ) -> [RecordID] {
    let found = ids(
      ids(of: kind, matching: filter, on: day), of: kind, foundBy: Query(filter.search))
    return sorted(found, of: kind, by: [order])
  }
}
