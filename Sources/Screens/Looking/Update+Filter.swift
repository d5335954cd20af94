import Cells
import Rectification

extension Model {
  mutating func openFilter() {
    if place == .trail { return openTrailFilter() }
    guard let kind = place.kind, let list else { return }
    overlay = .filter(FilterForm(kind, list.filter, shown))
  }

  /// What is chosen shows in the list at once; Enter keeps it, Esc brings back what was before.
  mutating func take(_ key: Key, in form: FilterForm) {
    guard var list else { return }
    if case .mouse(let mouse) = key { return take(mouse, in: form) }
    var form = form
    let shownBefore = list.filter
    switch key.folded {
    case .enter where form.checklist == nil: overlay = nil
    case .escape where form.checklist == nil:
      overlay = nil
      list.filter = form.before
    default:
      form.take(key.folded, &list.filter, height: size.mostBoxRows)
      overlay = .filter(form)
    }
    guard list.filter != shownBefore else { return }
    self.list = list
    refreshList()
  }

  /// A click goes to a row, and on the row of the cursor it is Space; one beside the form keeps it.
  private mutating func take(_ mouse: Mouse, in form: FilterForm) {
    let box = box(of: form)
    switch mouse.kind {
    case .wheelDown: return take(.down, in: form)
    case .wheelUp: return take(.up, in: form)
    case .press, .doublePress: break
    }
    guard let row = box.row(of: mouse, on: size) else { return take(.enter, in: form) }
    var form = form
    if form.checklist != nil {
      form.checklist?.cursor = row
      take(" ", in: form)
    } else if form.roll.cursor == row {
      take(" ", in: form)
    } else {
      form.roll.cursor = row
      overlay = .filter(form)
    }
  }
}
