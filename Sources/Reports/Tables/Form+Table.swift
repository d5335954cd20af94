/// Where a form is signed and dated by hand.
let signatureLine = "签字：　　　　　　　　　年　　月　　日"

extension Form {
  /// The form as a list of labels and texts, for formats without frames.
  var table: Table {
    Table(
      [Column("项目"), Column("内容", isWide: true)],
      rows: rows.joined().map { [$0.label, $0.text + ($0.isSigned ? "　　" + signatureLine : "")] })
  }
}
