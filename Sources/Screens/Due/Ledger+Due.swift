import Rectification

/// Something unfinished, as screen 6 needs it.
struct DueItem {
  let id: RecordID
  let kind: RecordKind
  let deadline: Deadline
}

extension Ledger {
  /// What counts and is unfinished: issues, then measures, each in the order of the ids.
  var dueItems: [DueItem] {
    let issues = issues.records.filter(isUnfinished)
      .map { DueItem(id: $0.id, kind: .issue, deadline: $0.deadline) }
    let measures = measures.records.filter { isCounted($0) && isUnfinished($0) }
      .map { DueItem(id: $0.id, kind: .measure, deadline: $0.deadline) }
    return issues + measures
  }

  /// What a line says of a record that is due.
  func dueWords(of id: RecordID, on day: Day) -> (due: Span, department: String, title: String)? {
    if let issue = issues[id] {
      let due = issue.deadline.span(
        daysLeft: daysLeft(issue, on: day), lamp: lamp(issue, on: day))
      return (due, issue.department, issue.title)
    }
    return measures[id].map { measure in
      let due = measure.deadline.span(
        daysLeft: daysLeft(measure, on: day), lamp: lamp(measure, on: day))
      return (due, measure.department, measure.content)
    }
  }
}
