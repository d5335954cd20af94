extension Table {
  /// The columns whose cells rows may share, and those that are each row's own.
  var sharedColumns: [Int] { columns.indices.filter { columns[$0].isShared } }
  var ownColumns: [Int] { columns.indices.filter { !columns[$0].isShared } }

  /// The rows that follow each other with the same shared cells; a run a row where none are shared.
  var runs: [Range<Int>] {
    let shared = sharedColumns
    var runs: [Range<Int>] = []
    for place in rows.indices {
      if let last = runs.last, !shared.isEmpty,
        shared.allSatisfy({ rows[last.lowerBound][$0] == rows[place][$0] })
      {
        runs[runs.count - 1] = last.lowerBound..<place + 1
      } else {
        runs.append(place..<place + 1)
      }
    }
    return runs
  }
}
