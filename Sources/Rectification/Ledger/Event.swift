/// What a change does to one record: whole new and old values of top-level fields (format.md).
public struct Edit: Hashable, Sendable {
  /// For people: `issue.advance`, `measure.done`; replay does not look at it.
  public var op: String
  public var item: RecordID
  public var set: Fields
  public var was: Fields
  public var note: String?

  public init(op: String, item: RecordID, set: Fields, was: Fields, note: String? = nil) {
    (self.op, self.item, self.set, self.was, self.note) = (op, item, set, was, note)
  }

  /// The edit that takes this one back.
  public func inverse(op: String) -> Edit { Edit(op: op, item: item, set: was, was: set) }

  /// The fields it touches, in the order of `set`, then those only in `was`.
  public var keys: [String] { self.set.keys + was.keys.filter { self.set[$0] == nil } }

  public var isAddition: Bool { was.isEmpty && self.set["id"] != nil }

  public var isRemoval: Bool { self.set.isEmpty && was["id"] != nil }
}

/// A line of the journal: an edit, with who made it, when, and where it stands.
public struct Event: Hashable, Sendable {
  public var seq: Int
  public var at: Instant
  public var by: String
  public var edit: Edit
  /// The `seq` of the first event of a step over several records.
  public var step: Int?
  /// For `undo` and `redo`: the `seq`s that are taken back or brought back.
  public var of: [Int]
  /// The hash that the event had before a sync moved it.
  public var origin: String?
  /// Members besides these: what a conflict wanted, and what newer tools have added.
  public var others: Fields

  public init(
    seq: Int, at: Instant, by: String, edit: Edit, step: Int? = nil, of: [Int] = [],
    origin: String? = nil, others: Fields = Fields()
  ) {
    (self.seq, self.at, self.by, self.edit) = (seq, at, by, edit)
    (self.step, self.of, self.origin, self.others) = (step, of, origin, others)
  }

  /// Whether it takes back or brings back others, which `of` names.
  public var isAnswer: Bool { !of.isEmpty && Direction(rawValue: edit.op) != nil }
}

extension Edit {
  /// The difference between two versions of a record; `nil` stands for none.
  init<Record: Registered>(op: String, from old: Record?, to new: Record?, note: String? = nil) {
    let (before, after) = (old?.fields ?? Fields(), new?.fields ?? Fields())
    let item = new?.id ?? old?.id ?? .ledger
    self.init(op: op, item: item, before: before, after: after, note: note)
  }

  init(op: String, item: RecordID, before: Fields, after: Fields, note: String?) {
    let set = after.members.filter { before[$0.key] != $0.value }
    let was = before.members.filter { after[$0.key] != $0.value }
    self.init(op: op, item: item, set: Fields(set), was: Fields(was), note: note)
  }
}
