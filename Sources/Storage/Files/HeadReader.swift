import Rectification

/// Takes in what stands beside the records: the version of the format, the revision, and members
/// of newer tools.
struct HeadReader {
  private let file: LedgerFile
  private let bytes: [UInt8]
  private var seen: Set<String> = []
  private(set) var head = FileHead()

  init(_ file: LedgerFile, _ bytes: [UInt8]) { (self.file, self.bytes) = (file, bytes) }

  /// Takes a member of a file with a list.
  mutating func take(_ nodes: JSONNodes) throws(Misplaced) {
    let key = nodes.key(at: 0)
    guard seen.insert(key).inserted else {
      throw Misplaced(BadValue(.doubledKey, at: [.key(key)]), nodes.offset(of: 0))
    }
    do throws(BadValue) { try take(key, nodes.value(at: 1)) } catch {
      throw Misplaced(error, nodes.offset(of: 1))
    }
  }

  /// Takes the head's members out of those of ledger.json.
  mutating func take(_ fields: inout Fields, _ nodes: JSONNodes) throws(Misplaced) {
    for key in ["schemaVersion", "revision"] {
      guard let value = fields[key] else { continue }
      seen.insert(key)
      let path = [BadValue.Step.key(key)]
      do throws(BadValue) { try take(key, value) } catch {
        throw Misplaced(error, nodes.offset(of: error, from: 0, path: path[...]))
      }
      fields[key] = nil
      if fields[key] != nil {
        let bad = BadValue(.doubledKey, at: path)
        throw Misplaced(bad, nodes.offset(of: bad, from: 0, path: path[...]))
      }
    }
    guard seen.contains("schemaVersion") else {
      throw Misplaced(BadValue(.missing, at: [.key("schemaVersion")]), nodes.offset(of: 0))
    }
  }

  private mutating func take(_ key: String, _ value: Value) throws(BadValue) {
    switch key {
    case "schemaVersion": try checkVersion(value)
    case "revision": head.revision = try wholeNumber(value, from: 0, at: key)
    case file.listKey:
      guard case .list = value else {
        throw BadValue(.expected("列表", found: value.kindName), at: [.key(key)])
      }
    default: head.unknown[key] = value
    }
  }

  private func checkVersion(_ value: Value) throws(BadValue) {
    let version = try wholeNumber(value, from: 1, at: "schemaVersion")
    guard version <= LedgerFile.schemaVersion else {
      throw BadValue(.newerSchema(String(version)), at: [.key("schemaVersion")])
    }
  }

  private func wholeNumber(
    _ value: Value, from minimum: Int, at key: String
  ) throws(BadValue) -> Int {
    guard case .number(let digits) = value, let number = Int(digits), number >= minimum else {
      throw BadValue(
        .expected("不小于 \(minimum) 的整数", found: value.kindName), at: [.key(key)])
    }
    return number
  }

  /// The head of a file with a list, once it has been read to its end.
  func finished() throws(StorageError) -> FileHead {
    for key in ["schemaVersion", "revision", file.listKey ?? ""] where !seen.contains(key) {
      throw missing(key)
    }
    return head
  }

  func missing(_ key: String) -> StorageError {
    let start = bytes.firstIndex(of: UInt8(ascii: "{")) ?? 0
    return .badData(
      file.name, Place(offset: start, in: bytes), BadValue(.missing, at: [.key(key)]))
  }
}
