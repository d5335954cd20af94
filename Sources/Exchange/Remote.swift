import Rectification

/// Where a ledger is exchanged: a repository somewhere, or a bundle in a file.
struct Remote: Hashable {
  /// What git is told.
  let address: String
  let isBundle: Bool

  /// Reads what the user wrote; throws where git could take it for anything but a place. A path
  /// counts from where the program is run.
  init(_ text: String) throws(ExchangeError) { try self.init(text, from: "") }

  /// The same, where a path counts from `folder`.
  init(_ text: String, from folder: String) throws(ExchangeError) {
    guard !text.isEmpty, !text.hasPrefix("-"), !text.contains("::"),
      !text.unicodeScalars.contains(where: \.isUnprintable)
    else { throw .notARemote(text) }
    let isElsewhere = text.contains("://") || Remote.isHostAndPath(text)
    address = isElsewhere ? text : absolute(joined(folder, text))
    isBundle = !isElsewhere && Standing(address) == .file
  }

  /// `git@server:ledger.git`: a colon before the first slash, where no such file is.
  private static func isHostAndPath(_ text: String) -> Bool {
    let host = text.prefix { $0 != "/" }
    return host.contains(":") && Standing(text) == .nothing
  }

  /// The address for people, without a password that stands in it.
  var shown: String {
    guard let start = address.firstRange(of: "://")?.upperBound else { return address }
    let host = address[start...].prefix { $0 != "/" }
    guard let at = host.lastIndex(of: "@"), let colon = host[..<at].firstIndex(of: ":") else {
      return address
    }
    return String(address[..<colon] + address[at...])
  }
}

/// The branches of a remote, and which one is the ledger.
struct Branches {
  private var heads: [String: String] = [:]
  private var pointed: String?
  private var headCommit: String?

  /// Reads what `git ls-remote --symref` tells.
  init(_ listing: String) {
    for line in listing.split(separator: "\n") {
      let parts = line.split(separator: "\t").map(String.init)
      guard parts.count == 2 else { continue }
      if parts[0].hasPrefix("ref: refs/heads/"), parts[1] == "HEAD" {
        pointed = String(parts[0].dropFirst("ref: refs/heads/".count))
      } else if parts[1] == "HEAD" {
        headCommit = parts[0]
      } else if parts[1].hasPrefix("refs/heads/") {
        heads[String(parts[1].dropFirst("refs/heads/".count))] = parts[0]
      }
    }
  }

  var isEmpty: Bool { heads.isEmpty }

  /// The one that the remote points to, else ours, else the only one.
  func ledger(orOurs own: String?) -> String? {
    if let pointed, heads[pointed] != nil { return pointed }
    let atHead = heads.filter { $0.value == headCommit }.map(\.key)
    if atHead.count == 1 { return atHead[0] }
    if let own, heads[own] != nil { return own }
    return heads.count == 1 ? heads.first?.key : nil
  }
}
