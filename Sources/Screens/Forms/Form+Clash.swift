import Rectification

extension Form {
  /// Fields that somebody else has changed while they were being changed here.
  struct Clash: Hashable, Sendable {
    struct Field: Hashable, Sendable {
      let row: Int
      /// Who changed it, and when.
      let who: String
      /// The row as the other has left it.
      let theirs: Row
      var takesMine = true
    }

    var fields: [Field]
    var cursor = 0
    /// How many lines of the field under the cursor have been scrolled away.
    var scrolled = 0
  }

  /// The rows of which `now`, the same form filled anew, says something else than was read and
  /// than is written here.
  func clash(with now: Form, who: (Row) -> String) -> Clash? {
    let fields = rows.indices.compactMap { place -> Clash.Field? in
      guard isChanged(place), let theirs = now.row(rows[place].path).map({ now.rows[$0] }),
        theirs.was != rows[place].was, theirs.was != value(place)
      else { return nil }
      return Clash.Field(row: place, who: who(rows[place]), theirs: theirs)
    }
    return fields.isEmpty ? nil : Clash(fields: fields)
  }

  /// Takes over what others wrote in rows that were not changed here, nor are about to be: a row of
  /// which an item is open.
  mutating func catchUp(with now: Form, except open: Int? = nil) {
    for place in rows.indices where place != open {
      guard let fresh = now.row(rows[place].path).map({ now.rows[$0] }), fresh != rows[place],
        !isChanged(place)
      else { continue }
      rows[place] = fresh
    }
  }

  /// Settles what was decided: mine is written over theirs, or theirs stands.
  mutating func settle(_ clash: Clash) {
    for field in clash.fields {
      if field.takesMine {
        rows[field.row].was = field.theirs.was
      } else {
        rows[field.row] = field.theirs
      }
    }
  }
}
