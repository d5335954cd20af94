import Rectification
import Storage

/// Writes the ledger with its whole history to a file that another desk can sync with.
public func writeBundle(
  of store: Store, to file: String, by: String, _ circumstances: Circumstances,
  in ledger: inout Ledger
) throws(ExchangeError) {
  try holdingTurn(store, by) { () throws(ExchangeError) in
    try storing { () throws(StorageError) in try store.settle(&ledger, by: by) }
    let repository = try Repository(of: store, by: withHost(by), circumstances)
    _ = try repository.commitAsIs(ledger)
    let branch = try repository.branch().map { "refs/heads/\($0)" } ?? "HEAD"
    let path = file.hasPrefix("/") ? file : absolute(".") + "/" + file
    try repository.git.run(
      "bundle", "create", "-q", path, "HEAD", branch, on: .ledger, what: "写入数据包 \(file)")
  }
}
