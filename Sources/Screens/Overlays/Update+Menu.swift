import Cells

extension Model {
  mutating func take(_ key: Key, in menu: Menu) -> [Effect] {
    if let effects = takeExtra(key.folded, in: menu) { return effects }
    var menu = menu
    let typed = menu.typed
    menu.typed = 0
    if menu.roll.take(key.folded, of: menu.items.count, height: size.mostBoxRows) {
      overlay = .menu(menu)
      return []
    }
    switch key.folded {
    case .escape, .left: overlay = nil
    case .enter, .right: return choose(menu.roll.cursor, of: menu)
    case .mouse(let mouse): return take(mouse, in: menu)
    case .character:
      guard let digit = key.digit else { return chooseByKey(key.folded, of: menu) }
      return take(number: typed * 10 + digit, in: menu)
    default: return chooseByKey(key.folded, of: menu)
    }
    return []
  }

  /// A number chooses at once where no longer one begins with it; else Enter or another digit is
  /// waited for, with the cursor on what has been typed.
  private mutating func take(number: Int, in menu: Menu) -> [Effect] {
    guard (1...max(1, menu.items.count)).contains(number) else { return [] }
    if number * 10 > menu.items.count { return choose(number - 1, of: menu) }
    var menu = menu
    menu.typed = number
    menu.roll.cursor = number - 1
    overlay = .menu(menu)
    return []
  }

  /// A key that the action menu shows does what it says.
  private mutating func chooseByKey(_ key: Key, of menu: Menu) -> [Effect] {
    let row = menu.items.firstIndex { item in
      if case .command(let command) = item.choice {
        keymap.keys(of: command, in: place).contains(key)
      } else {
        false
      }
    }
    return row.map { choose($0, of: menu) } ?? []
  }

  /// A click chooses an item; one beside the menu closes it.
  private mutating func take(_ mouse: Mouse, in menu: Menu) -> [Effect] {
    switch mouse.kind {
    case .press, .doublePress:
      guard let item = item(of: menu, at: mouse) else {
        overlay = nil
        return []
      }
      return choose(item, of: menu)
    case .wheelDown: return takeInOverlay(.down)
    case .wheelUp: return takeInOverlay(.up)
    }
  }

  /// Does what an item of a menu says.
  mutating func choose(_ row: Int, of menu: Menu) -> [Effect] {
    guard menu.items.indices.contains(row) else { return [] }
    overlay = nil
    switch menu.items[row].choice {
    case .make(let changes): return commit(changes, menu.items[row].label)
    case .write(let draft, let ids): ask(draft, ids)
    case .sort(let key): sort(by: key)
    case .view(let view): take(view)
    case .saveView: askForViewName()
    case .command(let command): return perform(command)
    case .trail(let choice): choose(choice)
    }
    return []
  }
}
