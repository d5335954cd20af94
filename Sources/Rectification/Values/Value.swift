/// A JSON value, as a field holds it in a file, in the journal and on the command line.
public enum Value: Hashable, Sendable {
  case null
  case bool(Bool)
  /// The digits as they were read, so that a number we do not understand is written back as it was.
  case number(String)
  case text(String)
  case list([Value])
  case object(Fields)
}

/// A key and what it holds.
public struct Member: Hashable, Sendable {
  public var key: String
  public var value: Value

  public init(key: String, value: Value) {
    self.key = key
    self.value = value
  }
}

/// The members of an object, in the order in which they stand.
public struct Fields: Hashable, Sendable {
  public var members: [Member]

  public init(_ members: [Member] = []) { self.members = members }

  public var isEmpty: Bool { members.isEmpty }

  public var keys: [String] { members.map(\.key) }

  /// What `key` holds; setting `nil` takes the member away, setting a new key adds it at the end.
  public subscript(key: String) -> Value? {
    get { members.first { $0.key == key }?.value }
    set {
      let place = members.firstIndex { $0.key == key }
      switch (place, newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(Member(key: key, value: value))
      case (nil, nil): break
      }
    }
  }
}

extension Value {
  public var text: String? { if case .text(let text) = self { text } else { nil } }

  public var object: Fields? { if case .object(let fields) = self { fields } else { nil } }

  public var list: [Value]? { if case .list(let items) = self { items } else { nil } }

  /// What kind of value this is, in the words of an error message.
  public var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "true/false"
    case .number: "数字"
    case .text: "文字"
    case .list: "列表"
    case .object: "对象"
    }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral text: String) { self = .text(text) }
  public init(booleanLiteral flag: Bool) { self = .bool(flag) }
  public init(integerLiteral number: Int) { self = .number(String(number)) }
  public init(arrayLiteral items: Value...) { self = .list(items) }
  public init(dictionaryLiteral members: (String, Value)...) {
    self = .object(Fields(members.map { Member(key: $0, value: $1) }))
  }
}

extension Fields: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral members: (String, Value)...) {
    self.init(members.map { Member(key: $0, value: $1) })
  }
}
