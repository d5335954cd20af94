import Cells
import Rectification

extension ImportPlan.Place {
  /// `台账 12行C列`.
  var words: String { (sheet.map { "\($0) " } ?? "") + brief }

  /// `12行C列`.
  var brief: String { "\(row)行" + (column.map { "\($0)列" } ?? "") }
}

extension ImportPlan.Entry {
  /// What is proposed, or what is amiss, on a line.
  var summary: String {
    if let message, !verdict.isAcceptable {
      return title.isEmpty ? message : "\(title)：\(message)"
    }
    let changes = verdict == .changed ? fields.map(\.summary) : []
    let remark = message.map { "（\($0.withoutStop)）" } ?? ""
    return ([title] + changes).filter { !$0.isEmpty }.joined(separator: "  ") + remark
  }

  /// The entry with its fields, a line each, as a page shows it.
  var lines: [String] {
    let head = [verdict.label, item?.text ?? "", place.words].filter { !$0.isEmpty }
    return [head.joined(separator: "  ")] + [title, message ?? ""].filter { !$0.isEmpty }
      + fields.flatMap { field in
        verdict == .new
          ? ["  \(field.label)：\(field.after)"]
          : ["  \(field.label)：\(field.before)", "    → \(field.after)"]
      }
  }
}

extension ImportPlan {
  /// The plan without the commands of the command line in its sentences; what had no reader comes
  /// first among the remarks, since only the first is seen at once.
  var forScreen: ImportPlan {
    var plan = self
    plan.remarks = remarks.map(\.forScreen)
    plan.remarks.sort { $0.isWarning && !$1.isWarning }
    for place in plan.entries.indices {
      plan.entries[place].message = entries[place].message?.forScreen
    }
    return plan
  }
}

extension String {
  /// Whether it tells of something that was not read.
  fileprivate var isWarning: Bool { contains("没有读入") || contains("没有关联") }

  fileprivate var withoutStop: String { hasSuffix("。") ? String(dropLast()) : self }
}

extension ImportPlan.Difference {
  fileprivate var summary: String { "\(label) \(before) → \(after)" }

  var before: String { from.map(words) ?? "（空）" }

  var after: String { to.map(words) ?? "（空）" }

  /// A value as the field's own words have it.
  private func words(_ value: Value) -> String {
    let path = key.split(separator: ".").map(String.init)
    let field = RecordKind.allCases.lazy.compactMap { $0.rows.first(at: path) }.first
    return (field?.kind.words(value) ?? value.plainText).sanitized
  }
}

extension [FieldRow] {
  /// The row of a field, or of a member of an object in it.
  fileprivate func first(at path: [String]) -> FieldRow? {
    guard let row = first(where: { $0.key == path.first }) else { return nil }
    guard path.count > 1 else { return row }
    guard case .object(let members) = row.kind else { return nil }
    return members.first(at: [String](path.dropFirst()))
  }
}

extension ImportScreen {
  /// The filters over the list, each with its key, its name and how many entries it shows; close
  /// together where there is little room.
  func tabs(width: Int) -> [(verdict: ImportPlan.Verdict?, text: String)] {
    let (wide, narrow) = (tabs(blank: " "), tabs(blank: ""))
    return wide.reduce(0) { $0 + $1.text.displayWidth } <= width ? wide : narrow
  }

  private func tabs(blank: String) -> [(verdict: ImportPlan.Verdict?, text: String)] {
    let verdicts = ImportPlan.Verdict.allCases.enumerated().map { place, verdict in
      (Optional(verdict), "\(place + 1)", verdict.label, counts[verdict] ?? 0)
    }
    let all = [(nil, "0", "全部", plan.entries.count)] + verdicts
    return all.map { verdict, key, label, count in
      let name = "\(label)\(blank)\(count)"
      return (
        verdict, verdict == self.verdict ? " \(key)[\(name)]" : " \(key)\(blank)\(name)\(blank)"
      )
    }
  }

  /// What is asked before what is ticked is taken in.
  var question: String { "要导入\(acceptedWords)吗？" }

  /// What is asked before ticks are lost.
  static let leavingQuestion = "勾选改过，还没有导入，要离开吗？"

  /// How much is ticked of each verdict: `新增 7 项、修改 1 项`.
  private var acceptedWords: String {
    ImportPlan.Verdict.allCases.compactMap { verdict in
      let count = ticks.indices.count { ticks[$0] && plan.entries[$0].verdict == verdict }
      return count > 0 ? "\(verdict.label) \(count) 项" : nil
    }.joined(separator: "、")
  }

  /// What Enter shows: the entry under the cursor, how the file was read, the keys.
  var explanation: Page {
    let entry = current.map { plan.entries[$0].lines + [""] } ?? []
    let remarks = plan.remarks.isEmpty ? [] : plan.remarks + [""]
    return Page(
      title: "导入",
      lines: (entry + remarks + ImportScreen.keys).map { $0.isEmpty ? " " : $0.sanitized })
  }

  private static let keys = [
    "空格            勾选、取消；新增的问题取消时，它的新措施一并取消",
    "V Ctrl-空格     所列的全部勾选、全不勾选",
    "Tab S-Tab       下一处、上一处冲突或读不懂的",
    "0 1 2 3 4 ← →   全部、新增、修改、冲突、读不懂",
    "Enter F1        看这一项的全部内容",
    "Ctrl-S F9       导入勾选的，先问一句；一次撤销即可全部退回",
    "i F4            改读法：文件、工作表、编码、对应的栏",
    "Esc             离开，什么也不改；勾选改过的先问一句",
  ]
}
