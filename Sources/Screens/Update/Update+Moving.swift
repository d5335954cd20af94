import Cells
import Rectification

extension Model {
  /// The record that a command acts on: the link under the detail's cursor, or the current record.
  var target: RecordID? {
    if detail.isFocused, let link = linkUnderCursor { return link }
    return current
  }

  var linkUnderCursor: RecordID? {
    detailLines.indices.contains(detail.roll.cursor) ? detailLines[detail.roll.cursor].link : nil
  }

  /// Moves the cursor of whatever has the keys.
  mutating func move(_ command: Command) {
    if detail.isFocused {
      move(&detail.roll, command, of: detailLines.count, height: detailHeight)
    } else if place == .overview {
      moveOnOverview(command)
    } else if place == .board {
      moveOnBoard(command)
    } else if place == .due {
      moveInDue(command)
    } else if place == .trail {
      move(&trail.roll, command, of: trail.rows.count, height: layout.rows.count)
      detail.roll = Roll()
    } else if var list {
      move(&list.roll, command, of: list.ids.count, height: layout.rows.count)
      self.list = list
      detail.roll = Roll()
    }
  }

  func move(_ roll: inout Roll, _ command: Command, of count: Int, height: Int) {
    let page = max(1, height - 1)
    let row =
      switch command {
      case .down: roll.cursor + 1
      case .up: roll.cursor - 1
      case .pageDown: roll.cursor + page
      case .pageUp: roll.cursor - page
      case .first: 0
      case .last: count - 1
      default: roll.cursor
      }
    roll.move(to: row, of: count, height: height)
  }

  /// The next or previous row, round the end: every row that a search shows is a match.
  mutating func step(by rows: Int) {
    guard var list, !list.ids.isEmpty else { return }
    let row = (list.roll.cursor + rows + list.ids.count) % list.ids.count
    list.roll.move(to: row, of: list.ids.count, height: layout.rows.count)
    self.list = list
  }

  mutating func go(to place: Place) {
    guard place != self.place else { return }
    remember()
    self.place = place
    detail = DetailState()
  }

  /// Notes where we are, to come back to; `kind` is a list that is about to show something else.
  mutating func remember(replacing kind: RecordKind? = nil) {
    let replaced = kind.flatMap { kind in lists[kind].map { Replaced(kind: kind, list: $0) } }
    visited.append(Visit(place: place, id: current, replaced: replaced, past: past?.day))
    if visited.count > 50 { visited.removeFirst() }
  }

  mutating func returnToLastPlace() {
    guard let visit = visited.popLast() else {
      say(.refused, "没有上一处可回。")
      return
    }
    if let replaced = visit.replaced {
      lists[replaced.kind] = replaced.list
      behind.insert(Place(replaced.kind))
    }
    if visit.past != past?.day { _ = wind(to: visit.past) }
    place = visit.place
    detail = DetailState()
    refreshList()
    if let id = visit.id { putCursor(on: id) }
  }

  /// Esc goes one step back: pane, selection, scope, search, filter, place. It never quits.
  mutating func goBack() {
    if detail.isFocused || detail.isAlone {
      detail = DetailState()
    } else if var list {
      if list.selectedCount > 0 || list.anchor != nil {
        list.clearSelection()
      } else if !list.filter.search.isEmpty {
        list.filter.search = ""
      } else if list.isOpened, !visited.isEmpty {
        return returnToLastPlace()
      } else if !list.filter.isEmpty {
        list.filter = Filter()
      } else if !visited.isEmpty {
        return returnToLastPlace()
      }
      self.list = list
      refreshList()
    } else if place == .due, due.isCalendarFocused {
      due.isCalendarFocused = false
    } else if place == .trail, trail.stepBack() {
      refreshList()
    } else if !visited.isEmpty {
      returnToLastPlace()
    }
  }

  mutating func switchPane() {
    if place == .overview { return overview.moveRight(height: layout.body.count) }
    if place == .due { return due.isCalendarFocused.toggle() }
    guard subject != nil else { return }
    if detail.isFocused {
      detail = DetailState()
    } else {
      focusDetail()
    }
  }

  /// Gives the keys to the detail; where it has no room of its own it takes the body.
  mutating func focusDetail() {
    detail.isAlone = layout.detailRows.isEmpty
    detail.isFocused = true
    arrange()
    detail.roll = Roll(cursor: firstLink() ?? 0, top: 0)
  }

  private func firstLink() -> Int? { detailLines.firstIndex { $0.link != nil } }

  /// Shows a list that is opened from here: Esc goes back.
  mutating func openList(_ kind: RecordKind, _ list: ListState) {
    remember(replacing: kind)
    place = Place(kind)
    detail = DetailState()
    lists[kind] = list
    lists[kind]?.isOpened = true
    refreshList()
  }

  /// Puts the cursor on a record of any kind, on its own screen.
  mutating func jump(to id: RecordID) {
    guard let kind = shown.kind(of: id) else {
      say(.refused, "\(id) 已不在台账上。")
      return
    }
    remember(replacing: kind)
    place = Place(kind)
    detail = DetailState()
    keepInSight()
    if lists[kind]?.go(to: id) != true {
      lists[kind] = ListState()
      refreshList()
      _ = lists[kind]?.go(to: id)
    }
    lists[kind]?.isOpened = true
  }
}
