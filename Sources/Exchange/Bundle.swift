import Rectification
import Storage

/// Writes the ledger with its whole history to a file that another desk can sync with.
public func writeBundle(
  of store: Store, to file: String, by: String, _ circumstances: Circumstances,
  in ledger: inout Ledger
) throws(ExchangeError) {
  try holdingTurn(store, by) { () throws(ExchangeError) in
    try refresh(store, by, &ledger)
    let repository = try Repository(of: store, by: by, circumstances)
    let head = try repository.head()
    let commit = try repository.commit(on: head, saying: repository.subject(ledger))
    if commit != head { try repository.moveHead(to: commit) }
    let branch = try repository.branch().map { "refs/heads/\($0)" } ?? "HEAD"
    let path = file.hasPrefix("/") ? file : absolute(".") + "/" + file
    try repository.git.run(
      "bundle", "create", "-q", path, "HEAD", branch, on: .ledger, what: "写入数据包 \(file) ")
  }
}
