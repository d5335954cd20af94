import Cells
import Rectification

extension Ledger {
  /// The record that `text` names, whatever the case of its letters and without leading zeros:
  /// `wt-1` is WT-001.
  func id(named text: String) throws(UsageError) -> RecordID {
    let meant = records(meantBy: text)
    guard meant.count < 2 else { throw .ambiguousID(text, meant) }
    guard let id = meant.first else {
      let near = nearestID(to: text)?.text ?? nearest(to: text, among: allIDs.map(\.text))
      throw .unknownID(text, nearest: near)
    }
    return id
  }

  /// The records that `texts` name, each once.
  func ids(named texts: [String]) throws(UsageError) -> [RecordID] {
    var ids: [RecordID] = []
    for text in texts {
      let id = try id(named: text)
      if !ids.contains(id) { ids.append(id) }
    }
    return ids
  }
}
