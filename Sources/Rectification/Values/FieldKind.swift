/// What kind of value a field holds, so that whoever asks for one can offer the right way to type it.
public indirect enum FieldKind: Hashable, Sendable {
  case text, flag, day, amount, id
  /// A whole number not below a bound.
  case count(from: Int)
  /// One of a closed set of codes.
  case code([CodeWord])
  /// A figure that may be unknown: `null`.
  case orUnknown(FieldKind)
  case list(FieldKind)
  case object([FieldRow])
}

/// A code and the word that people read for it.
public struct CodeWord: Hashable, Sendable {
  public let code: String
  public let label: String
}

extension [CodeWord] {
  /// The word for a code; one that has none stands for itself.
  public func label(of code: String) -> String { first { $0.code == code }?.label ?? code }
}

/// A row of a record's table, as far as it can be told without the record's type.
public struct FieldRow: Hashable, Sendable {
  public let key: String
  public let label: String
  public let isRequired: Bool
  /// The command that alone may change the field.
  public let guardian: String?
  public let kind: FieldKind
}

extension Fielded {
  /// The table without the record's type.
  public static var rows: [FieldRow] {
    table.map {
      FieldRow(
        key: $0.key, label: $0.label, isRequired: $0.isRequired, guardian: $0.guardian,
        kind: $0.kind)
    }
  }
}

extension RecordKind {
  /// The table of the records of this kind.
  public var rows: [FieldRow] {
    switch self {
    case .issue: Issue.rows
    case .measure: Measure.rows
    case .policy: Policy.rows
    }
  }
}
