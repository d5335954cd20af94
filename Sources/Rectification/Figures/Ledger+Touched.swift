extension Ledger {
  /// The records of a kind that a list may show otherwise, or elsewhere, after edits; `nil` where
  /// that may be any of them.
  public func records(
    of kind: RecordKind, touchedBy edits: some Sequence<Edit>
  ) -> Set<RecordID>? {
    var touched: Set<RecordID> = []
    for edit in edits {
      guard edit.item != .ledger else { return nil }
      touched.insert(edit.item)
      for issue in issues(touchedBy: edit) {
        touched.insert(issue)
        touched.formUnion(measureIDs(of: issue))
      }
    }
    return touched.filter { belongs($0, to: kind) }
  }

  /// The issues whose lanes an edit may have changed: what a measure shows follows them, too.
  private func issues(touchedBy edit: Edit) -> [RecordID] {
    let named = [edit.was["issue"], edit.set["issue"]].compactMap {
      $0?.text.flatMap(RecordID.init)
    }
    let own = measures.facts(of: edit.item).map { [$0.issue] } ?? []
    let naming = measureIDs(naming: edit.item).compactMap { measures.facts(of: $0)?.issue }
    return named + own + naming + (issues.contains(edit.item) ? [edit.item] : [])
  }

  /// Whether a record is of a kind, or may have been before it was removed.
  private func belongs(_ id: RecordID, to kind: RecordKind) -> Bool {
    self.kind(of: id).map { $0 == kind } ?? true
  }
}
