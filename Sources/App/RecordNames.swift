import Rectification

extension Ledger {
  /// The record that `text` names, whatever the case of its letters and without leading zeros:
  /// `wt-1` is WT-001.
  func id(named text: String) throws(UsageError) -> RecordID {
    if let id = RecordID(text), kind(of: id) != nil { return id }
    let all = allIDs
    let wanted = simplified(text)
    let meant = all.filter { simplified($0.text) == wanted }
    guard meant.count < 2 else { throw .ambiguousID(text, meant) }
    guard let id = meant.first else {
      throw .unknownID(text, nearest: nearestID(to: wanted, among: all.map(\.text)))
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

  private var allIDs: [RecordID] {
    issues.records.map(\.id) + measures.records.map(\.id) + policies.records.map(\.id)
  }
}

/// `WT-1` for `wt-001`, `WT001` and `WT-1`.
private func simplified(_ text: String) -> String {
  let letters = text.prefix { !$0.isASCII || !$0.isNumber }.filter { $0 != "-" }
  let digits = text.drop { !$0.isASCII || !$0.isNumber }.drop { $0 == "0" }
  return "\(letters.uppercased())-\(digits)"
}

/// The id of the same kind whose number is nearest; of another kind none is meant.
private func nearestID(to wanted: String, among ids: [String]) -> String? {
  let letters = wanted.prefix { $0 != "-" }
  let number = Int(wanted.dropFirst(letters.count + 1)) ?? 0
  return
    ids
    .filter { simplified($0).hasPrefix("\(letters)-") }
    .min { distance($0, number) < distance($1, number) }
    ?? nearest(to: wanted, among: ids)
}

private func distance(_ id: String, _ number: Int) -> Int {
  abs((Int(simplified(id).drop { $0 != "-" }.dropFirst()) ?? 0) - number)
}
