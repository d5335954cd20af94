import Rectification

extension Model {
  /// What the columns of its list say of a record, with their titles: those on the screen, or all
  /// there are.
  func cells(of id: RecordID, inAllColumns isAll: Bool) -> [(title: String, text: String)] {
    if let issue = shown.issues[id] { return cells(of: issue, issueColumns, isAll) }
    if let measure = shown.measures[id] { return cells(of: measure, measureColumns, isAll) }
    return shown.policies[id].map { cells(of: $0, policyColumns, isAll) } ?? [("编号", id.text)]
  }

  private func cells<Record>(
    of record: Record, _ all: [Column<Record>], _ isAll: Bool
  ) -> [(title: String, text: String)] {
    (isAll ? all : shownColumns(all).columns).map {
      ($0.title, $0.cell(record, shown, shownDay).text)
    }
  }
}
