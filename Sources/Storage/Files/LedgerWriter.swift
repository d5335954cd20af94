import Rectification

/// Writes the files of a ledger: two spaces, keys in the format's order, unknown ones kept.
enum LedgerWriter {
  /// Takes some of the bytes of a file.
  typealias Sink = ([UInt8]) throws(SystemError) -> Void

  /// How many bytes are handed on at a time.
  private static let piece = 1 << 20

  /// Writes a file of `ledger` piece by piece.
  static func write(
    _ file: LedgerFile, _ ledger: Ledger, _ head: FileHead, to sink: Sink
  ) throws(SystemError) {
    switch file {
    case .profile: try sink(profile(ledger.profile, head))
    case .issues: try list(file, ledger.issues, head, to: sink)
    case .measures: try list(file, ledger.measures, head, to: sink)
    case .policies: try list(file, ledger.policies, head, to: sink)
    }
  }

  /// The bytes of a file, all at once.
  static func bytes(of file: LedgerFile, _ ledger: Ledger, _ head: FileHead) -> [UInt8] {
    var all: [UInt8] = []
    // Nothing is thrown where nothing is written.
    try? write(file, ledger, head) { bytes throws(SystemError) in all += bytes }
    return all
  }

  private static func profile(_ profile: Profile, _ head: FileHead) -> [UInt8] {
    var members = opening(head)
    members += profile.fields.members
    var bytes: [UInt8] = []
    Value.object(Fields(members)).write(to: &bytes, .indented)
    bytes.append(newline)
    return bytes
  }

  private static func list<Record: Registered>(
    _ file: LedgerFile, _ records: Register<Record>, _ head: FileHead, to sink: Sink
  ) throws(SystemError) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(records.count * 768 + 256, piece + piece / 4))
    bytes += "{\n".utf8
    for member in opening(head) {
      write(member, to: &bytes)
      bytes += ",\n".utf8
    }
    bytes += "  \"\(file.listKey ?? "")\": [".utf8
    for place in records.places {
      bytes += (place == 0 ? "\n    " : ",\n    ").utf8
      records.writeJSON(at: place, to: &bytes, depth: 2)
      guard bytes.count >= piece else { continue }
      try sink(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    bytes += (records.count == 0 ? "]" : "\n  ]").utf8
    for member in head.unknown.members {
      bytes += ",\n".utf8
      write(member, to: &bytes)
    }
    bytes += "\n}\n".utf8
    try sink(bytes)
  }

  private static func opening(_ head: FileHead) -> [Member] {
    let version = Member(
      key: "schemaVersion", value: .number(String(LedgerFile.schemaVersion)))
    guard let revision = head.revision else { return [version] }
    return [version, Member(key: "revision", value: .number(String(revision)))]
  }

  private static func write(_ member: Member, to bytes: inout [UInt8]) {
    bytes += "  ".utf8
    Value.text(member.key).write(to: &bytes, .indented)
    bytes += ": ".utf8
    member.value.write(to: &bytes, .indented, depth: 1)
  }

  private static let newline = UInt8(ascii: "\n")
}
