import Rectification

extension ClosureReport {
  var findings: [[Form.Entry]] {
    let deadline = issue.deadline
    return [
      [.init("问题编号", issue.id.text), .init("所属板块", issue.section)],
      [.init("问题来源", source)],
      [.init("责任部门", issue.department), .init("牵头领导", issue.leader)],
      [.init("整改类型", issue.mode.label), .init("查摆日期", issue.discoveredOn.chinese)],
      [.init("整改时限", deadline.text + (deadline.moves.map { "（\($0)）" } ?? ""))],
      [.init("问题", issue.title)], [.init("具体表现", issue.manifestation)],
      [.init("整改目标", issue.goal)],
    ]
  }

  private var source: String {
    issue.source.label + (issue.sourceReference.map { "（\($0)）" } ?? "")
      + (issue.isLegacy ? "，历史遗留问题" : "")
  }

  func results(on day: Day) -> [[Form.Entry]] {
    let feedback = issue.feedback.map { "\($0.on.chinese)反馈，\($0.satisfaction.label)" }
    let all: [Form.Entry?] = [
      .init("整改措施及完成情况", numbered(measures.map(words), orNone: "尚未明确整改措施")),
      .init("制度成果", numbered(policies.map { $0.clause(on: day) }, orNone: "无")),
      .init("完成标准", numbered(issue.criteria.map(\.words), orNone: "未设定")),
      issue.source == .publicConcern ? .init("群众反馈", feedback ?? "尚未反馈") : nil,
      issue.cycle > 1 ? .init("整改轮次", "销号后反弹，现为第\(issue.cycle)轮") : nil,
    ]
    return all.compactMap { $0 }.map { [$0] }
  }

  var signatures: [[Form.Entry]] {
    [
      [.init("责任部门自验意见", "", room: 1, isSigned: true)],
      [.init("牵头领导意见", "", room: 1, isSigned: true)],
      [.init("验收意见", issue.acceptance?.verdict ?? "", room: 1, isSigned: true)],
      [.init("销号审批意见", "", room: 1, isSigned: true)],
    ]
  }

  /// 组织集体研讨（CS-001，当下改，办公室）：已核实，2023年11月20日完成；目标12次，实际12次；佐证材料：研讨记录.
  private func words(of measure: Measure) -> String {
    let facts = [
      measure.status.label + (measure.completedOn.map { "，\($0.chinese)完成" } ?? ""),
      measure.target?.words,
      measure.evidence.isEmpty
        ? "无佐证材料" : "佐证材料：\(measure.evidence.map(\.words).listed)",
    ].compactMap { $0 }.joined(separator: "；")
    let place = [measure.id.text, measure.track.label, measure.department]
    return "\(measure.content.withoutStop)（\(place.joined(separator: "，"))）：\(facts)。"
  }

  private func numbered(_ lines: [String], orNone none: String) -> String {
    switch lines.count {
    case 0: none
    case 1: lines[0]
    default: lines.enumerated().map { "\($0 + 1).\($1)" }.joined(separator: "\n")
    }
  }
}
