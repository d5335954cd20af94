import Rectification

extension Model {
  /// The views of the list, one's own behind those that every list has, and a row that saves
  /// the present one.
  mutating func openViews() {
    guard let kind = place.kind else { return }
    let builtIn = SavedView.builtIn(kind, on: shownDay)
      .map { Menu.Item(label: $0.name, detail: words($0.look, kind), choice: .view($0)) }
    let own = (habits[kind]?.views ?? [])
      .map { Menu.Item(label: $0.name, detail: words($0.look, kind), choice: .view($0)) }
    let save = Menu.Item(label: "存为视图……", detail: "现在的条件、排序和各列", choice: .saveView)
    overlay = .menu(
      Menu(
        title: "视图", items: builtIn + own + [save],
        hint: own.isEmpty ? "数字或 Enter 取用  Esc 关闭" : "数字或 Enter 取用  Del 删除  Esc 关闭"))
  }

  private func words(_ look: Look, _ kind: RecordKind) -> String {
    let search = look.filter.search.isEmpty ? [] : ["搜索:\(look.filter.search)"]
    let words = look.filter.words(kind) + search
    return (words + (look.sort == [SortOrder(.id)] ? [] : ["排序:\(look.sort.words)"]))
      .joined(separator: " ")
  }

  /// The look of the list that is shown.
  var look: Look? {
    guard let kind = place.kind, let list else { return nil }
    return Look(filter: list.filter, sort: list.sort, columns: habits[kind]?.columns)
  }

  /// The view that was taken, until something about it is changed.
  var viewInUse: SavedView? {
    guard let kind = place.kind, var look, let view = habits[kind]?.viewTaken else { return nil }
    if view.isBuiltIn { look.columns = nil }
    return look == view.look && list?.scope == nil ? view : nil
  }

  /// Looks at the whole list in another way.
  mutating func take(_ view: SavedView) {
    guard let kind = place.kind, var list else { return }
    (list.filter, list.sort, list.scope) = (view.look.filter, view.look.sort, nil)
    self.list = list
    if !view.isBuiltIn { habits[kind, default: ListHabits()].columns = view.look.columns }
    habits[kind, default: ListHabits()].viewTaken = view
    refreshList()
  }

  mutating func askForViewName() {
    guard let look, let kind = place.kind else { return }
    overlay = .prompt(
      Prompt(
        label: "视图的名称", purpose: .viewName(look),
        field: TextField(habits[kind]?.viewTaken.flatMap { $0.isBuiltIn ? nil : $0.name } ?? "")))
  }

  /// Saves a view under a name that is free, or asks about one that is not.
  mutating func save(_ look: Look, as name: String) -> [Effect] {
    guard let kind = place.kind else { return [] }
    let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if name.isEmpty {
      refuse("视图的名称是空的，请写一个名称。")
    } else if SavedView.builtIn(kind, on: shownDay).contains(where: { $0.name == name }) {
      refuse("“\(name)”是固定的视图，不能改，请换一个名称。")
    } else if isOwn(name) {
      overlay = .question(
        Question(
          text: "已有视图“\(name)”，要换成现在的样子吗？",
          answer: .keepView(SavedView(name: name, look: look))))
    } else {
      return keep(SavedView(name: name, look: look))
    }
    return []
  }

  /// Puts a view in the place of the one with its name, or behind the others.
  mutating func keep(_ view: SavedView) -> [Effect] {
    guard let kind = place.kind else { return [] }
    var habit = habits[kind] ?? ListHabits()
    if let place = habit.views.firstIndex(where: { $0.name == view.name }) {
      habit.views[place] = view
    } else {
      habit.views.append(view)
    }
    habit.viewTaken = view
    habits[kind] = habit
    say(.done, "已存下视图“\(view.name)”（\(keyLabel(.views)) 取用）")
    return [.remember(remembered)]
  }

  /// Asks before a view goes; those that every list has stay.
  mutating func askToRemove(_ view: SavedView) {
    guard !view.isBuiltIn else { return say(.refused, "“\(view.name)”是固定的视图，不能删除。") }
    overlay = .question(
      Question(text: "要删除视图“\(view.name)”吗？", answer: .removeView(view)))
  }

  mutating func remove(_ view: SavedView) -> [Effect] {
    guard let kind = place.kind else { return [] }
    habits[kind]?.views.removeAll { $0.name == view.name }
    if habits[kind]?.viewTaken?.name == view.name { habits[kind]?.viewTaken = nil }
    say(.done, "已删除视图“\(view.name)”。")
    return [.remember(remembered)]
  }

  private func isOwn(_ name: String) -> Bool {
    place.kind.flatMap { habits[$0]?.views }?.contains { $0.name == name } ?? false
  }
}

extension [SortOrder] {
  /// `时限↑ 部门↓`.
  var words: String {
    map { $0.key.label + ($0.isDescending ? "↓" : "↑") }.joined(separator: " ")
  }
}
