import Cells
import Rectification

extension Model {
  /// Shows the conflicts that are still open.
  mutating func openConflicts() {
    guard !isReadOnly() else { return }
    let open = ledger.openConflicts
    guard !open.isEmpty else { return say(.news, "没有未处理的同步冲突。") }
    overlay = .conflicts(ConflictScreen(open.map(\.seq)))
  }

  mutating func take(_ key: Key, in old: ConflictScreen) -> [Effect] {
    var screen = old
    if var page = screen.page {
      let isScrolled = page.scroll(key.folded, width: size.pageWidth, height: size.mostBoxRows)
      screen.page = isScrolled ? page : nil
      overlay = .conflicts(screen)
      return []
    }
    let (count, height) = (screen.conflicts.count, layout(of: screen).rows.count)
    switch key.folded {
    case .escape, .left, "q":
      overlay = nil
      return []
    case "1", "m": return settle(screen, .mine)
    case "2", "t": return settle(screen, .theirs)
    case "3", "e": return screen.current.map { editInstead($0) } ?? []
    case .enter, .right, .function(1), "?": screen.page = explanation(of: screen)
    case .mouse(let mouse): point(mouse, &screen)
    case "g": screen.roll.move(to: 0, of: count, height: height)
    case "G": screen.roll.move(to: count, of: count, height: height)
    case let key where isUndo(key): return perform(.undo)
    case let key: _ = screen.roll.take(key, of: count, height: height)
    }
    overlay = .conflicts(screen)
    return []
  }

  private func isUndo(_ key: Key) -> Bool {
    keymap.command(of: key, in: place) == .undo
  }

  private func settle(_ screen: ConflictScreen, _ side: Resolution) -> [Effect] {
    screen.current.map { [.commit([.resolve($0, side)])] } ?? []
  }

  private func point(_ mouse: Mouse, _ screen: inout ConflictScreen) {
    let rows = layout(of: screen).rows
    let count = screen.conflicts.count
    let step =
      switch mouse.kind {
      case .wheelDown: 3
      case .wheelUp: -3
      case .press, .doublePress:
        rows.contains(mouse.row)
          ? mouse.row - rows.lowerBound + screen.roll.top - screen.roll.cursor : 0
      }
    screen.roll.move(to: screen.roll.cursor + step, of: count, height: rows.count)
  }

  private func explanation(of screen: ConflictScreen) -> Page? {
    screen.current.flatMap(ledger.words).map { words in
      Page(
        title: words.record.sanitized,
        lines: words.lines.map { $0.isEmpty ? " " : $0.sanitized })
    }
  }

  /// Opens the record of a conflict for editing; saving it settles the conflict in the same step.
  private mutating func editInstead(_ seq: Int) -> [Effect] {
    guard let event = ledger.history.event(seq), ledger.kind(of: event.edit.item) != nil else {
      say(.refused, "这条记录已不在台账上，不能修改：请采用本方或对方。")
      return []
    }
    overlay = nil
    jump(to: event.edit.item)
    let effects = perform(.edit)
    if case .form(var form)? = overlay {
      form.settles = seq
      overlay = .form(form)
    }
    return effects
  }

  /// Lists anew the conflicts after a change, ours or of others; the last one closes the screen.
  mutating func catchUpConflicts() {
    guard case .conflicts(var screen)? = overlay else { return }
    let open = ledger.openConflicts.map(\.seq)
    screen.list(open, height: layout(of: screen).rows.count)
    overlay = open.isEmpty ? nil : .conflicts(screen)
    if open.isEmpty {
      say(.done, [notice?.text, "冲突已全部处理。"].compactMap { $0 }.joined(separator: " "))
    }
  }

  func layout(of screen: ConflictScreen) -> ConflictLayout {
    ConflictLayout(size, count: screen.conflicts.count, noticeRows: layout.noticeRows)
  }
}
