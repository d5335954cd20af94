/// The list of SHA-256 in a packed ledger, as `sha256sum -c` reads it.
struct ChecksumList: Equatable {
  static let name = "SHA256SUMS"
  private(set) var hashes: [String: String] = [:]
  private var order: [String] = []

  init() {}

  mutating func add(_ name: String, _ hash: String) {
    order.append(name)
    hashes[name] = hash
  }

  var text: String { order.map { "\(hashes[$0] ?? "")  \($0)\n" }.joined() }

  /// Reads a list; each name must stand in it once.
  init(_ text: String) throws(PackageProblem) {
    for (place, line) in text.split(separator: "\n").enumerated() {
      // Two blanks, or a blank and an asterisk for files that are not text.
      let (hash, mark, name) = (line.prefix(64), line.dropFirst(64).prefix(2), line.dropFirst(66))
      guard Chain.isHash(String(hash)), mark == "  " || mark == " *", !name.isEmpty,
        hashes[String(name)] == nil
      else { throw .badList(line: place + 1) }
      add(String(name), String(hash))
    }
  }
}
