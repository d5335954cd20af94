/// What a packed event begins with, told without making the rest of it.
///
/// An event is packed as its traits, `seq`, `at`, `by`, `op`, `item`, a byte with a bit for each of
/// `step`, `origin`, `note` and `others` that it has, `step`, the numbers of `of`, `origin`, the
/// members of `set` and `was`, `note` and `others`.
struct EventHead {
  let traits: EventTraits
  let seq: Int
  let at: UnsafeBufferPointer<UInt8>
  let by: UnsafeBufferPointer<UInt8>
  let op: UnsafeBufferPointer<UInt8>
  let item: UnsafeBufferPointer<UInt8>
  private let parts: EventParts
  let step: Int?

  init(_ packed: inout Unpacker) {
    traits = EventTraits(rawValue: packed.byte())
    seq = packed.number()
    (at, by, op, item) = (packed.utf8(), packed.utf8(), packed.utf8(), packed.utf8())
    parts = EventParts(rawValue: packed.byte())
    step = parts.contains(.step) ? packed.number() : nil
  }

  fileprivate var hasOrigin: Bool { parts.contains(.origin) }
  fileprivate var hasNote: Bool { parts.contains(.note) }
  fileprivate var hasOthers: Bool { parts.contains(.others) }
}

/// What kind of event it is, as far as anything is asked of all of them.
///
/// The same bits stand in CSimdJSON, which packs the lines of a journal.
struct EventTraits: OptionSet, Sendable {
  let rawValue: UInt8

  static let addition = EventTraits(rawValue: 1)
  static let removal = EventTraits(rawValue: 2)
  /// Somebody reported a measure done, not by taking over what was done elsewhere.
  static let report = EventTraits(rawValue: 4)
  /// It touches a field that lanes follow from.
  static let lanes = EventTraits(rawValue: 8)
  /// It takes back or brings back others.
  static let answer = EventTraits(rawValue: 16)
  /// A sync could not make it.
  static let conflict = EventTraits(rawValue: 32)

  /// The fields that lanes follow from, and those among them that link records.
  static let laneKeys = ["stage", "status", "track", "change"] + linkKeys
  static let linkKeys = ["issue", "policies"]
}

/// Which members an event has that it need not have.
private struct EventParts: OptionSet {
  let rawValue: UInt8

  static let step = EventParts(rawValue: 1)
  static let origin = EventParts(rawValue: 2)
  static let note = EventParts(rawValue: 4)
  static let others = EventParts(rawValue: 8)
}

extension Event {
  func pack(into packer: inout Packer) {
    packer.byte(traits.rawValue)
    packer.number(seq)
    for text in [at.description, by, edit.op, edit.item.text] { packer.text(text) }
    packer.byte(parts.rawValue)
    if let step { packer.number(step) }
    packer.number(of.count)
    for seq in of { packer.number(seq) }
    if let origin { packer.text(origin) }
    packer.members(edit.set)
    packer.members(edit.was)
    if let note = edit.note { packer.text(note) }
    if !others.isEmpty { packer.members(others) }
  }

  /// Packs the event where there has to be room for it, and answers how many bytes that takes.
  public func pack(into room: Slice<UnsafeMutableBufferPointer<UInt8>>) -> Int {
    var packer = Packer()
    pack(into: &packer)
    return UnsafeMutableBufferPointer(rebasing: room).update(fromContentsOf: packer.bytes)
  }

  /// Makes an event that was checked when it was packed.
  init(_ packed: inout Unpacker) {
    let head = EventHead(&packed)
    guard let at = Instant(String(decoding: head.at, as: UTF8.self)) else {
      preconditionFailure("an event was packed without a moment")
    }
    let of = (0..<packed.number()).map { _ in packed.number() }
    let origin = head.hasOrigin ? packed.text() : nil
    let (set, was) = (packed.members(), packed.members())
    self.init(
      seq: head.seq, at: at, by: String(decoding: head.by, as: UTF8.self),
      edit: Edit(
        op: String(decoding: head.op, as: UTF8.self), item: RecordID(head.item), set: set, was: was,
        note: head.hasNote ? packed.text() : nil),
      step: head.step, of: of, origin: origin, others: head.hasOthers ? packed.members() : Fields())
  }

  private var parts: EventParts {
    var parts: EventParts = []
    if step != nil { parts.insert(.step) }
    if origin != nil { parts.insert(.origin) }
    if edit.note != nil { parts.insert(.note) }
    if !others.isEmpty { parts.insert(.others) }
    return parts
  }

  var traits: EventTraits {
    var traits: EventTraits = []
    if edit.isAddition { traits.insert(.addition) }
    if edit.isRemoval { traits.insert(.removal) }
    if edit.set["status"] == .text(MeasureStatus.done.rawValue), !isAnswer, !edit.isAddition {
      traits.insert(.report)
    }
    if !edit.keys(among: EventTraits.laneKeys).isEmpty { traits.insert(.lanes) }
    if isAnswer { traits.insert(.answer) }
    if isConflict { traits.insert(.conflict) }
    return traits
  }
}

extension Edit {
  /// Those of `names` that are fields which it touches.
  func keys(among names: [String]) -> [String] {
    names.filter { name in
      self.set.members.contains { $0.key == name } || was.members.contains { $0.key == name }
    }
  }
}
