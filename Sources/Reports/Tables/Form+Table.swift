extension Form {
  /// The form as a list of labels and texts, for formats without frames.
  var table: Table {
    Table(
      [Column("项目"), Column("内容", isWide: true)],
      rows: rows.joined().map { [$0.label, $0.text + ($0.isSigned ? "　　（签字）　　年　月　日" : "")] })
  }
}
