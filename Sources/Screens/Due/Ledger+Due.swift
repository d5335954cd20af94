import Rectification

extension Ledger {
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
