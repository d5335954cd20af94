/// How a Swift value is read from and written to a `Value`, and to memory.
public struct Codec<Content: Sendable>: Sendable {
  let kind: FieldKind
  let read: @Sendable (Value) throws(BadValue) -> Content
  let write: @Sendable (Content) -> Value
  let pack: @Sendable (Content, inout Packer) -> Void
  let unpack: @Sendable (inout Unpacker) -> Content
  /// The value in words, for people.
  var show: @Sendable (Value) -> String = { $0.plainText }
}

/// A closed set of codes, each with the word that people read.
public protocol Code: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// The word on screens and in reports.
  var label: String { get }
}

extension Codec where Content == String {
  static let text = Codec(
    kind: .text,
    read: { value throws(BadValue) in
      guard case .text(let text) = value else { throw .mismatch("文字", value) }
      return text
    }, write: { .text($0) }, pack: { $1.text($0) }, unpack: { $0.text() })
}

extension Codec where Content == Bool {
  static let flag = Codec(
    kind: .flag,
    read: { value throws(BadValue) in
      guard case .bool(let flag) = value else { throw .mismatch(" true 或 false", value) }
      return flag
    }, write: { .bool($0) }, pack: { $1.byte($0 ? 1 : 0) }, unpack: { $0.byte() != 0 })
}

extension Codec where Content == Int {
  /// A whole number not below `minimum`.
  static func count(from minimum: Int) -> Codec {
    Codec(
      kind: .count(from: minimum),
      read: { value throws(BadValue) in
        guard case .number(let digits) = value, let number = Int(digits), number >= minimum else {
          throw .mismatch("不小于 \(minimum) 的整数", value)
        }
        return number
      }, write: { .number(String($0)) }, pack: { $1.number($0) }, unpack: { $0.number() })
  }
}

extension Codec where Content == Day {
  static let day = Codec(
    kind: .day,
    read: { value throws(BadValue) in
      guard case .text(let text) = value else { throw .mismatch("日期", value) }
      guard let day = Day(text) else { throw BadValue(.notADate(text)) }
      return day
    }, write: { .text($0.description) }, pack: { $1.day($0) }, unpack: { $0.day() })
}

extension Codec where Content == Amount {
  static let amount = Codec(
    kind: .amount,
    read: { value throws(BadValue) in
      guard case .number(let digits) = value else { throw .mismatch("数字", value) }
      guard let amount = Amount(digits) else { throw BadValue(.notANumber(digits)) }
      return amount
    }, write: { .number($0.description) }, pack: { $1.fixed($0.millionths) },
    unpack: { Amount(millionths: $0.fixed()) })
}

extension Codec where Content == RecordID {
  static let id = Codec(
    kind: .id,
    read: { value throws(BadValue) in
      guard case .text(let text) = value else { throw .mismatch("编号", value) }
      guard let id = RecordID(text) else { throw BadValue(.forbiddenID(text)) }
      return id
    }, write: { .text($0.text) }, pack: { $1.text($0.text) }, unpack: { RecordID($0.utf8()) })
}

extension Codec where Content: Code {
  static var code: Codec {
    let all = Array(Content.allCases)
    return Codec(
      kind: .code(Content.allCases.map { CodeWord(code: $0.rawValue, label: $0.label) }),
      read: { value throws(BadValue) in
        guard case .text(let text) = value else { throw .mismatch("代码", value) }
        guard let code = Content(rawValue: text) else {
          throw BadValue(.unknownCode(text, allowed: Content.allCases.map(\.rawValue)))
        }
        return code
      }, write: { .text($0.rawValue) },
      pack: { code, packer in packer.byte(UInt8(all.firstIndex(of: code) ?? 0)) },
      unpack: { all[Int($0.byte())] },
      show: { $0.text.flatMap(Content.init(rawValue:))?.label ?? $0.plainText })
  }
}

extension Codec where Content: Fielded {
  static var object: Codec {
    Codec(
      kind: .object(Content.rows),
      read: { value throws(BadValue) in try Content(value) },
      write: { .object($0.fields) },
      pack: { $0.pack(into: &$1) }, unpack: { Content(&$0) },
      show: { $0.object.map(Content.phrase) ?? $0.plainText })
  }
}

extension Codec {
  /// A list of what `codec` reads.
  static func list<Item>(_ codec: Codec<Item>) -> Codec where Content == [Item] {
    Codec(
      kind: .list(codec.kind),
      read: { value throws(BadValue) in
        guard case .list(let values) = value else { throw .mismatch("列表", value) }
        var items: [Item] = []
        items.reserveCapacity(values.count)
        for (index, value) in values.enumerated() {
          do throws(BadValue) {
            items.append(try codec.read(value))
          } catch { throw error.under(.index(index)) }
        }
        return items
      }, write: { .list($0.map(codec.write)) },
      pack: { items, packer in
        packer.number(items.count)
        for item in items { codec.pack(item, &packer) }
      }, unpack: { packed in (0..<packed.number()).map { _ in codec.unpack(&packed) } },
      show: { ($0.list ?? []).map(codec.show).joined(separator: "、") })
  }

  /// What `codec` reads, or `null` where a figure is unknown.
  static func orUnknown<Known>(_ codec: Codec<Known>) -> Codec where Content == Known? {
    Codec(
      kind: .orUnknown(codec.kind),
      read: { value throws(BadValue) in value == .null ? nil : try codec.read(value) },
      write: { $0.map(codec.write) ?? .null },
      pack: { known, packer in
        packer.byte(known == nil ? 0 : 1)
        if let known { codec.pack(known, &packer) }
      }, unpack: { $0.byte() == 0 ? nil : codec.unpack(&$0) })
  }
}

extension BadValue {
  static func mismatch(_ expected: String, _ found: Value) -> BadValue {
    BadValue(.expected(expected, found: found.kindName))
  }
}
