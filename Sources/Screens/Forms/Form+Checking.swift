import Rectification

extension Form {
  /// What is wrong with a row, whatever the others say.
  func ownProblem(_ row: Int) -> Problem? {
    guard rows[row].input.isOpen else { return nil }
    do throws(InputProblem) {
      let value = try rows[row].input.value(on: today)
      guard value == nil, isNeeded(row) else { return exportProblem(row) }
      return Problem(sentence: "\(rows[row].label)必须填写。")
    } catch { return Problem(sentence: error.sentence) }
  }

  /// Whether the row must not stay empty, as the others are now.
  func isNeeded(_ row: Int) -> Bool {
    // Evidence is a file, or something that can be found again in an archive.
    if purpose.isAttachment, rows[row].path != ["file"] { return value("file") == nil }
    return switch rows[row].need {
    case .never: false
    case .always: true
    case .withOthers: !isInEmptyObject(row)
    }
  }

  /// The same form with something in every row that must not stay empty, so that a rule can be
  /// asked about the others.
  var completed: Form {
    var form = self
    for row in rows.indices where rows[row].need == .always && value(row) == nil {
      switch rows[row].input {
      case .text(let area): form.rows[row].input = .text(area.replaced(by: "待补"))
      case .choice(var choice):
        choice.value = choice.options.all.first?.value
        form.rows[row].input = .choice(choice)
      case .day, .amount, .yesNo, .checks, .items, .fixed: break
      }
    }
    return form
  }

  /// What somebody should look at, though it may be so.
  func warning(_ row: Int, _ profile: Profile) -> Problem? {
    guard isChanged(row), let said = value(row) else { return nil }
    switch rows[row].path {
    case ["department"], ["supportingDepartments"]:
      let names = said.list?.compactMap(\.text) ?? [said.text].compactMap { $0 }
      let others = names.filter { !profile.departments.contains($0) }
      guard !others.isEmpty else { return nil }
      return Problem(sentence: "“\(others.joined(separator: "、"))”不在部门清单上，可以照存。", isWarning: true)
    case ["deadline", "date"]:
      guard let date = said.text, let found = value("discoveredOn")?.text, date < found else {
        return nil
      }
      return Problem(sentence: "到期日早于查摆日期（\(found)），请核对。", isWarning: true)
    default: return nil
    }
  }

  /// The row that a refusal is about, where that can be told.
  func row(of broken: RuleBroken) -> Int? {
    switch broken {
    case .textMissing(_, let what), .dateOrder(_, let what, _, _, _, _), .notOnList(let what, _, _),
      .requiredField(_, let what, _):
      row(called: what)
    case .documentNumber, .documentNumberTaken: row(["documentNumber"])
    case .ownedField(_, let field, _, _), .unknownField(_, let field, _):
      row(field.split(separator: ".").map(String.init))
    case .badValue(_, let bad): row(bad.keys) ?? row(Array(bad.keys.prefix(1)))
    case .malformed: row(["title"])
    case .noSuchRecord(let id): rows.firstIndex { $0.mentions(id) }
    case .belowZero, .outOfRange: row(["target", "actual"]) ?? row(["amount"])
    case .notLater: row(["to"])
    case .reasonMissing: row(["reason"])
    case .notForKind, .wrongStage, .nothingNext, .gate, .notAcceptable, .wrongStatus,
      .policiesNotInForce, .notReviewer, .ownReport, .policyNeeds, .nothingChanged, .noDate,
      .noTarget, .stillLinked, .issueClosed, .noSuchConflict, .conflictSettled, .overtaken:
      nil
    }
  }

  /// A refusal may add the option of the command line to the label.
  private func row(called what: String) -> Int? {
    rows.indices.filter { what.hasPrefix(rows[$0].label) }
      .max { rows[$0].label.count < rows[$1].label.count }
  }

  /// Puts a refusal under the row that it is about, or under the title.
  mutating func refuse(_ broken: RuleBroken) {
    let sentence = broken.description.forScreen
    guard let row = row(of: broken) else {
      problem = sentence
      return
    }
    rows[row].problem = Problem(sentence: sentence)
    if rows[row].input.isOpen { cursor = row }
  }
}

extension BadValue {
  /// The keys on the way to the value.
  fileprivate var keys: [String] {
    path.compactMap { if case .key(let key) = $0 { key } else { nil } }
  }
}

extension Form.Row {
  fileprivate func mentions(_ id: RecordID) -> Bool {
    switch input {
    case .choice(let choice): choice.value == id.text
    case .checks(let checks): checks.values.contains(id.text)
    default: false
    }
  }
}

extension Form.Purpose {
  fileprivate var isAttachment: Bool { if case .attach = self { true } else { false } }
}
