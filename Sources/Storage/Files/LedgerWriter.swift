import Rectification

/// Writes the files of a ledger: two spaces, keys in the format's order, unknown ones kept.
enum LedgerWriter {
  /// The bytes of a file with what `ledger` holds.
  static func bytes(of file: LedgerFile, _ ledger: Ledger, _ head: FileHead) -> [UInt8] {
    switch file {
    case .profile: profile(ledger.profile, head)
    case .issues: list(file, ledger.issues.records, head)
    case .measures: list(file, ledger.measures.records, head)
    case .policies: list(file, ledger.policies.records, head)
    }
  }

  /// The bytes of ledger.json.
  static func profile(_ profile: Profile, _ head: FileHead) -> [UInt8] {
    var members = opening(head)
    members += profile.fields.members
    var bytes: [UInt8] = []
    Value.object(Fields(members)).write(to: &bytes, .indented)
    bytes.append(newline)
    return bytes
  }

  /// The bytes of a file with a list, built record by record.
  static func list<Record: Registered>(
    _ file: LedgerFile, _ records: Records<Record>, _ head: FileHead
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(records.count * 768 + 256)
    bytes += "{\n".utf8
    for member in opening(head) {
      write(member, to: &bytes)
      bytes += ",\n".utf8
    }
    write(records, as: file.listKey ?? "", to: &bytes)
    for member in head.unknown.members {
      bytes += ",\n".utf8
      write(member, to: &bytes)
    }
    bytes += "\n}\n".utf8
    return bytes
  }

  private static func opening(_ head: FileHead) -> [Member] {
    let version = Member(
      key: "schemaVersion", value: .number(String(LedgerFile.schemaVersion)))
    guard let revision = head.revision else { return [version] }
    return [version, Member(key: "revision", value: .number(String(revision)))]
  }

  private static func write<Record: Registered>(
    _ records: Records<Record>, as key: String, to bytes: inout [UInt8]
  ) {
    bytes += "  \"\(key)\": [".utf8
    for (place, record) in records.enumerated() {
      bytes += (place == 0 ? "\n    " : ",\n    ").utf8
      Value.object(record.fields).write(to: &bytes, .indented, depth: 2)
    }
    bytes += (records.isEmpty ? "]" : "\n  ]").utf8
  }

  private static func write(_ member: Member, to bytes: inout [UInt8]) {
    bytes += "  ".utf8
    Value.text(member.key).write(to: &bytes, .indented)
    bytes += ": ".utf8
    member.value.write(to: &bytes, .indented, depth: 1)
  }

  private static let newline = UInt8(ascii: "\n")
}
