/// What an import would come to, record by record, before anything is changed (commands.md).
public struct ImportPlan: Hashable, Sendable {
  public var entries: [Entry]
  /// How the file was read: encoding, sheets, columns that were passed over.
  public var remarks: [String]
  /// What the ledger's own lists have to read before new records come in: the sections and
  /// departments of a first import.
  public var lists: [Assignment]

  public init(entries: [Entry] = [], remarks: [String] = [], lists: [Assignment] = []) {
    (self.entries, self.remarks, self.lists) = (entries, remarks, lists)
  }

  /// What is proposed of one record, or what is amiss with a row.
  public struct Entry: Hashable, Sendable {
    public var verdict: Verdict
    public var place: Place
    /// The record that is changed; `nil` for a new one, or where a row cannot be read.
    public var item: RecordID?
    /// The new record, as `fields` show it.
    public var newcomer: Adopted?
    /// What people know the record by.
    public var title: String
    public var fields: [Difference]
    /// Why it conflicts, or what cannot be read, and what to do; of what can be taken in, what should
    /// be looked at.
    public var message: String?
    /// The entry without which this one cannot be taken in: a new issue of a new measure.
    public var needs: Int?

    public init(
      _ verdict: Verdict, at place: Place, item: RecordID? = nil, newcomer: Adopted? = nil,
      title: String = "", fields: [Difference] = [], message: String? = nil, needs: Int? = nil
    ) {
      (self.verdict, self.place, self.item, self.title) = (verdict, place, item, title)
      (self.newcomer, self.fields, self.message, self.needs) = (newcomer, fields, message, needs)
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
    /// With a dot into an object: `deadline.text`.
    public var key: String
    public var label: String
    public var from: Value?
    public var to: Value?

    public init(key: String, label: String, from: Value?, to: Value?) {
      (self.key, self.label, self.from, self.to) = (key, label, from, to)
    }
  }
}

extension ImportPlan.Entry {
  /// What it is about; `nil` where a row cannot be read.
  public var kind: RecordKind? { newcomer?.kind ?? item.map(RecordKind.init(lettersOf:)) }

  /// Its fields in words for people, field by field.
  public var differences: [Rectification.Difference] {
    guard let kind else { return [] }
    return fields.map { field in
      let wording = Wording(field.key, of: kind)
      return Rectification.Difference(
        label: field.label, was: field.from.map(wording.show), now: field.to.map(wording.show))
    }
  }
}

extension ImportPlan {
  /// The entries that can be taken in.
  public var acceptable: Set<Int> {
    Set(entries.indices.filter { entries[$0].verdict.isAcceptable })
  }

  /// What taking in these entries comes to, as one step; those that cannot be taken in, or lack what
  /// they need, are passed over. A new measure loses its links to new policies that are not taken.
  public func changes(accepting places: Set<Int>) -> [Change] {
    let taken = places.sorted().map { entries[$0] }.filter { entry in
      entry.verdict.isAcceptable && entry.needs.map(places.contains) ?? true
    }
    let newcomers = Newcomers(taken.compactMap(\.newcomer)).inOrder
    let edits = taken.compactMap { entry in
      entry.item.map { Change.edit($0, entry.fields.map(Assignment.init)) }
    }
    guard !newcomers.isEmpty else { return edits }
    return (lists.isEmpty ? [] : [.edit(.ledger, lists)]) + [.adopt(newcomers)] + edits
  }
}

extension Assignment {
  fileprivate init(_ difference: ImportPlan.Difference) {
    let path = difference.key.split(separator: ".").map(String.init)
    self.init(path: path, value: difference.to)
  }
}

/// New records that come in together.
private struct Newcomers {
  let records: [Adopted]

  init(_ records: [Adopted]) { self.records = records }

  /// Each behind what it names: policies, issues, measures.
  var inOrder: [Adopted] {
    let policies = records.filter { $0.kind == .policy }
    let known = Set(policies.map(\.standIn))
    return policies + records.filter { $0.kind == .issue }
      + records.filter { $0.kind == .measure }.map { $0.naming(known) }
  }
}

extension Adopted {
  /// The record without links to new policies other than `known`; ids of the ledger stay.
  fileprivate func naming(_ known: Set<RecordID>) -> Adopted {
    guard let links = fields["policies"]?.list else { return self }
    let kept = links.filter { link in
      guard let id = link.text.flatMap(RecordID.init), id.isStandIn else { return true }
      return known.contains(id)
    }
    guard kept != links else { return self }
    var fields = fields
    fields["policies"] = kept.isEmpty ? nil : .list(kept)
    return Adopted(standIn, kind, fields)
  }
}
