import Rectification

/// 进展情况报告: how the rectification stands on a day, in the order that offices write it
/// (domain.md §3.2). Every figure in it is computed, and computed once.
public struct ProgressReport: Sendable {
  let ledger: Ledger
  let day: Day
  let comparison: Comparison?
  /// Where set, the ledger holds only what this department leads, and it reports to the bureau.
  let department: String?
  /// What is said of a choice of records, where there was one: 仅统计所选的5项问题.
  let selection: String?
  let figures: Figures
  /// The issues that count, in the order of their ids.
  let issues: [Issue]
  /// The measures of those issues.
  let measures: [Measure]

  public init(
    _ ledger: Ledger, on day: Day, comparison: Comparison? = nil, department: String? = nil,
    selection: String? = nil
  ) {
    (self.ledger, self.day, self.comparison) = (ledger, day, comparison)
    (self.department, self.selection) = (department, selection)
    figures = ledger.figures(on: day)
    issues = ledger.issues.records.filter { $0.stage != .withdrawn }
    measures = ledger.measures.records.filter(ledger.isCounted)
  }

  /// The report in lines of text, with what cannot be had elsewhere attached.
  public var document: Document {
    let titles = attachments.map { $0.title + ($0.isOnlyOnPaper ? "（另附）" : "") }
    return Document(body(attaching: titles) + annexes { !$0.isOnlyOnPaper })
  }

  /// The report on paper, with everything attached that it names.
  public var paper: Document {
    Document(body(attaching: attachments.map(\.title)) + annexes { _ in true })
  }

  private func body(attaching titles: [String]) -> [Block] {
    let parts = [opening, overview, issueByIssue, policyWork, shortcomings, nextSteps]
    return Array(parts.joined()) + (titles.isEmpty ? [] : [.attachments(titles)])
      + [.signature(department ?? ledger.profile.signatory, day)]
  }
}

extension ProgressReport {
  private var opening: [Block] {
    let profile = ledger.profile
    let recipient = department == nil ? profile.recipient : profile.signatory
    return [.title("关于\(department ?? "")\(profile.subject)工作进展情况的报告")]
      + (recipient.map { [.recipient($0.withoutStop)] } ?? [])
      + [.paragraph(department.map(introduction) ?? introduction)]
  }

  /// Why this is written, with the round figures that such a sentence has.
  private var introduction: String {
    let profile = ledger.profile
    guard !issues.isEmpty else {
      return "截至\(day.chinese)，\(profile.subject)台账"
        + (selection == nil ? "尚未登记问题。" : "中所选的记录不涉及问题。")
    }
    let sources = figures.bySource.map(\.label).joinedWithAnd
    let work = [
      "\(profile.signatory)围绕\(sources)的突出问题，举一反三全面查摆",
      "梳理形成\(approximate(figures.issues.total))项问题清单",
      measures.isEmpty ? nil : "逐条明确\(figures.measures.total)个整改措施",
    ].compactMap { $0 }.joined(separator: "，")
    return "根据\(profile.subject)工作安排，\(work)。\(results)\(exactFigures)现将有关情况报告如下"
      + (selection.map { "（\($0)）" } ?? "") + "。"
  }

  /// What has come of it, as far as something has.
  private var results: String {
    let established = figures.policies.established
    let (legacy, settled) = (figures.legacy.total, figures.legacy.settled)
    let parts = [
      established == 0 ? nil : "建立完善\(approximate(established))项制度办法",
      settled == 0 ? nil : "推动\(settled == legacy ? "" : "\(settled)项")历史遗留问题得到妥善解决",
    ].compactMap { $0 }
    return parts.isEmpty
      ? "" : "坚持“当下改”与“长久立”相结合，\(parts.joined(separator: "，"))。"
  }

  private var exactFigures: String {
    let established = figures.policies.established
    return "截至\(day.chinese)，共梳理问题\(issues.count)项、明确整改措施\(measures.count)个"
      + (established == 0 ? "" : "、建立完善制度办法\(established)项")
      + "，问题完成率\(figures.issues.completionRate)。"
  }

  private func introduction(of department: String) -> String {
    let subject = ledger.profile.subject
    guard !issues.isEmpty else {
      return "截至\(day.chinese)，\(subject)台账中没有由\(department)牵头的问题。"
    }
    return "根据\(ledger.profile.signatory)\(subject)工作安排，\(department)认真梳理本部门牵头的问题。"
      + "\(exactFigures)现将有关情况报告如下（仅统计\(department)牵头的问题及其措施、制度"
      + (selection.map { "，且\($0)" } ?? "") + "）。"
  }
}
