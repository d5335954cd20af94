import Rectification
import Storage

/// A list of ledgers, as somebody has written it down (sync.md).
struct LedgerList {
  let title: String
  let sources: [LedgerSource]

  /// Reads `file`; throws at the first thing that is not understood, with its place.
  init(file: String) throws(LedgerListFault) {
    let text: String
    do throws(StorageError) {
      text = try Disk.live.text(of: file, atMost: LedgerList.sizeLimit)
    } catch { throw .unreadable(error) }
    try self.init(text, file: file)
  }

  init(_ text: String, file: String) throws(LedgerListFault) {
    let parsed: JSONText
    do throws(JSONText.Unreadable) { parsed = try JSONText(text) } catch {
      throw .malformed(file, error.place, .syntax(error.problem))
    }
    let reader = LedgerListReader(file: file, text: parsed)
    try reader.checkHead()
    title = try reader.text(parsed.fields["title"], [.key("title")]) ?? ""
    sources = try reader.sources()
  }

  /// A larger file is no list.
  private static let sizeLimit = 64 << 20
}

/// Reads the members of a list, each with its place at hand.
private struct LedgerListReader {
  typealias Step = BadValue.Step

  let file: String
  let text: JSONText

  /// The newest version of such lists that is known.
  private static let schemaVersion = 1

  func checkHead() throws(LedgerListFault) {
    // What a newer version has added must not be taken for a slip.
    if case .number(let digits)? = text.fields["schemaVersion"], let version = Int(digits) {
      if version > LedgerListReader.schemaVersion {
        throw fault(.newer(digits), [.key("schemaVersion")])
      }
    }
    try requireKnown(["schemaVersion", "title", "ledgers"], text.fields, [])
    guard let version = text.fields["schemaVersion"] else {
      throw fault(.missing("schemaVersion"), [])
    }
    guard version == 1 else {
      throw fault(.expected("schemaVersion", " 1"), [.key("schemaVersion")])
    }
  }

  func sources() throws(LedgerListFault) -> [LedgerSource] {
    guard let value = text.fields["ledgers"] else { throw fault(.missing("ledgers"), []) }
    guard let entries = value.list else {
      throw fault(.expected("ledgers", "列表 [ … ]"), [.key("ledgers")])
    }
    guard !entries.isEmpty else { throw fault(.empty, [.key("ledgers")]) }
    var names: Set<String> = []
    var sources: [LedgerSource] = []
    for (place, entry) in entries.enumerated() {
      let source = try self.source(entry, [.key("ledgers"), .index(place)])
      let name = source.name ?? ""
      guard names.insert(name).inserted else {
        throw fault(.doubledName(name), [.key("ledgers"), .index(place), .key("name")])
      }
      sources.append(source)
    }
    return sources
  }

  private func source(
    _ entry: Value, _ path: [Step]
  ) throws(LedgerListFault) -> LedgerSource {
    guard let fields = entry.object else {
      throw fault(.expected("ledgers 的每一项", "对象 { … }"), path)
    }
    try requireKnown(["name", "path", "remote"], fields, path)
    guard let name = try text(fields["name"], path + [.key("name")]) else {
      throw fault(.missing("name"), path)
    }
    let folder = try text(fields["path"], path + [.key("path")])
    let remote = try text(fields["remote"], path + [.key("remote")])
    switch (folder, remote) {
    case (let folder?, nil):
      return LedgerSource(place: .folder(from(folder)), name: name, label: name)
    case (nil, let address?):
      return LedgerSource(
        place: .remote(try self.remote(address, path + [.key("remote")])), name: name, label: name)
    case (nil, nil): throw fault(.noPlace(name), path)
    case (_?, _?): throw fault(.twoPlaces(name), path)
    }
  }

  /// A text with something in it; `nil` where there is none at all.
  func text(_ value: Value?, _ path: [Step]) throws(LedgerListFault) -> String? {
    guard let value else { return nil }
    guard let text = value.text, text.contains(where: { !$0.isWhitespace }),
      !text.unicodeScalars.contains(where: \.isUnprintable)
    else {
      guard case .key(let key)? = path.last else { return nil }
      throw fault(.expected(key, "一行不空的文字"), path)
    }
    return text
  }

  private func remote(_ address: String, _ path: [Step]) throws(LedgerListFault) -> Remote {
    do throws(ExchangeError) { return try Remote(address, from: folder) } catch {
      throw fault(.notARemote(address), path)
    }
  }

  /// The folder in which the list stands.
  private var folder: String {
    guard let slash = file.lastIndex(of: "/") else { return "" }
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }

  /// A path of the list, which counts from where the list stands.
  private func from(_ path: String) -> String { joined(folder, path) }

  private func requireKnown(
    _ known: [String], _ fields: Fields, _ path: [Step]
  ) throws(LedgerListFault) {
    var seen: Set<String> = []
    for key in fields.keys {
      guard known.contains(key) else {
        throw fault(.unknown(key, known: known), path + [.key(key)], ofKey: true)
      }
      guard seen.insert(key).inserted else {
        throw fault(.doubled(key), path + [.key(key)], ofKey: true)
      }
    }
  }

  private func fault(
    _ problem: LedgerListFault.Problem, _ path: [Step], ofKey: Bool = false
  ) -> LedgerListFault {
    .malformed(file, text.place(of: path, ofKey: ofKey), problem)
  }
}
