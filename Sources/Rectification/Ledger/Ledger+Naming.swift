extension Ledger {
  /// The records that `text` may name, whatever the case of its letters and without leading zeros:
  /// `wt-1` is WT-001. More than one only where ids differ by nothing else.
  public func records(meantBy text: String) -> [RecordID] {
    if let id = RecordID(text), kind(of: id) != nil { return [id] }
    let wanted = simplified(text)
    return allIDs.filter { simplified($0.text) == wanted }
  }

  /// The record of the same kind whose number is nearest to the one that `text` names.
  public func nearestID(to text: String) -> RecordID? {
    let wanted = simplified(text)
    let letters = wanted.prefix { $0 != "-" }
    let number = Int(wanted.dropFirst(letters.count + 1)) ?? 0
    return
      allIDs
      .filter { simplified($0.text).hasPrefix("\(letters)-") }
      .min { abs(($0.number ?? 0) - number) < abs(($1.number ?? 0) - number) }
  }

  /// Every record there is: issues, measures, policies.
  public var allIDs: [RecordID] {
    issues.ids + measures.ids + policies.ids
  }
}

/// `WT-1` for `wt-001`, `WT001` and `WT-1`.
private func simplified(_ text: String) -> String {
  let letters = text.prefix { !$0.isASCII || !$0.isNumber }.filter { $0 != "-" }
  let digits = text.drop { !$0.isASCII || !$0.isNumber }.drop { $0 == "0" }
  return "\(letters.uppercased())-\(digits)"
}
