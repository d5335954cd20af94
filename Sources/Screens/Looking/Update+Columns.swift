import Cells
import Rectification

extension Model {
  mutating func openColumns() {
    guard let kind = place.kind else { return }
    overlay = .columns(ColumnsForm(kind, habits[kind]?.columns))
  }

  /// What is chosen shows in the list at once; Enter keeps it, Esc brings back what was before.
  mutating func take(_ key: Key, in form: ColumnsForm) {
    var form = form
    switch key.folded {
    case .enter: overlay = nil
    case .escape:
      overlay = nil
      habits[form.kind, default: ListHabits()].columns = form.before
    case .mouse(let mouse): take(mouse, in: form)
    default:
      form.take(key.folded, height: mostColumnRows)
      show(form)
    }
  }

  private mutating func show(_ form: ColumnsForm) {
    habits[form.kind, default: ListHabits()].columns = form.choices
    overlay = .columns(form)
  }

  /// A click goes to a row and ticks it; one beside the form keeps what was chosen.
  private mutating func take(_ mouse: Mouse, in form: ColumnsForm) {
    var form = form
    switch mouse.kind {
    case .wheelDown: form.take(.down, height: mostColumnRows)
    case .wheelUp: form.take(.up, height: mostColumnRows)
    case .press, .doublePress:
      guard let row = box(of: form).row(of: mouse, on: size) else {
        overlay = nil
        return
      }
      form.roll.cursor = row
      form.toggle(row)
    }
    show(form)
  }
}
