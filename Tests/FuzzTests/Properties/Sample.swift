import Rectification
import Storage

/// The sample ledger of the project, read once.
let sample: Ledger = {
  var steps = #filePath.split(separator: "/").dropLast(4)
  steps.append("Data")
  guard let opened = try? Store.open("/" + steps.joined(separator: "/")) else {
    preconditionFailure("no sample ledger")
  }
  return opened.ledger
}()
