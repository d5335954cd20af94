import Rectification

/// Where a ledger's remote stands.
struct RemoteState: Hashable, Sendable {
  /// The `seq` of the last event that both have.
  let common: Int
  /// How many events the remote has behind it.
  let behind: Int
}

extension Model {
  /// How far the ledger is ahead of its remote or behind it; empty where they are in step.
  var remoteWords: String {
    guard let remote else { return "" }
    let ahead = ledger.history.last - remote.common
    let words = [
      ahead > 0 ? "待送出 \(ahead)" : nil, remote.behind > 0 ? "待取回 \(remote.behind)" : nil,
    ].compactMap(\.self)
    return words.isEmpty ? "" : "\(words.joined(separator: " "))（\(keyLabel(.sync)) 同步） "
  }
}
