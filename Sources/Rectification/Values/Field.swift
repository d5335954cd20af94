/// A record that is described by a table of its fields, and keeps the ones it does not know.
public protocol Fielded: Hashable, Sendable {
  /// The known fields, in the order in which they are written.
  static var table: [Field<Self>] { get }
  /// Members that this version does not know, kept for the tool that wrote them.
  var unknown: Fields { get set }
  /// A record whose required fields are still to be set.
  init()
  /// The record in a few words, for a line of history.
  static func phrase(_ fields: Fields) -> String
}

extension Fielded {
  /// What every field holds, in the table's order.
  public static func phrase(_ fields: Fields) -> String {
    table.compactMap { field in fields[field.key].map(field.show) }.joined(separator: " ")
  }
}

/// One row of a record's table: its key on disk, its name for people, who may change it.
public struct Field<Owner: Fielded>: Sendable {
  public let key: String
  public let label: String
  public let isRequired: Bool
  /// The command that alone may change the field, where it is owned (rules.md §1).
  public let guardian: String?
  /// What kind of value it holds.
  public let kind: FieldKind
  let write: @Sendable (Owner) -> Value?
  let read: @Sendable (Value?, inout Owner) throws(BadValue) -> Void
  /// Packs what the field holds; false where that is nothing.
  let pack: @Sendable (Owner, inout Packer) -> Bool
  let unpack: @Sendable (inout Unpacker, inout Owner) -> Void
  /// What the field holds, in words for people.
  public let show: @Sendable (Value) -> String
}

extension Field {
  static func required<Content>(
    _ key: String, _ label: String, _ path: WritableKeyPath<Owner, Content> & Sendable,
    _ codec: Codec<Content>, by guardian: String? = nil
  ) -> Field {
    Field(
      key: key, label: label, isRequired: true, guardian: guardian,
      kind: codec.kind,
      write: { codec.write($0[keyPath: path]) },
      read: { value, owner throws(BadValue) in
        guard let value else { throw BadValue(.missing) }
        owner[keyPath: path] = try codec.read(value)
      },
      pack: { owner, packer in
        codec.pack(owner[keyPath: path], &packer)
        return true
      }, unpack: { $1[keyPath: path] = codec.unpack(&$0) }, show: codec.show)
  }

  static func optional<Content>(
    _ key: String, _ label: String, _ path: WritableKeyPath<Owner, Content?> & Sendable,
    _ codec: Codec<Content>, by guardian: String? = nil
  ) -> Field {
    Field(
      key: key, label: label, isRequired: false, guardian: guardian,
      kind: codec.kind,
      write: { $0[keyPath: path].map(codec.write) },
      read: { value, owner throws(BadValue) in
        if let value {
          owner[keyPath: path] = try codec.read(value)
        } else {
          owner[keyPath: path] = nil
        }
      },
      pack: { owner, packer in
        guard let content = owner[keyPath: path] else { return false }
        codec.pack(content, &packer)
        return true
      }, unpack: { $1[keyPath: path] = codec.unpack(&$0) }, show: codec.show)
  }

  /// A list that is left out when it is empty.
  static func list<Item>(
    _ key: String, _ label: String, _ path: WritableKeyPath<Owner, [Item]> & Sendable,
    _ codec: Codec<Item>, by guardian: String? = nil
  ) -> Field {
    let codec = Codec<[Item]>.list(codec)
    return Field(
      key: key, label: label, isRequired: false, guardian: guardian,
      kind: codec.kind,
      write: { $0[keyPath: path].isEmpty ? nil : codec.write($0[keyPath: path]) },
      read: { value, owner throws(BadValue) in
        owner[keyPath: path] = if let value { try codec.read(value) } else { [] }
      },
      pack: { owner, packer in
        let items = owner[keyPath: path]
        guard !items.isEmpty else { return false }
        codec.pack(items, &packer)
        return true
      }, unpack: { $1[keyPath: path] = codec.unpack(&$0) }, show: codec.show)
  }
}

extension Fielded {
  /// Reads a record; throws on a type, code, date or required key that is not right.
  public init(_ value: Value) throws(BadValue) {
    guard case .object(let fields) = value else { throw .mismatch("对象", value) }
    try self.init(fields)
  }

  /// Reads a record from its members; throws like `init(_: Value)`.
  public init(_ fields: Fields) throws(BadValue) {
    self.init()
    var seen: UInt64 = 0
    var expected = 0
    for member in fields.members {
      guard let place = Self.place(of: member.key, expected: expected) else {
        guard unknown[member.key] == nil else {
          throw BadValue(.doubledKey, at: [.key(member.key)])
        }
        unknown.members.append(member)
        continue
      }
      guard seen & (1 << place) == 0 else { throw BadValue(.doubledKey, at: [.key(member.key)]) }
      seen |= 1 << place
      expected = place + 1
      do { try Self.table[place].read(member.value, &self) } catch {
        throw error.under(.key(member.key))
      }
    }
    for place in Self.table.indices where seen & (1 << place) == 0 && Self.table[place].isRequired {
      throw BadValue(.missing, at: [.key(Self.table[place].key)])
    }
  }

  /// The record as it is written: known fields in the table's order, then the unknown ones.
  public var fields: Fields {
    var members: [Member] = []
    members.reserveCapacity(Self.table.count + unknown.members.count)
    for field in Self.table {
      if let value = field.write(self) { members.append(Member(key: field.key, value: value)) }
    }
    return Fields(members + unknown.members)
  }

  /// What the field `key` holds, known or unknown.
  public subscript(key: String) -> Value? {
    if let field = Self.field(key) { field.write(self) } else { unknown[key] }
  }

  /// Sets or, with `nil`, takes away the field `key`; throws where the value does not fit it.
  public mutating func set(_ key: String, to value: Value?) throws(BadValue) {
    guard let field = Self.field(key) else {
      unknown[key] = value
      return
    }
    do { try field.read(value, &self) } catch { throw error.under(.key(key)) }
  }

  /// The place of a row that there is.
  static func row(_ key: String) -> Int { place(of: key, expected: 0) ?? 0 }

  /// The row of `key` in the table.
  public static func field(_ key: String) -> Field<Self>? {
    place(of: key, expected: 0).map { table[$0] }
  }

  /// Where `key` stands in the table; looked for from `expected` on, as keys mostly come in order.
  private static func place(of key: String, expected: Int) -> Int? {
    for place in expected..<table.count where table[place].key == key { return place }
    for place in 0..<min(expected, table.count) where table[place].key == key { return place }
    return nil
  }
}
