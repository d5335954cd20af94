extension Ledger {
  /// The sections of ledger.json in its order, then those that only records name.
  public var sectionsInUse: [String] { distinct(profile.sections + issues.inUse(\.section)) }

  /// The departments of ledger.json in its order, then those that only records name.
  public var departmentsInUse: [String] {
    distinct(
      profile.departments + issues.inUse(\.department) + measures.inUse(\.department)
        + policies.inUse(\.department))
  }

  /// The usual kinds of policies, then those that only records name.
  public var policyKindsInUse: [String] { distinct(Policy.kinds + policies.inUse(\.kind)) }
}

extension Register {
  /// The names that a fact of the records tells, in the order of the first that does.
  fileprivate func inUse(_ fact: KeyPath<Record.Facts, Name>) -> [String] {
    var seen: Set<Name> = []
    return places.map { facts(at: $0)[keyPath: fact] }.filter { seen.insert($0).inserted }
      .map { names[$0] }
  }
}

private func distinct(_ names: [String]) -> [String] {
  var seen: Set<String> = []
  return names.filter { seen.insert($0).inserted }
}
