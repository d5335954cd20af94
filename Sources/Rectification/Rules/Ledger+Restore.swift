extension Ledger {
  /// Decides what going back to an earlier state of this ledger comes to; `last` is the last event
  /// that this state holds. One step, to be undone like any other.
  ///
  /// It takes back what others did, so that it is for the reviewers where there are any.
  public func check(
    restoring past: Ledger, after last: Int, _ occasion: Occasion
  ) throws(RuleBroken) -> Step {
    guard isReviewer(occasion.person) else {
      throw .notReviewer(
        .ledger, action: "恢复", person: occasion.person, reviewers: profile.reviewers)
    }
    let profile = Edit(
      op: Event.restoring, item: .ledger, before: profile.fields, after: past.profile.fields,
      note: nil)
    let edits =
      [profile] + edits(from: issues, to: past.issues) + edits(from: measures, to: past.measures)
      + edits(from: policies, to: past.policies)
    // What comes back is there before what names it changes, and what goes away goes last.
    let ordered =
      edits.filter(\.isAddition) + edits.filter { !$0.isAddition && !$0.isRemoval }
      + edits.filter(\.isRemoval)
    return Step(
      ordered.filter { !$0.keys.isEmpty }.map { edit in
        let later = history.events(of: edit.item).filter { $0.seq > last }
        return Step.Entry(edit, of: later.map(\.seq))
      })
  }

  private func edits<Record: Registered>(
    from now: Register<Record>, to past: Register<Record>
  ) -> [Edit] {
    let missing = past.ids.filter { !now.contains($0) }
    return (now.ids + missing).map { Edit(op: Event.restoring, from: now[$0], to: past[$0]) }
  }
}

extension Event {
  /// The `op` of what a restore from a backup changes.
  public static let restoring = "restore"

  /// Whether it brings a record back to what a backup holds.
  public var isRestoration: Bool { edit.op == Event.restoring }
}
