import Rectification

extension ProgressReport {
  /// 一、总体情况.
  var overview: [Block] {
    guard !issues.isEmpty else { return [] }
    return [.heading(level: 1, "总体情况"), .heading(level: 2, "总体进度")]
      + overallProgress.map(Block.paragraph) + period
      + groups("分来源情况", "问题来源", figures.bySource) + [.chart(sourceChart)]
      + groups("分板块情况", "板块", figures.bySection)
      + (department == nil ? groups("分部门情况", "责任部门", figures.byDepartment) : [])
  }

  private var overallProgress: [String] {
    [issueProgress, measureProgress, specialProgress, risks, targetProgress, achievements]
      .compactMap { $0 }
  }

  private var issueProgress: String {
    let counts = figures.issues
    let withdrawn = ledger.issues.count - issues.count
    return "问题整改方面，共有问题\(counts.total)项，\(outcomes(counts))，完成率\(counts.completionRate)。"
      + (counts.closed == 0
        ? "目前尚无问题销号。"
        : counts.closed == counts.total ? "全部问题均已销号。" : "其中已销号\(counts.closed)项。")
      + (withdrawn == 0 ? "" : "另有\(withdrawn)项问题已撤销，不计入总数。")
  }

  private func outcomes(_ counts: IssueFigures) -> String {
    Reports.outcomes(
      completed: counts.completed, basicallyCompleted: counts.basicallyCompleted,
      unfinished: counts.unfinished, of: counts.total)
  }

  private var measureProgress: String {
    let counts = figures.measures
    guard counts.total > 0 else { return "措施落实方面，尚未明确整改措施。" }
    let tracks = [("当下改", counts.immediate), ("长久立", counts.lasting)]
      .filter { $0.1.total > 0 }
      .map { "“\($0)”措施\($1.total)个，\(done($1.done, of: $1.total))，完成率\($1.rate)" }
    return "措施落实方面，共有整改措施\(counts.total)个，\(done(counts.done, of: counts.total))，"
      + "完成率\(counts.rate)。其中，\(tracks.joined(separator: "；"))。"
  }

  /// 立行立改 and 历史遗留, where there are such issues.
  private var specialProgress: String? {
    let (atOnce, legacy) = (figures.atOnce, figures.legacy)
    let parts = [
      atOnce.total == 0
        ? nil : "立行立改问题\(atOnce.total)项，\(atOnce.words("已完成"))，立行立改率\(atOnce.rate)",
      legacy.total == 0 ? nil : "历史遗留问题\(legacy.total)项，\(legacy.words("妥善解决"))",
    ].compactMap { $0 }
    return parts.isEmpty ? nil : "重点问题方面，\(parts.joined(separator: "；"))。"
  }

  /// What is late or came back; what there is none of is said once, at the end.
  private var risks: String {
    let yellow = ledger.profile.alerts.yellow
    let all = [
      ("超期问题", figures.issues.overdue, "项"), ("超期措施", figures.measures.overdue, "个"),
      ("\(yellow)日内到期的问题", figures.lamps[.yellow] ?? 0, "项"),
      ("\(yellow)日内到期的措施", measures.count { ledger.lamp($0, on: day) == .yellow }, "个"),
      ("延期问题", figures.issues.extended, "项"), ("延期措施", figures.measures.extended, "个"),
      ("反弹问题", figures.issues.rebounded, "项"),
    ]
    let there = all.filter { $0.1 > 0 }.map { "\($0.0)\($0.1)\($0.2)" }
    let missing = all.filter { $0.1 == 0 }.map(\.0)
    guard !there.isEmpty else { return "进度管控方面，目前没有超期、临期、延期和反弹的事项。" }
    let parts = ["有\(there.listed)", missing.isEmpty ? nil : "无\(missing.listed)"]
      .compactMap { $0 }
    return "进度管控方面，目前\(parts.joined(separator: "；"))。"
  }

  private var targetProgress: String? {
    let targets = figures.targets
    guard targets.total > 0 else { return nil }
    let met =
      switch targets.met {
      case targets.total: allOf(targets.total) + "已达到目标"
      case 0: allOf(targets.total) + "未达到目标"
      default: "达到目标\(targets.met)个"
      }
    let unknown =
      targets.unknown.isEmpty
      ? "" : "，完成值未知\(targets.unknown.count)个（\(targets.unknown.map(\.text).listed)），未知的不计入汇总"
    return "量化指标方面，共设定\(targets.total)个，\(met)\(unknown)。"
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
    let counts = groups.map { "\($0.label)\($0.total)项" }.listed
    return [
      .heading(level: 2, heading),
      .paragraph("按\(column)统计，\(counts)，整改情况见下表。"),
      .table(groupTable(column, groups)),
    ]
  }

  private var sourceChart: Chart {
    let sources = figures.bySource
    return Chart(
      .bars, "各来源问题整改情况（项）", sources.map(\.label),
      Outcome.allCases.map { outcome in
        .init(outcome.label, sources.map { $0.amount(of: outcome) })
      })
  }

  private func groupTable(_ column: String, _ groups: [Group]) -> Table {
    let counts = figures.issues
    let total = [
      "合计", String(counts.total), String(counts.completed), String(counts.basicallyCompleted),
      String(counts.unfinished), counts.completionRate.description,
    ]
    let heads = ["总数", "已完成", "基本完成", "未完成", "完成率"].map { Column($0, .right) }
    return Table([Column(column)] + heads, rows: groups.map(\.cells) + [total])
  }
}

extension Group {
  fileprivate var cells: [String] {
    [
      label, String(total),
    ] + Outcome.allCases.map { String(amount(of: $0)) } + [completionRate.description]
  }
}

private func done(_ count: Int, of total: Int) -> String {
  switch count {
  case total: total > 1 ? "已全部完成" : "已完成"
  case 0: allOf(total) + "未完成"
  default: "已完成\(count)个"
  }
}

extension Share {
  /// 已完成3项, or how else that is said where it is all or none of them.
  fileprivate func words(_ verb: String) -> String {
    switch settled {
    case total: verb == "妥善解决" ? "全部得到妥善解决" : "已全部完成"
    case 0: allOf(total) + (verb == "妥善解决" ? "尚未得到妥善解决" : "未完成")
    default: verb == "妥善解决" ? "其中\(settled)项得到妥善解决" : "\(verb)\(settled)项"
    }
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
