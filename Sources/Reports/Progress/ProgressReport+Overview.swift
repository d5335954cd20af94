import Rectification

extension ProgressReport {
  /// 一、总体情况.
  var overview: [Block] {
    guard !issues.isEmpty else { return [] }
    return [.heading(level: 1, "总体情况"), .heading(level: 2, "总体进度")]
      + overallProgress.map(Block.paragraph) + period
      + groups("分来源情况", "问题来源", figures.bySource) + [.chart(figures.sourceChart)]
      + groups("分板块情况", "板块", figures.bySection)
      + (department == nil ? groups("分部门情况", "责任部门", figures.byDepartment) : [])
  }

  private var overallProgress: [String] {
    [
      issueProgress, figures.measureSentence, figures.specialSentence, risks, targetProgress,
      achievements,
    ].compactMap { $0 }
  }

  private var issueProgress: String {
    let withdrawn = ledger.issues.count - issues.count
    return figures.issueSentence
      + (withdrawn == 0 ? "" : "另有\(withdrawn)项问题已撤销，不计入总数。")
  }

  private var risks: String {
    figures.riskSentence(
      dueSoon: measures.count { ledger.lamp($0, on: day) == .yellow },
      called: "\(ledger.profile.alerts.yellow)日内到期的")
  }

  private var targetProgress: String? {
    figures.targetSentence(unknown: "（\(figures.targets.unknown.map(\.text).listed)）")
  }

  /// 经验交流; the bureau's, so a department's report leaves it out.
  private var achievements: String? {
    let past = ledger.profile.achievements.filter { $0.on <= day }.sorted { $0.on < $1.on }
    guard department == nil, !past.isEmpty else { return nil }
    let times = past.count == 1 ? "作经验交流1次" : "先后\(past.count)次作经验交流"
    return "\(ledger.profile.subject)工作\(times)："
      + past.map(\.words).joined(separator: "；") + "。"
  }

  private func groups(_ heading: String, _ column: String, _ groups: [Group]) -> [Block] {
    [
      .heading(level: 2, heading),
      .paragraph("按\(column)统计，\(amounts(of: groups))，整改情况见下表。"),
      .table(figures.table(of: groups, under: column)),
    ]
  }
}

extension Achievement {
  /// 2023年7月26日在全市推进会上作经验交流; what was said of it may begin with a verb or not.
  fileprivate var words: String {
    let place = "\(on.chinese)在\(occasion)" + (occasion.hasSuffix("上") ? "" : "上")
    let said = recognition.withoutStop
    guard let first = said.first else { return place + "作经验交流" }
    return "作做以得获受介交".contains(first) ? place + said : "\(place)作经验交流，\(said)"
  }
}
