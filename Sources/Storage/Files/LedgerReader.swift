import Rectification

/// Reads the files of a ledger, strictly (format.md).
struct LedgerReader {
  let parser: JSONParser

  /// Reads ledger.json.
  func profile(_ bytes: [UInt8]) throws(StorageError) -> (head: FileHead, profile: Profile) {
    var head = HeadReader(.profile, bytes)
    var profile: Profile?
    try read(.profile, bytes, list: nil) { nodes, _ throws(Misplaced) in
      var fields = nodes.value(at: 0).object ?? Fields()
      try head.take(&fields, nodes)
      do throws(BadValue) { profile = try Profile(fields) } catch {
        throw Misplaced(error, nodes.offset(of: error, from: 0, path: error.path[...]))
      }
    }
    guard let profile else { throw head.missing("title") }
    return (head.head, profile)
  }

  /// Reads a file with a list piece by piece. `fill` fills a buffer with the file from an offset on,
  /// and answers how many bytes there were.
  ///
  /// - Returns: `nil` where the file is not laid out as this program does it, or anything is wrong
  ///   with it; it has to be read whole then, which says what.
  func list<Record: Registered>(
    _ file: LedgerFile, of size: Int,
    by fill: @escaping (UnsafeMutableRawBufferPointer, Int) throws(SystemError) -> Int
  ) throws(SystemError) -> ListFile<Record>? {
    guard let pieces = try Pieces(list: file.listKey ?? "", by: fill) else { return nil }
    let records = RecordTaking<Record>(upTo: size)
    while let piece = try pieces.next() {
      let isRead = try? parser.read(piece, list: Pieces.key) { nodes, index in
        do throws(BadValue) { if index >= 0 { try records.take(nodes) } } catch { return false }
        return true
      }
      guard isRead == true else { return nil }
    }
    guard let frame = pieces.frame, let head = try? head(file, frame),
      let register = try? records.finished()
    else { return nil }
    return ListFile(head: head, records: register)
  }

  /// The head of a file whose records were taken out.
  private func head(_ file: LedgerFile, _ frame: [UInt8]) throws(StorageError) -> FileHead {
    var head = HeadReader(file, frame)
    try read(file, frame, list: file.listKey) { nodes, _ throws(Misplaced) in try head.take(nodes) }
    return try head.finished()
  }

  /// Reads a file with a list whole, record by record.
  func list<Record: Registered>(
    _ file: LedgerFile, _ bytes: [UInt8]
  ) throws(StorageError) -> ListFile<Record> {
    var head = HeadReader(file, bytes)
    let records = RecordTaking<Record>(upTo: bytes.count)
    try read(file, bytes, list: file.listKey) { nodes, index throws(Misplaced) in
      guard index >= 0 else { return try head.take(nodes) }
      do throws(BadValue) { try records.take(nodes) } catch {
        let offset = nodes.offset(of: error, from: 0, path: error.path[...])
        throw Misplaced(error.within(file, index), offset)
      }
    }
    let finished = try head.finished()
    do throws(BadValue) {
      return ListFile(head: finished, records: try records.finished())
    } catch {
      throw doubled(error, in: file, bytes)
    }
  }

  /// An id that another list has, too, and where it stands.
  func standsTwice(_ id: RecordID, _ file: LedgerFile, _ bytes: [UInt8]) -> StorageError {
    var (place, found) = (0, 0)
    try? read(file, bytes, list: file.listKey) { nodes, index throws(Misplaced) in
      let value = index < 0 ? nil : nodes.value(at: 0).object?["id"]
      if value == .text(id.text) { (place, found) = (nodes.idOffset, index) }
    }
    let bad = BadValue(.doubledID(id.text), at: [.key("id")]).within(file, found)
    return .badData(file.name, Place(offset: place, in: bytes), bad)
  }

  /// Runs `take` over a file, and turns what is wrong with it into file, line and column.
  private func read(
    _ file: LedgerFile, _ bytes: [UInt8], list: String?,
    take: (JSONNodes, Int) throws(Misplaced) -> Void
  ) throws(StorageError) {
    var misplaced: Misplaced?
    do throws(SyntaxError) {
      try bytes.withPaddedText(0..<bytes.count) { text throws(SyntaxError) in
        _ = try parser.read(text, list: list) { nodes, index in
          do throws(Misplaced) { try take(nodes, index) } catch { misplaced = error }
          return misplaced == nil
        }
      }
    } catch {
      let place = error.problem.hasPlace ? Place(offset: error.offset, in: bytes) : nil
      throw .malformed(file.name, place, error.problem)
    }
    if let misplaced {
      throw .badData(file.name, Place(offset: misplaced.offset, in: bytes), misplaced.bad)
    }
  }

  /// The place of the second of two equal ids, found by reading the file once more.
  private func doubled(
    _ bad: BadValue, in file: LedgerFile, _ bytes: [UInt8]
  ) -> StorageError {
    guard case .index(let wanted)? = bad.path.first else { return .badData(file.name, nil, bad) }
    var place: Place?
    try? read(file, bytes, list: file.listKey) { nodes, index throws(Misplaced) in
      if index == wanted { place = Place(offset: nodes.idOffset, in: bytes) }
    }
    let named = BadValue(bad.problem, at: Array(bad.path.dropFirst())).within(file, wanted)
    return .badData(file.name, place, named)
  }

  /// simdjson counts in 32 bits; a ledger of this size is none.
  static let sizeLimit = 1 << 31
}

/// A bad value, and the byte where it stands.
struct Misplaced: Error {
  let bad: BadValue
  let offset: Int

  init(_ bad: BadValue, _ offset: Int) { (self.bad, self.offset) = (bad, offset) }
}

extension BadValue {
  /// The same error, seen from the top of a file with a list.
  fileprivate func within(_ file: LedgerFile, _ index: Int) -> BadValue {
    BadValue(problem, at: [.key(file.listKey ?? ""), .index(index)] + path)
  }
}

extension JSONNodes {
  fileprivate var idOffset: Int {
    offset(of: BadValue(.missing), from: 0, path: [.key("id")])
  }
}
