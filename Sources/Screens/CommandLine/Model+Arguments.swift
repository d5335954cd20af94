import Rectification

extension Model {
  /// `措施 超期 消防`: a list with the conditions that the words name, searched for the others.
  mutating func show(_ kind: RecordKind, _ text: inout CommandText) {
    var filter = Filter()
    var searched: [String] = []
    let conditions = Condition.all(for: kind)
    while let word = text.word() {
      let named = conditions.first { $0.isNamed(word) }
      let isSet = named.map { condition in
        text.take { condition.set($0, in: &filter, shown) ? true : nil } != nil
      }
      if isSet != true, !filter.choose(word, kind, shown) { searched.append(word) }
    }
    filter.search = searched.joined(separator: " ")
    var list = ListState(filter)
    list.sort = lists[kind]?.sort ?? list.sort
    openList(kind, list)
  }

  /// `筛选 阶段 当下改`; a value by itself will do where it is plain what it is of.
  mutating func setCondition(
    _ word: CommandWord, _ text: inout CommandText
  ) throws(Misunderstood) {
    guard let kind = place.kind, var list else { throw .notHere(word, place) }
    let conditions = Condition.all(for: kind)
    while let name = text.word() {
      if let condition = conditions.first(where: { $0.isNamed(name) }), let value = text.word() {
        guard condition.set(value, in: &list.filter, shown) else {
          throw .unknownChoice(value, of: condition.label, known: condition.values(shown))
        }
      } else if !list.filter.choose(name, kind, shown) {
        throw .unknownCondition(name, known: conditions.map(\.label))
      }
    }
    self.list = list
    refreshList()
  }

  /// `排序 时限`, `排序 时限 降序 部门`: the first comes first.
  mutating func sort(_ word: CommandWord, _ text: inout CommandText) throws(Misunderstood) {
    guard let kind = place.kind, var list else { throw .notHere(word, place) }
    var orders: [SortOrder] = []
    while let word = text.word() {
      let name = word.filter { !"↑↓-".contains($0) }
      let key = SortKey.keys(for: kind).first {
        $0.rawValue == name.lowercased() || isName(name, ofLabel: $0.label)
      }
      guard let key else { throw .unknownSortKey(name, known: SortKey.keys(for: kind)) }
      let isMarked = word.contains { "↓-".contains($0) }
      let isDescending = isMarked || text.take { direction(named: $0) } ?? false
      orders.append(SortOrder(key, isDescending: isDescending))
    }
    guard !orders.isEmpty else { return openSort() }
    list.sort = orders
    self.list = list
    refreshList()
  }
}

/// Whether a word says 降序; `nil` where it says neither that nor 升序.
private func direction(named word: String) -> Bool? {
  isName(word, ofLabel: "降序") ? true : isName(word, ofLabel: "升序") ? false : nil
}
