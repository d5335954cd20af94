import ArgumentParser
import Rectification

/// `add`: a new record; what is not given is filled in.
struct Add: ChangingCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "新增问题、措施或制度",
    usage: "zhenggai add issue|measure|policy --<field> <value> ... [<options>]",
    discussion: """
      问题须写明 --title --source --section --department，措施须写明 --issue --track --content，\
      制度须写明 --title --department；其余各项未写的按默认填写，并予说明。
      可填写的项与台账文件中的相同，例如 --isLegacy 是、--deadline.date 2023-12-31、--kinds 教育培训。
      """)

  // Every field of a record is an option, so that they are read here.
  @Argument(parsing: .allUnrecognized, help: .init("种类，和各项的内容", valueName: "KIND"))
  var words: [String] = []
  @OptionGroup(title: "通用选项") var options: Options

  func changes(_ session: Session) throws -> [Change] {
    let request = try AddRequest(words)
    let issue = request.texts.first { $0.key == "issue" }?.text
    let known = try issue.map { try session.ledger.id(named: $0) }
    return [.add(request.kind, try request.fields(issue: known))]
  }
}

/// What `add` is asked for.
struct AddRequest {
  let kind: RecordKind
  let texts: [FieldText]

  init(_ words: [String]) throws(UsageError) {
    var kind: RecordKind?
    var texts: [FieldText] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      if word.hasPrefix("--") {
        texts.append(try option(word.dropFirst(2), &rest))
      } else if kind == nil {
        kind = RecordKind.allCases.first { [$0.rawValue, $0.label].contains(word) }
        guard kind != nil else { throw .wrongKind(word) }
      } else {
        throw .notAnAssignment(word)
      }
    }
    guard let kind else { throw .missing("记录的种类", example: "zhenggai add issue --title …") }
    (self.kind, self.texts) = (kind, texts)
  }

  /// The fields as they are given, objects put together from their members.
  func fields(issue: RecordID?) throws(UsageError) -> Fields {
    var fields = Fields()
    for text in texts.map(\.completed) {
      let value = try text.value(in: kind)
      if text.path.count == 1 {
        fields[text.path[0]] = value
      } else {
        var object = fields[text.path[0]]?.object ?? blank(text)
        object[text.path[1]] = value
        fields[text.path[0]] = .object(object)
      }
    }
    if let issue { fields["issue"] = .text(issue.text) }
    return fields
  }

  /// What an object holds of which only a part is given.
  private func blank(_ text: FieldText) -> Fields {
    switch text.path[0] {
    case "deadline":
      let day = texts.first { $0.completed.key == "deadline.date" }.flatMap { Day($0.text) }
      return ["text": .text(day.map { "\($0.chinese)前" } ?? "待定"), "keepUp": false]
    case "target": return ["actual": .null]
    default: return Fields()
    }
  }
}

extension FieldText {
  /// `--deadline 2023-12-31` means the day of the deadline.
  fileprivate var completed: FieldText {
    path == ["deadline"] && Day(text) != nil ? FieldText("deadline.date", text) : self
  }
}

/// Takes `key value` or `key=value` from the front of the words.
private func option(
  _ word: Substring, _ rest: inout ArraySlice<String>
) throws(UsageError) -> FieldText {
  if let sign = word.firstIndex(of: "=") {
    return FieldText(String(word[..<sign]), String(word[word.index(after: sign)...]))
  }
  guard let value = rest.popFirst() else { throw .missingValue(option: "--\(word)") }
  return FieldText(String(word), value)
}
