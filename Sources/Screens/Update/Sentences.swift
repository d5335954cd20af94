extension String {
  /// A sentence as the screen says it: without the command names in brackets, such as （accept）,
  /// which are for the command line.
  var forScreen: String {
    var kept = ""
    var rest = self[...]
    while let open = rest.firstIndex(of: "（") {
      kept += rest[..<open]
      let inside = rest[rest.index(after: open)...]
      guard let close = inside.firstIndex(of: "）") else { break }
      let bracket = inside[..<close]
      rest = inside[inside.index(after: close)...]
      let isCommand = bracket.allSatisfy { $0.isASCII && !$0.isNumber || $0 == "、" }
      if !isCommand, !bracket.isCommandOnRecord { kept += "（\(bracket)）" }
    }
    return kept + rest
  }
}

extension Substring {
  /// `advance WT-017`, `edit WT-001 deadline.date`: a command and what it is for.
  fileprivate var isCommandOnRecord: Bool {
    guard let verb = split(separator: " ").first, contains(" "), allSatisfy(\.isASCII) else {
      return false
    }
    return verb.allSatisfy { $0.isLowercase }
  }
}
