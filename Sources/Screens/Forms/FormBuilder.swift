import Rectification

/// Makes the rows of forms from the tables of the records' fields.
struct FormBuilder {
  let ledger: Ledger
  let today: Day
  let person: String
  let exports: Exports
  /// How people know the key of a command.
  let keyLabel: (Command) -> String

  /// A row a field; the members of an object are rows of their own.
  func rows(
    _ table: [FieldRow], _ values: Fields, isOpen: (FieldRow) -> Bool
  ) -> [Form.Row] {
    table.flatMap { field -> [Form.Row] in
      guard case .object(let members) = field.kind, field.guardian == nil else {
        let need = Form.Need(field.isRequired, inside: nil)
        return [row(field, [field.key], field.label, need, values[field.key], isOpen(field))]
      }
      let object = values[field.key]?.object ?? Fields()
      // The members of a deadline have names that stand by themselves.
      let prefix = field.key == "deadline" ? "" : field.label
      return members.map { member in
        row(
          member, [field.key, member.key], prefix + member.label,
          Form.Need(member.isRequired, inside: field), object[member.key],
          isOpen(member) || member.key == "date" && object["date"] == nil)
      }
    }
  }

  /// A row that is filled with what the field holds.
  func row(
    _ field: FieldRow, _ path: [String], _ label: String, _ need: Form.Need, _ value: Value?,
    _ isOpen: Bool
  ) -> Form.Row {
    let input = isOpen ? input(field, need, value) : fixed(field, value)
    let was = (try? input.value(on: today)) ?? nil
    return Form.Row(path: path, label: label, need: need, input: input, was: was)
  }

  private func fixed(_ field: FieldRow, _ value: Value?) -> Input {
    let verb = field.guardian?.prefix { $0.isASCII && $0.isLetter } ?? ""
    let key = Command(changing: String(verb)).map(keyLabel) ?? ""
    let title =
      field.key == "issue" ? value?.text.flatMap { RecordID($0) }.map(ledger.heading) : nil
    return .fixed(title ?? value.map(field.kind.words) ?? "", key: key)
  }

  /// The input that suits what a field holds.
  private func input(_ field: FieldRow, _ need: Form.Need, _ value: Value?) -> Input {
    let options = options(field)
    switch field.kind {
    case .text, .id:
      if let options { return .choice(choice(options, need, value)) }
      if let text = value?.text, text.utf8.count > String.mostShown {
        return .fixed(text, key: "edit 命令")
      }
      let isLong = FormBuilder.longTexts.contains(field.key)
      return .text(TextArea(value?.text ?? "", keepsLines: isLong))
    case .flag: return .yesNo(value == true)
    case .code(let words):
      return .choice(choice(Options(all: words.map(Option.init)), need, value))
    case .day: return .day(TextArea(value?.text ?? "").filledIn, DayRule(of: field.key))
    case .amount, .count: return .amount(TextArea(value?.plainText ?? ""), canBeUnknown: false)
    case .orUnknown:
      return .amount(TextArea(value.map(\.plainText) ?? ""), canBeUnknown: true)
    case .list(.object(let rows)): return .items(Items(rows: rows, values: value?.list ?? []))
    case .list(.code(let words)):
      return .checks(Checks(options: Options(all: words.map(Option.init)), values: texts(value)))
    case .list:
      return .checks(
        Checks(options: options ?? Options(all: [], isOpen: true), values: texts(value)))
    case .object: return fixed(field, value)
    }
  }

  private func texts(_ value: Value?) -> [String] { value?.list?.compactMap(\.text) ?? [] }

  private func choice(_ options: Options, _ need: Form.Need, _ value: Value?) -> Choice {
    Choice(options: options, isOptional: need != .always, value: value?.text)
  }

  /// Texts of several sentences, in which lines may be broken.
  private static let longTexts: Set<String> = [
    "manifestation", "sourceReference", "rootCause", "goal", "obstacle", "nextStep", "remarks",
    "content", "note", "reason",
  ]

  /// What can be chosen for a field that is no code: what the ledger knows.
  private func options(_ field: FieldRow) -> Options? {
    switch field.key {
    case "department", "supportingDepartments":
      Options(all: ledger.profile.departments.map { Option($0) }, isOpen: true)
    case "section": Options(all: ledger.profile.sections.map { Option($0) })
    case "kind": Options(all: Policy.kinds.map { Option($0) })
    case "issue":
      Options(
        all: ledger.issues.records.filter { $0.stage != .withdrawn }
          .map { Option($0.id.text, "\($0.id) \($0.title)") })
    case "policies":
      Options(all: ledger.policies.records.map { Option($0.id.text, "\($0.id) 《\($0.title)》") })
    default: nil
    }
  }
}

extension FieldKind {
  /// A value of such a field in words.
  func words(_ value: Value) -> String {
    switch (self, value) {
    case (.code(let words), .text(let code)): words.label(of: code)
    case (.object(let rows), _): Items(rows: rows, values: []).phrase(value)
    case (.list(let item), .list(let values)):
      values.map(item.words).joined(separator: "；")
    default: value.plainText
    }
  }
}

extension Option {
  fileprivate init(_ word: CodeWord) { self.init(word.code, word.label) }
}

extension Form.Need {
  /// A field of its own, or a member of the object in the field `object`.
  init(_ isRequired: Bool, inside object: FieldRow?) {
    guard isRequired else {
      self = .never
      return
    }
    self = object?.isRequired ?? true ? .always : .withOthers
  }
}

extension DayRule {
  /// Which day is meant where the year was left out: of what has happened the last, of plans the
  /// next.
  fileprivate init(of key: String) {
    switch key {
    case "date", "to", "plannedOn", "reviewOn": self = .coming
    case "discoveredOn", "on", "doneOn", "addedOn", "issuedOn": self = .past
    default: self = .nearest
    }
  }
}

extension Command {
  /// The command of the screens that changes what `verb` changes on the command line.
  fileprivate init?(changing verb: String) {
    switch verb {
    case "advance": self = .forward
    case "start", "done": self = .done
    case "extend": self = .extend
    case "accept", "close", "reopen": self = .choose
    case "attach": self = .attach
    default: return nil
    }
  }
}
