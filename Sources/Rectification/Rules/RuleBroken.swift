/// A change that the rules of rectification forbid.
public enum RuleBroken: Error, Hashable, Sendable {
  case noSuchRecord(RecordID)
  case notForKind(RecordID, RecordKind, action: String, instead: String)
  case wrongStage(RecordID, IssueStep, now: IssueStage)
  case nothingNext(RecordID, now: String, advice: String)
  case gate(RecordID, IssueStep, IssueGate, detail: [String])
  /// A gate of closing that an acceptance does not pass either.
  case notAcceptable(RecordID, IssueGate, detail: [String])
  case wrongStatus(RecordID, MeasureStep, now: MeasureStatus)
  case policiesNotInForce(RecordID, [String])
  case notReviewer(RecordID, action: String, person: String, reviewers: [String])
  case ownReport(RecordID, person: String)
  case reasonMissing(RecordID, action: String)
  case textMissing(RecordID, what: String)
  case dateOrder(RecordID, what: String, Day, than: String, Day, isLater: Bool)
  case policyNeeds(RecordID, PolicyStage, [String])
  case documentNumber(RecordID, String, repaired: String?)
  case documentNumberTaken(RecordID, String, by: RecordID)
  case ownedField(RecordID, field: String, label: String, command: String)
  case unknownField(RecordID, String, known: [String])
  case badValue(RecordID, BadValue)
  case notOnList(what: String, String, allowed: [String])
  case malformed(RecordID, what: String, advice: String)
  case requiredField(RecordKind, label: String, option: String)
  case nothingChanged(RecordID)
  case noDate(RecordID)
  case notLater(RecordID, from: Day, to: Day)
  case noTarget(RecordID)
  case belowZero(RecordID, String)
  case outOfRange(RecordID)
  case stillLinked(RecordID, by: [RecordID])
  case issueClosed(RecordID, of: RecordID, MeasureStatus)
  case noSuchConflict(Int)
  case conflictSettled(Int)
  /// A conflict about fields that only steps may change, and that read otherwise by now.
  case overtaken(Int, RecordID, [String])
}

extension RuleBroken: CustomStringConvertible {
  /// What the user reads: which record, what is wrong, what to do next.
  public var description: String {
    switch self {
    case .noSuchRecord(let id): "没有编号为 \(id) 的记录，请核对编号；也可能刚被移除。"
    case .notForKind(let id, let kind, let action, let instead):
      "\(id) 是\(kind.label)，不能“\(action)”；\(instead)。"
    case .wrongStage(let id, let step, let now): wrongStage(id, step, now)
    case .nothingNext(let id, let now, let advice): "\(id) 现处于“\(now)”，没有可走的这一步；\(advice)。"
    case .gate(let id, let step, let gate, let detail):
      "\(id) 暂不能\(step.label)：\(gate.sentence(detail))。"
    case .notAcceptable(let id, let gate, let detail):
      "\(id) 暂不能验收通过：\(gate.sentence(detail))。"
    case .wrongStatus(let id, let step, let now):
      "\(id) 现为“\(now.label)”，只有“\(step.from.map(\.label).joined(separator: "”“"))”的措施才能\(step.label)。"
    case .policiesNotInForce(let id, let policies):
      "\(id) 暂不能标为已完成：\(policies.joined(separator: "、"))。长久立的措施须待制度施行（或按计划废止），请先推进制度。"
    case .notReviewer(let id, let action, let person, let reviewers):
      "\(id == .ledger ? "台账" : id.text) 暂不能\(action)：\(person) 不在验收销号人员之列，请由 \(reviewers.joined(separator: "、")) 办理。"
    case .ownReport(let id, let person):
      "\(id) 由 \(person) 本人报告完成，不能由本人核实；请由其他人员办理。"
    case .reasonMissing(let id, let action): "\(id) \(action)须写明理由（--reason）。"
    case .textMissing(let id, let what): "\(id) 的\(what)没有写，请写明后再试。"
    case .dateOrder(let id, let what, let day, let other, let otherDay, let isLater):
      "\(id) 的\(what)（\(day)）\(isLater ? "晚" : "早")于\(other)（\(otherDay)），请核对日期。"
    case .policyNeeds(let id, let stage, let needs):
      "\(id) 暂不能\(stage.label)：缺\(needs.joined(separator: "、"))，请先填写（edit \(id)）。"
    case .documentNumber(let id, let text, let repaired):
      "\(id) 的发文字号“\(text)”不合规范（GB/T 9704）：年份用〔〕，不写“第”，序号不加零"
        + (repaired.map { "；应写作“\($0)”。" } ?? "，例如“×党发〔2023〕5号”。")
    case .documentNumberTaken(let id, let text, let other):
      "\(id) 的发文字号“\(text)”已由 \(other) 使用，一个字号只能用一次，请核对。"
    case .ownedField(let id, let field, let label, let command):
      "\(id) 的\(label)（\(field)）不能直接修改，请用 \(command)。"
    case .unknownField(let id, let field, let known):
      "\(id) 没有“\(field)”这一项，可修改的有：\(known.joined(separator: "、"))。"
    case .badValue(let id, let bad): "\(id) 的 \(bad.description)。"
    case .notOnList(let what, let text, let allowed):
      "\(what)“\(text)”不在台账的清单上，应为 \(allowed.joined(separator: "、")) 之一。"
    case .malformed(let id, let what, let advice): "\(id) 的\(what)：\(advice)。"
    case .requiredField(let kind, let label, let option): "新增\(kind.label)须写明\(label)（\(option)）。"
    case .nothingChanged(let id): "\(id) 没有变化：所填内容与现有内容相同。"
    case .noDate(let id): "\(id) 没有到期日，无从延期；请先填写到期日（edit \(id) deadline.date）。"
    case .notLater(let id, let from, let to): "\(id) 的新时限（\(to)）须晚于现时限（\(from)），请核对日期。"
    case .noTarget(let id): "\(id) 没有量化指标，无从计数；请先填写量化指标（edit \(id) target）。"
    case .belowZero(let id, let result): "\(id) 的完成值将为 \(result)，不能小于 0，请核对数字。"
    case .outOfRange(let id): "\(id) 的完成值超出可记的范围，请核对数字。"
    case .issueClosed(let id, let issue, let status):
      "\(id) 为“\(status.label)”，而问题 \(issue) 已销号；已销号的问题不能有未完成的措施，请核对。"
    case .noSuchConflict(let seq): "留痕第 \(seq) 条不是同步冲突；可用 conflicts 查看未处理的冲突。"
    case .conflictSettled(let seq): "留痕第 \(seq) 条的冲突已经处理过，不必再处理；要改主意，请撤销那一步（undo）。"
    case .overtaken(let seq, let id, let labels):
      "第 \(seq) 条冲突不能采用本方：\(id) 的\(labels.joined(separator: "、"))此后又已变动，请采用对方（theirs），再用相应的命令办理。"
    case .stillLinked(let id, let others):
      "\(id) 不能移除：\(others.map(\.text).joined(separator: "、")) 仍与它关联，请先处理这些记录。"
    }
  }

  private func wrongStage(_ id: RecordID, _ step: IssueStep, _ now: IssueStage) -> String {
    "\(id) 现处于“\(now.label)”，只有“\(step.from.map(\.label).joined(separator: "”“"))”的问题才能\(step.label)。"
  }
}
