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

  /// Reads a file with a list, record by record. One that is written as this program writes it is
  /// packed as it lies; any other is read with care, which says what is wrong with it.
  func list<Record: Registered>(
    _ file: LedgerFile, _ bytes: [UInt8]
  ) throws(StorageError) -> ListFile<Record> {
    var head = HeadReader(file, bytes)
    var packing = Packing<Record>()
    let shape = RecordShape(Record.rows)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + 64)
    let offsets = UnsafeMutablePointer<UInt32>.allocate(capacity: shape.rowCount)
    defer { offsets.deallocate() }
    var count = 0
    let finished: FileHead
    do throws(StorageError) {
      try read(file, bytes, list: file.listKey) { nodes, index throws(Misplaced) in
        guard index >= 0 else { return try head.take(nodes) }
        let length = nodes.pack(as: shape, at: memory + count, offsets)
        guard length == 0 else {
          packing.add(PackedRecord(memory + count, offsets: offsets), at: count)
          count += length
          return
        }
        do throws(BadValue) { packing.add(try Record(nodes.value(at: 0))) } catch {
          let offset = nodes.offset(of: error, from: 0, path: error.path[...])
          throw Misplaced(error.within(file, index), offset)
        }
      }
      finished = try head.finished()
    } catch {
      memory.deallocate()
      throw error
    }
    do throws(BadValue) {
      let register = try packing.finished(memory, count: count)
      return ListFile(head: finished, records: register)
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
