extension Ledger {
  /// What keeps `gate` shut for `issue`, in words for its sentence; `nil` where it is open.
  func obstruction(
    _ gate: IssueGate, _ issue: Issue, note: String?, _ occasion: Occasion
  ) -> [String]? {
    switch gate {
    case .hasMeasure: measures(of: issue.id).isEmpty ? [] : nil
    case .hasWork: measures(of: issue.id).contains { $0.status != .halted } ? nil : []
    case .immediateComplete: unfinished(.immediate, issue)
    case .lastingComplete: unfinished(.lasting, issue)
    case .hasLastingLane: lanes(of: issue.id).lasting == .notNeeded ? [] : nil
    case .everyDoneMeasureProven: unproven(issue)
    case .targetsMet: issue.obstacle?.trimmed == nil ? shortfalls(issue) : nil
    case .accepted: issue.acceptance?.conclusion == .accepted ? nil : []
    case .otherThanReporter: ownReport(issue)
    case .acceptorIsReviewer: issue.acceptance.flatMap { notReviewer($0.by) }
    case .closerIsReviewer: notReviewer(occasion.person)
    case .opinionWritten: issue.acceptance?.opinion?.trimmed == nil ? [] : nil
    case .criteriaMet: issue.criteria.filter { !$0.met }.map(\.text).nilIfEmpty
    case .feedbackGiven: issue.source == .publicConcern && issue.feedback == nil ? [] : nil
    case .nothingUnfinished: open(issue)
    case .reasonGiven: note == nil ? [] : nil
    case .demandGiven: (note?.count(where: \.isVisible) ?? 0) < 10 ? [] : nil
    }
  }

  /// The measures of an unfinished lane that keep it so, with the policies that do.
  private func unfinished(_ track: Track, _ issue: Issue) -> [String]? {
    guard !lanes(of: issue.id)[track].isFinished else { return nil }
    return measures(of: issue.id)
      .filter { $0.track == track && $0.status != .halted }
      .flatMap { measure in
        measure.status.isDone
          ? (track == .lasting ? standing(policiesMissing(for: measure)) : [])
          : ["\(measure.id) \(measure.status.label)"]
      }
  }

  private func unproven(_ issue: Issue) -> [String]? {
    measures(of: issue.id).filter { $0.status.isDone && $0.evidence.isEmpty }.map(\.id.text)
      .nilIfEmpty
  }

  private func shortfalls(_ issue: Issue) -> [String]? {
    measures(of: issue.id)
      .filter { $0.status != .halted }
      .compactMap { measure in
        measure.target.flatMap { target in
          target.isMet ? nil : "\(measure.id) 的量化指标未达到（\(target.phrase)）"
        }
      }
      .nilIfEmpty
  }

  /// The acceptor, where the same person reported the last measure done (four eyes).
  private func ownReport(_ issue: Issue) -> [String]? {
    guard let acceptor = issue.acceptance.map({ account(of: $0.by) }),
      acceptor == history.lastReporter(of: measures(of: issue.id).map(\.id))
    else { return nil }
    return [acceptor]
  }

  private func notReviewer(_ person: String) -> [String]? {
    isReviewer(person) ? nil : profile.reviewers
  }

  func isReviewer(_ person: String) -> Bool {
    profile.reviewers.isEmpty
      || profile.reviewers.contains { account(of: $0) == account(of: person) }
  }

  /// The measures that are still to be done; a closed issue must have none (rules.md §4).
  private func open(_ issue: Issue) -> [String]? {
    measures(of: issue.id).filter { !$0.status.isDone && $0.status != .halted }
      .map { "\($0.id) \($0.status.label)" }
      .nilIfEmpty
  }

  /// Policies with the stage in which each stands, for a sentence.
  func standing(_ ids: [RecordID]) -> [String] {
    ids.map { id in
      policies[id].map { "\(id)《\($0.title)》现处于“\($0.stage.label)”" } ?? "\(id) 不在台账上"
    }
  }
}

extension Array {
  fileprivate var nilIfEmpty: [Element]? { isEmpty ? nil : self }
}
