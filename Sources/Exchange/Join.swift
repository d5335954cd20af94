import Glibc
import Rectification
import Storage

/// Makes a copy of a remote's ledger in `folder`, which must not be there yet, or be empty.
///
/// What is not a sound ledger is not left behind.
public func join(
  _ address: String, in folder: String, _ circumstances: Circumstances
) throws(ExchangeError) {
  let remote = try Remote(address)
  let target = folder.hasPrefix("/") ? folder : absolute(".") + "/" + folder
  switch Standing(target) {
  case .nothing: break
  case .folder where names(in: target).isEmpty: break
  default: throw .alreadyThere(folder)
  }
  let place = "\(target).joining-\(getpid())"
  removeAll(place)
  do throws(ExchangeError) {
    try lay(remote, in: place, circumstances)
    guard rename(place, target) == 0 else {
      throw .storage(.cannotCreate(DiskFailure(.create, folder, errno)))
    }
  } catch {
    removeAll(place)
    throw error
  }
}

/// Clones a remote and checks that what came is a ledger.
private func lay(
  _ remote: Remote, in place: String, _ circumstances: Circumstances
) throws(ExchangeError) {
  let parent = String(place[..<(place.lastIndex(of: "/") ?? place.startIndex)])
  guard Standing(absolute(parent.isEmpty ? "/" : parent)) == .folder else {
    throw .storage(.cannotCreate(DiskFailure(.create, parent, ENOENT)))
  }
  let git = try Git(in: parent.isEmpty ? "/" : parent, circumstances)
  let listed = try git.branches(of: remote)
  guard !listed.isEmpty else { throw .noLedger(remote.shown) }
  guard let branch = listed.ledger(orOurs: nil) else { throw .severalBranches(remote.shown) }
  let cloned = try git.tried([
    "clone", "-q", "--template=", "--no-checkout", "--branch", branch, "--", remote.address, place,
  ])
  guard cloned.status == 0 else { throw trouble(with: remote, cloned) }
  try checkOut(place, remote, circumstances)
  try requireLedger(place, remote)
}

/// Lays out the files as they are, whatever the remote's rules say of line ends.
private func checkOut(
  _ place: String, _ remote: Remote, _ circumstances: Circumstances
) throws(ExchangeError) {
  let git = try Git(in: place, circumstances)
  mkdir("\(place)/.git/info", 0o700)
  mkdir("\(place)/.git/zhenggai", 0o700)
  let rules = open("\(place)/.git/info/attributes", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
  if rules >= 0 {
    let text = Array("* -text -filter -ident -working-tree-encoding\n".utf8)
    _ = write(rules, text, text.count)
    close(rules)
  }
  try git.run(
    "reset", "-q", "--hard", on: .ledger, what: "取出台账",
    adding: ["GIT_INDEX_FILE=\(git.folder)/.git/index"])
  // A bundle is no place to come back to.
  if remote.isBundle { try git.run("remote", "remove", "origin", on: .ledger, what: "取出台账") }
}

private func requireLedger(_ place: String, _ remote: Remote) throws(ExchangeError) {
  guard Store.isLedger(place) else { throw .noLedger(remote.shown) }
  do throws(StorageError) {
    if let obstacle = try Store.open(place).store.obstacle { throw obstacle }
  } catch { throw .unreadable(remote.shown, error) }
}
