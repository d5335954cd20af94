/// What an import would come to, record by record, before anything is changed (commands.md).
public struct ImportPlan: Hashable, Sendable {
  public var entries: [Entry]
  /// How the file was read: encoding, sheets, columns that were passed over.
  public var remarks: [String]

  public init(entries: [Entry] = [], remarks: [String] = []) {
    (self.entries, self.remarks) = (entries, remarks)
  }

  /// What is proposed of one record, or what is amiss with a row.
  public struct Entry: Hashable, Sendable {
    public var verdict: Verdict
    public var place: Place
    /// The record that is changed; `nil` for a new one, or where a row cannot be read.
    public var item: RecordID?
    /// What people know the record by.
    public var title: String
    public var fields: [Difference]
    /// Why it conflicts, or what cannot be read, and what to do.
    public var message: String?
    /// The entry without which this one cannot be taken in: a new issue of a new measure.
    public var needs: Int?

    public init(
      _ verdict: Verdict, at place: Place, item: RecordID? = nil, title: String = "",
      fields: [Difference] = [], message: String? = nil, needs: Int? = nil
    ) {
      (self.verdict, self.place, self.item, self.title) = (verdict, place, item, title)
      (self.fields, self.message, self.needs) = (fields, message, needs)
    }
  }

  public enum Verdict: String, CaseIterable, Hashable, Sendable {
    case new, changed, conflicting, unreadable

    public var label: String {
      switch self {
      case .new: "新增"
      case .changed: "修改"
      case .conflicting: "冲突"
      case .unreadable: "读不懂"
      }
    }

    /// Whether it can be taken in.
    public var isAcceptable: Bool { self == .new || self == .changed }
  }

  /// Where it stands in the file.
  public struct Place: Hashable, Sendable {
    public var sheet: String?
    /// From 1, as the spreadsheet counts.
    public var row: Int
    /// The letters of the column, `C`, where one column is meant.
    public var column: String?

    public init(sheet: String? = nil, row: Int, column: String? = nil) {
      (self.sheet, self.row, self.column) = (sheet, row, column)
    }
  }

  /// A field that would read otherwise.
  public struct Difference: Hashable, Sendable {
    public var key: String
    public var label: String
    public var from: Value?
    public var to: Value?

    public init(key: String, label: String, from: Value?, to: Value?) {
      (self.key, self.label, self.from, self.to) = (key, label, from, to)
    }
  }
}

extension ImportPlan {
  /// What taking in these entries comes to; those that cannot be taken in are passed over.
  public func changes(accepting places: Set<Int>) -> [Change] {
    places.sorted().compactMap { place in
      let entry = entries[place]
      guard entry.verdict == .changed, let item = entry.item else { return nil }
      return .edit(item, entry.fields.map { Assignment(path: [$0.key], value: $0.to) })
    }
  }
}
