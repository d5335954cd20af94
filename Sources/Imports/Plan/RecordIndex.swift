import Rectification

/// The records of a ledger by the names under which a file may know them.
struct RecordIndex: Sendable {
  private var issues: [String: RecordID] = [:]
  private var measures: [MeasureName: RecordID] = [:]
  /// By title and by id, folded; new ones of the file stand here under their stand-ins.
  var policyNames: [String: RecordID] = [:]

  private struct MeasureName: Hashable {
    let issue: RecordID
    let content: String
  }

  init(of ledger: Ledger) {
    for issue in ledger.issues.records.reversed() {
      issues[issue.manifestation.folded] = issue.id
    }
    for issue in ledger.issues.records.reversed() { issues[issue.title.folded] = issue.id }
    for measure in ledger.measures.records.reversed() {
      measures[MeasureName(issue: measure.issue, content: measure.content.folded)] = measure.id
    }
    for policy in ledger.policies.records.reversed() {
      policyNames[policy.title.folded] = policy.id
      policyNames[policy.id.text.folded] = policy.id
    }
  }

  func issue(called title: String) -> RecordID? { issues[title.folded] }

  func policy(called title: String) -> RecordID? { policyNames[title.withoutTitleMarks.folded] }

  func measure(_ content: String, of issue: RecordID) -> RecordID? {
    measures[MeasureName(issue: issue, content: content.folded)]
  }
}

extension Ledger {
  /// Who removed the record, and when; `nil` where it never was.
  func removal(of id: RecordID) -> Event? {
    history.events(of: id).last { $0.edit.isRemoval }
  }
}
