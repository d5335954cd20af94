import Rectification

extension Event {
  /// The event as a line of the journal, with its newline, and the line's hash.
  public func line(after previous: String) -> (bytes: [UInt8], hash: String) {
    var bytes: [UInt8] = []
    var fields = fields
    fields["prev"] = .text(previous)
    Value.object(fields).write(to: &bytes, .compact)
    let hash = Chain.hash(of: bytes)
    bytes.removeLast()
    bytes += ",\"hash\":\"\(hash)\"}\n".utf8
    return (bytes, hash)
  }

  /// Reads the members of a line; those that a newer tool has added are kept as they are.
  init(_ fields: Fields) throws(BadValue) {
    if let key = fields.doubledKey { throw BadValue(.doubledKey, at: [.key(key)]) }
    let edit = Edit(
      op: try fields.text("op"), item: try fields.item(), set: try fields.members("set"),
      was: try fields.members("was"), note: try fields.optional("note", fields.text))
    self.init(
      seq: try fields.number("seq"), at: try fields.instant(), by: try fields.text("by"),
      edit: edit, step: try fields.optional("step", fields.number),
      of: try fields.optional("of", fields.numbers) ?? [],
      origin: try fields.optional("origin", fields.text), others: fields.others)
  }
}

/// The members of a line that an event has fields for, and those that vouch for it.
private let eventKeys: Set<String> = [
  "seq", "at", "by", "op", "item", "step", "of", "origin", "set", "was", "note", "prev", "hash",
]

extension Fields {
  func text(_ key: String) throws(BadValue) -> String {
    guard case .text(let text) = try required(key) else { throw mismatch(key, "文字") }
    return text
  }

  /// The members that an event has no fields for: mostly none.
  fileprivate var others: Fields {
    members.allSatisfy { eventKeys.contains($0.key) }
      ? Fields() : Fields(members.filter { !eventKeys.contains($0.key) })
  }

  fileprivate func number(_ key: String) throws(BadValue) -> Int {
    guard case .number(let digits) = try required(key), let number = Int(digits), number > 0 else {
      throw mismatch(key, "不小于 1 的整数")
    }
    return number
  }

  fileprivate func numbers(_ key: String) throws(BadValue) -> [Int] {
    guard case .list(let items) = try required(key) else { throw mismatch(key, "列表") }
    return try items.map { item throws(BadValue) in
      try (["of": item] as Fields).number("of")
    }
  }

  fileprivate func item() throws(BadValue) -> RecordID {
    let text = try text("item")
    if text == RecordID.ledger.text { return .ledger }
    guard let id = RecordID(text) else { throw BadValue(.forbiddenID(text), at: [.key("item")]) }
    return id
  }

  fileprivate func instant() throws(BadValue) -> Instant {
    let text = try text("at")
    guard let instant = Instant(text) else {
      throw BadValue(.notAnInstant(text), at: [.key("at")])
    }
    return instant
  }

  /// An object whose keys each stand once: replay could not tell which of two to take.
  fileprivate func members(_ key: String) throws(BadValue) -> Fields {
    guard case .object(let fields) = try required(key) else { throw mismatch(key, "对象") }
    if let member = fields.doubledKey {
      throw BadValue(.doubledKey, at: [.key(key), .key(member)])
    }
    return fields
  }

  /// Compared one by one: for the few keys of an event that is faster than a set.
  fileprivate var doubledKey: String? {
    guard members.count < 64 else {
      return Set(keys).count < members.count ? keys.last : nil
    }
    for (place, member) in members.enumerated() {
      for other in members[..<place] where other.key == member.key { return member.key }
    }
    return nil
  }

  fileprivate func optional<Content>(
    _ key: String, _ read: (String) throws(BadValue) -> Content
  ) throws(BadValue) -> Content? {
    self[key] == nil ? nil : try read(key)
  }

  private func required(_ key: String) throws(BadValue) -> Value {
    guard let value = self[key] else { throw BadValue(.missing, at: [.key(key)]) }
    return value
  }

  private func mismatch(_ key: String, _ expected: String) -> BadValue {
    BadValue(.expected(expected, found: self[key]?.kindName ?? ""), at: [.key(key)])
  }
}
