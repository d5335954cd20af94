/// What a record is called for ever: `WT-001`, `CS-017`, `ZD-003`.
public struct RecordID: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  /// A name that could stand in a file: not empty, no white space or control characters.
  public init?(_ text: String) {
    guard !text.isEmpty, text != RecordID.ledger.text,
      text.unicodeScalars.allSatisfy({ !$0.properties.isWhitespace && !$0.isUnprintable })
    else { return nil }
    self.text = text
  }

  private init(known text: String) { self.text = text }

  /// What events about ledger.json call it.
  public static let ledger = RecordID(known: "ledger")

  /// The id that new records of `kind` get: `WT-035`.
  init(_ kind: RecordKind, number: Int) {
    let digits = String(number)
    text = "\(kind.prefix)-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  public var description: String { text }

  /// What people read for it: 台账 for the ledger itself.
  public var name: String { self == .ledger ? "台账" : text }

  /// The number at the end, where there is one that fits.
  var number: Int? {
    withBytes { bytes in
      let digits = digitCount(bytes)
      guard (1...18).contains(digits) else { return nil }
      return bytes.suffix(digits).reduce(0) { $0 * 10 + Int($1 & 15) }
    }
  }

  /// How many ASCII digits stand at its end.
  private var digitCount: Int { withBytes(digitCount) }

  private func digitCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var start = bytes.count
    while start > 0, bytes[start - 1] &- UInt8(ascii: "0") < 10 { start -= 1 }
    return bytes.count - start
  }

  private func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    var text = text
    return text.withUTF8(body)
  }
}

extension RecordID: Comparable {
  /// By the letters, then by the number: WT-9 before WT-10.
  public static func < (left: RecordID, right: RecordID) -> Bool {
    let (first, second) = (left.digitCount, right.digitCount)
    // As many letters before as many digits: then the bytes say it.
    if first == second, left.text.utf8.count == right.text.utf8.count {
      return left.text < right.text
    }
    guard left.stem.elementsEqual(right.stem) else {
      return left.stem.lexicographicallyPrecedes(right.stem)
    }
    guard let one = left.number, let other = right.number, one != other else {
      return left.text < right.text
    }
    return one < other
  }

  private var stem: Substring.UTF8View { text.utf8.dropLast(digitCount) }
}

extension RecordID: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) { self.init(known: text) }
}

/// The three lists of a ledger.
public enum RecordKind: String, Code {
  case issue, measure, policy

  public var label: String {
    switch self {
    case .issue: "问题"
    case .measure: "措施"
    case .policy: "制度"
    }
  }

  /// The letters that ids of this kind begin with.
  public var prefix: String {
    switch self {
    case .issue: "WT"
    case .measure: "CS"
    case .policy: "ZD"
    }
  }
}
