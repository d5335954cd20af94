import Rectification
import Reports

extension CellReader {
  /// Cells that our own ledger writes in words: read back where that is exact.
  func value(
    _ cell: CellValue, _ text: String, _ special: Heading.Special
  ) throws(CellProblem) -> Value {
    switch special {
    case .deadline: return .object(try deadline(cell, text).fields)
    case .criteria: return .list(criteria(text).map { .object($0.fields) })
    case .target:
      if let target = target(text) { return .object(target.fields) }
      throw .unlike(text, "目标不少于20次，实际12次")
    case .policies:
      let (known, unknown) = policies(text)
      guard let name = unknown.first else { return .list(known.map { .text($0.text) }) }
      throw CellProblem(reason: "《\(name)》不在台账上，请先登记这项制度（add policy）")
    }
  }

  /// Words are kept as they are; the day in them is read where there is one.
  func deadline(_ cell: CellValue, _ text: String) throws(CellProblem) -> Deadline {
    var deadline = Deadline()
    let due = dueDay(cell, text)
    if due == .impossible { throw .impossibleDay(text) }
    deadline.date = due.day
    if case .text = cell {
      deadline.text = text
    } else {
      deadline.text = deadline.date.map { "\($0.chinese)前" } ?? text
    }
    deadline.keepUp = ["长期", "持续", "常态"].contains { text.contains($0) }
    return deadline
  }

  /// The day in a deadline's words: of the first clause that names one.
  func dueDay(_ cell: CellValue, _ text: String) -> WrittenDay {
    guard case .text = cell else { return written(cell, text) }
    let clauses = text.split { "，,；;、并".contains($0) }
    return clauses.lazy.map { written(.text(String($0)), String($0)) }.first { $0 != .none }
      ?? .none
  }

  /// `台账规范（已达到）；制度印发（未达到）`, or plain sentences that nobody has met yet.
  private func criteria(_ text: String) -> [Criterion] {
    text.split { "；;\n".contains($0) }.map { piece in
      var criterion = Criterion()
      criterion.text = String(piece).withoutBlanksAround
      for (mark, met) in [("（已达到）", true), ("（未达到）", false)]
      where criterion.text.hasSuffix(mark) {
        criterion.text.removeLast(mark.count)
        criterion.met = met
      }
      return criterion
    }.filter { !$0.text.isEmpty }
  }

  /// `目标不少于20次，实际23次`; taken only where it reads so again.
  private func target(_ text: String) -> Target? {
    let parts = text.split { "，,".contains($0) }.map { String($0).withoutBlanksAround }
    guard parts.count == 2, parts[0].hasPrefix("目标") else { return nil }
    var goal = parts[0].dropFirst(2)
    var target = Target()
    if goal.hasPrefix("不少于") {
      target.rule = .atLeast
      goal = goal.dropFirst(3)
    }
    guard let amount = Amount(leading: goal) else { return nil }
    target.goal = amount
    target.unit = String(goal.drop(while: \.isPartOfNumber))
    if parts[1].hasPrefix("实际") { target.actual = Amount(leading: parts[1].dropFirst(2)) }
    return target.words.folded == text.folded ? target : nil
  }

  /// The policies that a cell names, by 《title》 or id, and the names that the ledger does not know.
  func policies(_ text: String) -> (known: [RecordID], unknown: [String]) {
    var (known, unknown) = ([RecordID](), [String]())
    for name in policyNames(in: text) {
      if let id = policyIDs[name.folded] { known.append(id) } else { unknown.append(name) }
    }
    return (known, unknown)
  }
}

/// The titles in a cell: what stands between 《》 where there is any, else its pieces.
func policyNames(in text: String) -> [String] {
  guard text.contains("《") else {
    return pieces(of: text)
  }
  return text.split(separator: "《").dropFirst(text.hasPrefix("《") ? 0 : 1).compactMap { part in
    part.firstIndex(of: "》").map { String(part[..<$0]) }
  }
}

extension Amount {
  fileprivate init?(leading text: Substring) {
    self.init(String(text.prefix(while: \.isPartOfNumber)))
  }
}

extension Character {
  fileprivate var isPartOfNumber: Bool { isASCII && (isNumber || self == "." || self == "-") }
}
