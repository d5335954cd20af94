import Rectification

/// A row of 延期及未完成事项表.
struct OpenMatter {
  let id: RecordID
  let name: String
  let department: String
  let state: String
  let deadline: Deadline
  let reason: String
}

extension ProgressReport {
  /// Everything that was extended or is not finished: issues first, then measures with extensions.
  var openMatters: [OpenMatter] {
    issues.compactMap(matter) + measures.compactMap(matter)
  }

  var openMatterTable: Table {
    let cells: [Cell<(place: Int, matter: OpenMatter)>] = [
      Cell("序号", .right) { String($0.place) },
      Cell("编号") { $0.matter.id.text },
      Cell("事项", isWide: true) { $0.matter.name },
      Cell("责任部门") { $0.matter.department },
      Cell("情况") { $0.matter.state },
      Cell("时限", isWide: true) { $0.matter.deadline.moves ?? $0.matter.deadline.text },
      Cell("原因", isWide: true) { $0.matter.reason },
    ]
    return Table(cells, of: openMatters.enumerated().map { ($0 + 1, $1) })
  }

  private func matter(_ issue: Issue) -> OpenMatter? {
    let outcome = ledger.outcome(of: issue.id)
    let isExtended = !issue.deadline.extensions.isEmpty
    guard isExtended || outcome != .completed else { return nil }
    let marks = (issue.stage == .closed ? ["已销号"] : []) + (isExtended ? ["延期"] : [])
    return OpenMatter(
      id: issue.id, name: issue.title, department: issue.department,
      state: ([outcome.label] + marks).listed, deadline: issue.deadline,
      reason: (outcome == .completed ? nil : issue.obstacle)
        ?? issue.deadline.extensions.last?.reason ?? "—")
  }

  private func matter(_ measure: Measure) -> OpenMatter? {
    guard let last = measure.deadline.extensions.last else { return nil }
    return OpenMatter(
      id: measure.id, name: measure.content.openingWords, department: measure.department,
      state: "\(measure.status.label)、延期", deadline: measure.deadline, reason: last.reason)
  }
}
