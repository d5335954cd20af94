import Rectification

extension Model {
  /// `措施 超期 消防`: a list with the conditions that the words name, searched for the others.
  mutating func show(_ kind: RecordKind, _ text: inout CommandText) {
    var form = FilterForm(kind, Filter(), shown.profile)
    var searched: [String] = []
    while let word = text.word() {
      if !form.choose(word) { searched.append(word) }
    }
    var filter = form.applied(to: Filter(), shown.profile)
    filter.search = searched.joined(separator: " ")
    remember(replacing: kind)
    place = Place(kind)
    detail = DetailState()
    var list = ListState()
    (list.filter, list.isOpened) = (filter, true)
    (list.sort, list.isDescending) = (lists[kind]?.sort ?? .id, lists[kind]?.isDescending ?? false)
    lists[kind] = list
    refreshList()
  }

  /// `筛选 阶段 当下改`; a value by itself will do where it is plain what it is of.
  mutating func setCondition(
    _ word: CommandWord, _ text: inout CommandText
  ) throws(Misunderstood) {
    guard let kind = place.kind, var list else { throw .notHere(word, place) }
    var form = FilterForm(kind, list.filter, shown.profile)
    while let name = text.word() {
      if let row = form.rows.firstIndex(where: { isName(name, ofLabel: $0.label) }),
        let value = text.word()
      {
        try form.choose(value, in: row)
      } else if !form.choose(name) {
        throw .unknownCondition(name, known: form.rows.map(\.label))
      }
    }
    list.filter = form.applied(to: list.filter, shown.profile)
    self.list = list
    refreshList()
  }

  /// `排序 时限`, `排序 时限 降序`.
  mutating func sort(_ word: CommandWord, _ text: inout CommandText) throws(Misunderstood) {
    guard var list else { throw .notHere(word, place) }
    guard let name = text.word() else { return }
    let key = SortKey.allCases.first {
      $0.rawValue == name.lowercased() || isName(name, ofLabel: $0.label)
    }
    guard let key else { throw .unknownSortKey(name) }
    list.sort = key
    list.isDescending = text.take { isName($0, ofLabel: "降序") ? true : nil } ?? false
    self.list = list
    refreshList()
  }

  /// `导出 台账 csv a.csv`: what is not said of kind and format follows from the file's name, else
  /// it is the first that there is; without a file's name one is offered.
  mutating func export(_ text: inout CommandText) throws(Misunderstood) -> [Effect] {
    var offered = exports(shownDay)
    while let fitting = text.take({ word in offered.named(word) }) { offered = fitting }
    let path = text.remainder
    let ending = path.split(separator: ".").last.map { ".\($0.lowercased())" } ?? ""
    let ofEnding = path.contains(".") ? offered.filter { $0.fileName.hasSuffix(ending) } : offered
    let isPath = path.isEmpty || path.contains { "./".contains($0) }
    guard isPath, let export = ofEnding.first ?? offered.first else {
      throw .unknownExport(known: exports(shownDay).map(\.label))
    }
    let prompt = Prompt(
      label: "文件名", purpose: .export(export),
      field: TextField(path.isEmpty ? export.fileName : path))
    guard path.isEmpty else { return finish(prompt) }
    overlay = .prompt(prompt)
    return []
  }
}

extension [Export] {
  /// Those whose kind or format a word names; `nil` where it names none.
  fileprivate func named(_ word: String) -> [Export]? {
    let word = word.lowercased()
    let fitting = filter { export in
      export.kind == word || export.format == word
        || export.label.lowercased().split(separator: " ").contains { $0 == word }
        || export.label.lowercased().hasPrefix(word) && !word.contains(".")
    }
    return fitting.isEmpty ? nil : fitting
  }
}

extension FilterForm {
  /// Sets the condition of which `word` names a value; false where it names none.
  mutating func choose(_ word: String) -> Bool {
    for row in rows.indices {
      let chosen = rows[row].choices.dropFirst().firstIndex { isName(word, ofLabel: $0) }
      guard let chosen else { continue }
      rows[row].chosen = chosen
      return true
    }
    return false
  }

  /// Sets the condition in `row` to what `word` names.
  mutating func choose(_ word: String, in row: Int) throws(Misunderstood) {
    let chosen = rows[row].choices.firstIndex { isName(word, ofLabel: $0) }
    guard let chosen else {
      throw .unknownChoice(word, of: rows[row].label, known: rows[row].choices)
    }
    rows[row].chosen = chosen
  }
}
