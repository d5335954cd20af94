import Rectification

extension Model {
  /// What the columns that are shown of its list say of a record, with their titles.
  func cells(of id: RecordID) -> [(title: String, text: String)] {
    if let issue = shown.issues[id] { return cells(of: issue, issueColumns) }
    if let measure = shown.measures[id] { return cells(of: measure, measureColumns) }
    return shown.policies[id].map { cells(of: $0, policyColumns) } ?? [("编号", id.text)]
  }

  private func cells<Record>(
    of record: Record, _ all: [Column<Record>]
  ) -> [(title: String, text: String)] {
    shownColumns(all).columns.map { ($0.title, $0.cell(record, shown, shownDay).text) }
  }
}
