/// Something that somebody wants done to the ledger.
public enum Change: Hashable, Sendable {
  case add(RecordKind, Fields)
  case edit(RecordID, [Assignment])
  case remove(RecordID, reason: String)
  case start(RecordID)
  case done(RecordID, on: Day?, note: String?, evidence: [Evidence])
  case verify(RecordID)
  case halt(RecordID, reason: String)
  case undone(RecordID, reason: String)
  case advance(RecordID, note: String?)
  case back(RecordID, reason: String)
  case accept(RecordID, opinion: String)
  case sendBack(RecordID, opinion: String)
  case close(RecordID)
  case reopen(RecordID, reason: String)
  case withdraw(RecordID, reason: String)
  case extend(RecordID, to: Day, reason: String, approvedBy: String, text: String?)
  case note(RecordID, String)
  case count(RecordID, Amount)
  case attach(RecordID, [Evidence])
  /// New records that come in from elsewhere, all of them or none.
  case adopt([Adopted])
  /// Settles a conflict, which is known by its `seq` (sync.md).
  case resolve(Int, Resolution)

  /// The record that is to be changed; `nil` for a new one.
  public var item: RecordID? {
    switch self {
    case .add, .adopt, .resolve: nil
    case .edit(let id, _), .remove(let id, _), .start(let id), .done(let id, _, _, _),
      .verify(let id), .halt(let id, _), .undone(let id, _), .advance(let id, _), .back(let id, _),
      .accept(let id, _), .sendBack(let id, _), .close(let id), .reopen(let id, _),
      .withdraw(let id, _), .extend(let id, _, _, _, _), .note(let id, _), .count(let id, _),
      .attach(let id, _):
      id
    }
  }
}

/// A field, or a member of an object in a field, and what it is to hold; `nil` takes it away.
public struct Assignment: Hashable, Sendable {
  /// `["target", "actual"]` for `target.actual`.
  public let path: [String]
  public let value: Value?

  public init(path: [String], value: Value?) {
    (self.path, self.value) = (path, value)
  }
}

/// Who makes a change, and on what day.
public struct Occasion: Hashable, Sendable {
  /// The account, without its host.
  public let person: String
  public let day: Day

  public init(by: String, on day: Day) {
    (person, self.day) = (account(of: by), day)
  }
}

/// What a change comes to: what is written, and what its maker should be told.
public struct Decision: Hashable, Sendable {
  public var edits: [Edit]
  public var remarks: [Remark]
  /// The conflict that the edits settle.
  public var of: [Int]

  init(_ edits: [Edit], _ remarks: [Remark] = [], of: [Int] = []) {
    (self.edits, self.remarks, self.of) = (edits, remarks, of)
  }
}

/// Something worth knowing about a change that was made.
public enum Remark: Hashable, Sendable {
  case filledIn(RecordID, [String])
  case lanesReopened([RecordID])
  case issueIsClosed(RecordID)
  case readyToSubmit(RecordID)
  /// A rebounded issue whose old measures all count as done.
  case stillAllDone(RecordID)
}

extension Remark: CustomStringConvertible {
  public var description: String {
    switch self {
    case .filledIn(let id, let labels): "\(id) 的\(labels.joined(separator: "、"))已按默认填写，可以修改（edit）。"
    case .lanesReopened(let ids):
      "下列问题的“长久立”因此重新成为未完成：\(ids.map(\.text).joined(separator: "、"))。"
    case .issueIsClosed(let id): "所属问题 \(id) 已销号；如确有反弹，请重启（reopen）。"
    case .stillAllDone(let id):
      "\(id) 原有的措施仍为已完成，请把要重做的改回推进中（undone），或另行登记措施（add）。"
    case .readyToSubmit(let id): "\(id) 的整改措施已全部完成，可以提交验收（advance \(id)）。"
    }
  }
}
