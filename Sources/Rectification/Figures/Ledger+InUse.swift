extension Ledger {
  /// The sections of ledger.json in its order, then those that only records name.
  public var sectionsInUse: [String] { distinct(profile.sections + issues.records.map(\.section)) }

  /// The departments of ledger.json in its order, then those that only records name.
  public var departmentsInUse: [String] {
    distinct(
      profile.departments + issues.records.map(\.department)
        + measures.records.map(\.department) + policies.records.map(\.department))
  }

  /// The usual kinds of policies, then those that only records name.
  public var policyKindsInUse: [String] { distinct(Policy.kinds + policies.records.map(\.kind)) }
}

private func distinct(_ names: [String]) -> [String] {
  var seen: Set<String> = []
  return names.filter { seen.insert($0).inserted }
}
