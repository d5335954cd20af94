import Rectification
import Storage

/// What may be written behind `KEY=` or `--key`: a field, or a member of an object in one.
struct FieldText {
  /// `["target", "actual"]` for `target.actual`.
  let path: [String]
  let text: String

  init(_ key: String, _ text: String) {
    path = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    self.text = text
  }

  /// Reads `KEY=VALUE`.
  init(assignment: String) throws(UsageError) {
    guard let sign = assignment.firstIndex(of: "="), sign > assignment.startIndex else {
      throw .notAnAssignment(assignment)
    }
    self.init(
      String(assignment[..<sign]), String(assignment[assignment.index(after: sign)...]))
  }

  var key: String { path.joined(separator: ".") }

  /// The value that the text means in a record of `kind` (`nil`: in the profile); `nil` takes the
  /// field away.
  func value(in kind: RecordKind?) throws(UsageError) -> Value? {
    switch kind {
    case .issue: try value(in: Issue.self, kind)
    case .measure: try value(in: Measure.self, kind)
    case .policy: try value(in: Policy.self, kind)
    case nil: try value(in: Profile.self, kind)
    }
  }

  private func value<Owner: Fielded>(
    in owner: Owner.Type, _ kind: RecordKind?
  ) throws(UsageError) -> Value? {
    guard let name = path.first, let field = Owner.field(name) else {
      throw .unknownField(kind, key, known: Owner.writableKeys)
    }
    do throws(UsageError) { return try decoded(in: owner, name, kind) } catch {
      // What is written there does not matter: the ledger refuses it, and names the command.
      guard field.guardian != nil else { throw error }
      return .text(text)
    }
  }

  private func decoded<Owner: Fielded>(
    in owner: Owner.Type, _ name: String, _ kind: RecordKind?
  ) throws(UsageError) -> Value? {
    guard path.count > 1 else { return try meaning(owner, name) }
    guard path.count == 2, let part = parts[name] else {
      throw .unknownField(kind, key, known: Owner.writableKeys)
    }
    return try member(of: part, name, kind)
  }

  private func member<Part: Fielded>(
    of part: Part.Type, _ name: String, _ kind: RecordKind?
  ) throws(UsageError) -> Value? {
    guard Part.field(path[1]) != nil else {
      throw .unknownField(kind, key, known: Part.table.map { "\(name).\($0.key)" })
    }
    return try meaning(part, path[1])
  }

  /// The first reading of the text that the field takes.
  private func meaning<Owner: Fielded>(
    _ owner: Owner.Type, _ name: String
  ) throws(UsageError) -> Value? {
    var problem: BadValue?
    for reading in readings {
      do throws(BadValue) {
        return try owner.accepted(reading, in: name)
      } catch {
        problem = problem.map { $0.isAboutKind && !error.isAboutKind ? error : $0 } ?? error
      }
    }
    if isBrokenJSON, problem?.isAboutKind == true { throw .notJSON(key) }
    throw .badField(key, problem ?? BadValue(.missing))
  }

  /// What the text can be, the likeliest first.
  private var readings: [Value?] {
    guard !text.isEmpty else { return [nil, .null] }
    return (json.map { [$0] } ?? []) + [
      .text(text), simpleReading, .list(words(in: text).map(Value.text)),
    ]
  }

  /// Objects and lists are written in JSON; nothing else is, or a title in brackets would be lost.
  private var json: Value? { mayBeJSON ? try? Value(json: text) : nil }

  private var mayBeJSON: Bool { text.hasPrefix("{") || text.hasPrefix("[") }

  private var isBrokenJSON: Bool { mayBeJSON && json == nil }

  private var simpleReading: Value {
    switch text {
    case "true", "是": .bool(true)
    case "false", "否": .bool(false)
    case "null", "未知": .null
    default: .number(text)
    }
  }
}

/// The fields that are objects, and what each is.
private let parts: [String: any Fielded.Type] = [
  "deadline": Deadline.self, "target": Target.self, "feedback": Feedback.self,
  "acceptance": Acceptance.self, "period": Period.self, "alerts": Alerts.self,
]

extension Fielded {
  /// The fields that no command owns.
  static var writableKeys: [String] { table.filter { $0.guardian == nil }.map(\.key) }

  /// The value as the field takes it: labels become codes; throws where it does not fit.
  fileprivate static func accepted(
    _ value: Value?, in name: String
  ) throws(BadValue) -> Value? {
    var probe = Self()
    do throws(BadValue) {
      try probe.set(name, to: value)
      return value
    } catch {
      guard case .unknownCode(let label, let allowed) = error.problem, let value,
        let code = allowed.first(where: { word(for: $0, like: value, in: name) == label })
      else { throw error }
      return try accepted(value.replacing(label, by: code), in: name)
    }
  }

  /// The label of a code in a field that holds one, or a list of them.
  private static func word(for code: String, like value: Value, in name: String) -> String? {
    field(name)?.show(value.list == nil ? .text(code) : .list([.text(code)]))
  }
}

extension Value {
  fileprivate func replacing(_ label: String, by code: String) -> Value {
    switch self {
    case .text(label): .text(code)
    case .list(let items): .list(items.map { $0.replacing(label, by: code) })
    default: self
    }
  }
}

extension BadValue {
  /// Whether another kind of value was expected, which one of several readings always meets.
  fileprivate var isAboutKind: Bool {
    if case .expected = problem { true } else { false }
  }
}
