import Rectification

/// A row of the ledger: an issue, and one of its measures where it has any.
struct LedgerRow {
  let place: Int
  let issue: Issue
  let measure: Measure?
}

extension Ledger {
  /// 台账: one row a measure with the issue's cells repeated, in staff's order; 已撤销 is left out.
  func measureTable(on day: Day) -> Table { Table(ledgerCells(on: day), of: ledgerRows.joined()) }

  /// The rows of 台账, those of one issue together; made as they are asked for, as a large ledger
  /// is not to stand in memory twice.
  var ledgerRows: some Collection<[LedgerRow]> {
    let counted = issues.places.filter { issues.facts(at: $0).stage != .withdrawn }
    return counted.enumerated().lazy.map { place, index in
      let issue = issues.record(at: index)
      let measures = measures(of: issue.id).map(Optional.some)
      return (measures.isEmpty ? [nil] : measures).map {
        LedgerRow(place: place + 1, issue: issue, measure: $0)
      }
    }
  }

  /// How many rows that makes: an issue without measures has one as well.
  var ledgerRowCount: Int {
    countedMeasures
      + issues.places.count { place in
        issues.facts(at: place).stage != .withdrawn && measureIDs(of: issues.id(at: place)).isEmpty
      }
  }

  /// The columns of 台账.
  func ledgerCells(on day: Day) -> [Cell<LedgerRow>] {
    findings + progress(on: day) + verdicts + work(on: day)
  }

  /// How many issues and measures the table shows, in words.
  var size: String {
    let withdrawn = issues.places.count { issues.facts(at: $0).stage == .withdrawn }
    return "问题\(issues.count - withdrawn)项、整改措施\(countedMeasures)个"
      + (withdrawn == 0 ? "" : "（另有\(withdrawn)项问题已撤销，未列入）")
  }

  /// What was found, and what is to come of it.
  private var findings: [Cell<LedgerRow>] {
    [
      shared("序号", .right) { $0.place },
      shared("问题编号") { $0.issue.id.text },
      shared("问题来源", choices: labels(of: IssueSource.self)) { $0.issue.source.label },
      shared("来源描述", isWide: true, isFolded: true) { $0.issue.sourceReference },
      shared("板块", isFolded: true, choices: profile.sections) { $0.issue.section },
      shared("问题", isWide: true) { $0.issue.title },
      shared("具体表现", isWide: true) { $0.issue.manifestation },
      shared("原因分析", isWide: true, isFolded: true) { $0.issue.rootCause },
      shared("历史遗留", isFolded: true, choices: yesAndNo) { yesAndNo[$0.issue.isLegacy ? 0 : 1] },
      shared("查摆日期", isFolded: true) { $0.issue.discoveredOn },
      shared("整改目标", isWide: true) { $0.issue.goal },
      shared("整改类型", choices: labels(of: RectificationMode.self)) {
        $0.issue.mode.label
      },
      shared("牵头领导") { $0.issue.leader },
      shared("责任部门", choices: profile.departments) { $0.issue.department },
      shared("配合部门", isFolded: true) { $0.issue.supportingDepartments.listed },
      shared("整改时限") { $0.issue.deadline.text },
      shared("到期日", isFolded: true) { $0.issue.deadline.date },
      shared("完成标准", isWide: true, isFolded: true) {
        $0.issue.criteria.map(\.words).joined(separator: "；")
      },
    ]
  }

  /// How far the issue has come.
  private func progress(on day: Day) -> [Cell<LedgerRow>] {
    [
      shared("阶段", choices: labels(of: IssueStage.self)) { $0.issue.stage.label },
      shared("完成状态") { self.outcome(of: $0.issue.id).label },
      shared("预警") { self.lamp($0.issue, on: day)?.label },
      shared("轮次", .right, isFolded: true) { $0.issue.cycle },
      shared("未完成原因", isWide: true, isFolded: true) { $0.issue.obstacle },
      shared("下一步打算", isWide: true, isFolded: true) { $0.issue.nextStep },
      shared("延期", isWide: true, isFolded: true) { $0.issue.deadline.moves },
    ]
  }

  /// What others found on looking at it.
  private var verdicts: [Cell<LedgerRow>] {
    [
      shared("验收", isWide: true, isFolded: true) { $0.issue.acceptance?.words },
      shared("销号日期", isFolded: true) { $0.issue.closedOn },
      shared("回头看", isWide: true, isFolded: true) {
        $0.issue.followUps.map(\.words).joined(separator: "；")
      },
      shared("群众满意度", isFolded: true, choices: labels(of: Satisfaction.self)) {
        $0.issue.feedback?.satisfaction.label
      },
      shared("反馈日期", isFolded: true) { $0.issue.feedback?.on },
      shared("公开属性", isFolded: true, choices: labels(of: Visibility.self)) {
        $0.issue.visibility.label
      },
      shared("备注", isWide: true, isFolded: true) { $0.issue.remarks },
    ]
  }

  /// The measure.
  private func work(on day: Day) -> [Cell<LedgerRow>] {
    [
      own("措施编号") { $0.id.text },
      own("整改措施", isWide: true) { $0.content },
      own("措施属性", choices: labels(of: Track.self)) { $0.track.label },
      own("措施类型", isFolded: true) { $0.kinds.map(\.label).listed },
      own("措施责任部门", choices: profile.departments) { $0.department },
      own("责任人") { $0.owner },
      own("完成时限") { $0.deadline.text },
      own("措施到期日", isFolded: true) { $0.deadline.date },
      own("措施状态", choices: labels(of: MeasureStatus.self)) { $0.status.label },
      own("措施预警") { self.lamp($0, on: day)?.label },
      own("措施延期", isWide: true, isFolded: true) { $0.deadline.moves },
      own("完成日期") { $0.completedOn },
      own("量化指标", isWide: true, isFolded: true) { $0.target?.words },
      own("制度成果", isWide: true, isFolded: true) { self.policies(of: $0).map(\.named).listed },
      own("进展情况", isWide: true) { $0.progress.last.map { "\($0.on.chinese)：\($0.note)" } },
      own("佐证材料", isWide: true, isFolded: true) { $0.evidence.map(\.words).joined(separator: "；") },
    ]
  }
}

private let yesAndNo = ["是", "否"]

/// What a closed set can be, in the words of a drop-down.
func labels<Choice: Code>(of _: Choice.Type) -> [String] { Choice.allCases.map(\.label) }

private func shared<Value: CellValue>(
  _ title: String, _ alignment: Alignment = .left, isWide: Bool = false, isFolded: Bool = false,
  choices: [String] = [], value: @escaping (LedgerRow) -> Value?
) -> Cell<LedgerRow> {
  Cell(
    title, alignment, isWide: isWide, isShared: true, isFolded: isFolded, choices: choices,
    value: value)
}

private func own<Value: CellValue>(
  _ title: String, isWide: Bool = false, isFolded: Bool = false, choices: [String] = [],
  value: @escaping (Measure) -> Value?
) -> Cell<LedgerRow> {
  Cell(title, isWide: isWide, isFolded: isFolded, choices: choices) { row in
    row.measure.flatMap(value)
  }
}
