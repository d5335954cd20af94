import Cells
import Rectification

extension Model {
  /// The keys of the list, each with its place among those it is sorted by: `1↑`, `2↓`.
  mutating func openSort() {
    guard let kind = place.kind, let list else { return }
    let items = SortKey.keys(for: kind).map { key in
      let place = list.sort.firstIndex { $0.key == key }
      let detail = place.map { "\($0 + 1)\(list.sort[$0].isDescending ? "↓" : "↑")" } ?? ""
      return Menu.Item(label: key.label, detail: detail, choice: .sort(key))
    }
    overlay = .menu(
      Menu(title: "排序", items: items, hint: "Enter 只按这项  空格 再加一项  退格 去掉  Esc 关闭"))
  }

  /// Sorts by one key alone; the key that is the first already turns its direction.
  mutating func sort(by key: SortKey) {
    guard var list else { return }
    if list.sort.first?.key == key {
      list.sort[0].isDescending.toggle()
    } else {
      list.sort = [SortOrder(key)]
    }
    self.list = list
    refreshList()
  }

  /// Takes the keys that only some menus have; `nil` for others.
  mutating func takeExtra(_ key: Key, in menu: Menu) -> [Effect]? {
    guard menu.items.indices.contains(menu.roll.cursor) else { return nil }
    switch (menu.items[menu.roll.cursor].choice, key) {
    case (.sort(let sortKey), " "), (.sort(let sortKey), "+"): sortFurther(by: sortKey)
    case (.sort(let sortKey), .backspace), (.sort(let sortKey), .delete): sortLess(by: sortKey)
    case (.view(let view), .delete), (.view(let view), .backspace):
      askToRemove(view)
      return []
    default: return nil
    }
    reopenSort(at: menu.roll)
    return []
  }

  /// Sorts equal ones by a further key; one that is there already turns its direction.
  private mutating func sortFurther(by key: SortKey) {
    guard var list else { return }
    if let place = list.sort.firstIndex(where: { $0.key == key }) {
      list.sort[place].isDescending.toggle()
    } else if list.sort == [SortOrder(.id)] {
      list.sort = [SortOrder(key)]
    } else {
      list.sort.append(SortOrder(key))
    }
    self.list = list
    refreshList()
  }

  private mutating func sortLess(by key: SortKey) {
    guard var list else { return }
    list.sort.removeAll { $0.key == key }
    if list.sort.isEmpty { list.sort = [SortOrder(.id)] }
    self.list = list
    refreshList()
  }

  private mutating func reopenSort(at roll: Roll) {
    openSort()
    guard case .menu(var menu)? = overlay else { return }
    menu.roll = roll
    overlay = .menu(menu)
  }
}
