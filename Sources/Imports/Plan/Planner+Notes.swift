import Rectification

/// What was understood only in part, in many rows: said once for all of them.
enum Note: CaseIterable {
  case wordsOnly, guessedYear, unknownPolicies, severalDepartments, ofSteps

  func sentence(_ cells: String) -> String {
    switch self {
    case .wordsOnly: "有几处时限没有读出日期，只留文字：\(cells)。"
    case .guessedYear: "有几处时限没有写年份，按导入时的年份读：\(cells)；请核对。"
    case .unknownPolicies: "有几处制度成果不在台账上，没有关联：\(cells)；请登记制度后再填。"
    case .severalDepartments: "有几格写了几个部门，第一个作责任部门，其余作问题的配合部门：\(cells)。"
    case .ofSteps: "有几格说的是办理的结果，没有读入，请导入后用相应的步骤登记：\(cells)。"
    }
  }
}

extension Planner {
  /// Notes what there is to say of a new deadline.
  mutating func noteDeadline(_ cell: CellValue?, _ column: SheetColumn, _ row: Row) {
    guard case .special(.deadline) = column.heading.content, let cell, let text = cell.text else {
      return
    }
    switch comparing.reader.dueDay(cell, text) {
    case .none where text.contains(where: \.isNumber): note(.wordsOnly, text, row)
    case .guessed where comparing.reader.sheetYear == nil: note(.guessedYear, text, row)
    default: break
    }
  }

  mutating func note(_ note: Note, _ text: String, _ row: Row) {
    let cell = "第 \(row.number) 行“\(text)”"
    if notes[note]?.last != cell { notes[note, default: []].append(cell) }
  }

  /// The notes in sentences, each with its first places.
  var noteRemarks: [String] {
    Note.allCases.compactMap { note in
      guard let cells = notes[note] else { return nil }
      let rest = cells.count > 10 ? "等 \(cells.count) 处" : ""
      return note.sentence(cells.prefix(10).joined(separator: "、") + rest)
    }
  }
}

extension Sheet {
  /// The year that its name or the rows above its header name.
  func year(above first: Int) -> Int? {
    let texts =
      [name].compactMap { $0 } + rows[..<first].flatMap { $0.cells.compactMap { $0?.text } }
    return texts.lazy.compactMap(\.namedYear).first
  }
}

extension String {
  /// `2023` of `某局2023年度台账`.
  fileprivate var namedYear: Int? {
    let characters = Array(halfWidth)
    for (place, character) in characters.enumerated() where character == "年" && place >= 4 {
      let year = Int(String(characters[(place - 4)..<place]))
      if let year, (1990...2100).contains(year) { return year }
    }
    return nil
  }
}
