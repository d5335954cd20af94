import Rectification

// What reports say of figures alone, whether they are one ledger's or those of many.
extension Figures {
  /// 问题整改方面，….
  var issueSentence: String {
    let counts = issues
    return "问题整改方面，共有问题\(counts.total)项，\(outcomes)，完成率\(counts.completionRate)。"
      + (counts.closed == 0
        ? "目前尚无问题销号。"
        : counts.closed == counts.total ? "全部问题均已销号。" : "其中已销号\(counts.closed)项。")
  }

  private var outcomes: String {
    Reports.outcomes(
      completed: issues.completed, basicallyCompleted: issues.basicallyCompleted,
      unfinished: issues.unfinished, of: issues.total)
  }

  /// 措施落实方面，….
  var measureSentence: String {
    let counts = measures
    guard counts.total > 0 else { return "措施落实方面，尚未明确整改措施。" }
    let tracks = [("当下改", counts.immediate), ("长久立", counts.lasting)]
      .filter { $0.1.total > 0 }
      .map { "“\($0)”措施\($1.total)个，\(done($1.done, of: $1.total))，完成率\($1.rate)" }
    return "措施落实方面，共有整改措施\(counts.total)个，\(done(counts.done, of: counts.total))，"
      + "完成率\(counts.rate)。其中，\(tracks.joined(separator: "；"))。"
  }

  /// 立行立改 and 历史遗留, where there are such issues.
  var specialSentence: String? {
    let parts = [
      atOnce.total == 0
        ? nil : "立行立改问题\(atOnce.total)项，\(atOnce.words("已完成"))，立行立改率\(atOnce.rate)",
      legacy.total == 0 ? nil : "历史遗留问题\(legacy.total)项，\(legacy.words("妥善解决"))",
    ].compactMap { $0 }
    return parts.isEmpty ? nil : "重点问题方面，\(parts.joined(separator: "；"))。"
  }

  /// What is late or came back; what there is none of is said once, at the end. `soon` is what is
  /// called due soon: 10日内到期的.
  func riskSentence(dueSoon measures: Int, called soon: String) -> String {
    let all = [
      ("超期问题", issues.overdue, "项"), ("超期措施", self.measures.overdue, "个"),
      ("\(soon)问题", lamps[.yellow] ?? 0, "项"), ("\(soon)措施", measures, "个"),
      ("延期问题", issues.extended, "项"), ("延期措施", self.measures.extended, "个"),
      ("反弹问题", issues.rebounded, "项"),
    ]
    let there = all.filter { $0.1 > 0 }.map { "\($0.0)\($0.1)\($0.2)" }
    let missing = all.filter { $0.1 == 0 }.map(\.0)
    guard !there.isEmpty else { return "进度管控方面，目前没有超期、临期、延期和反弹的事项。" }
    let parts = ["有\(there.listed)", missing.isEmpty ? nil : "无\(missing.listed)"]
      .compactMap { $0 }
    return "进度管控方面，目前\(parts.joined(separator: "；"))。"
  }

  /// 量化指标方面，…; `unknown` names those without a figure.
  func targetSentence(unknown: String = "") -> String? {
    guard targets.total > 0 else { return nil }
    let met =
      switch targets.met {
      case targets.total: allOf(targets.total) + "已达到目标"
      case 0: allOf(targets.total) + "未达到目标"
      default: "达到目标\(targets.met)个"
      }
    let rest =
      targets.unknown.isEmpty
      ? "" : "，完成值未知\(targets.unknown.count)个\(unknown)，未知的不计入汇总"
    return "量化指标方面，共设定\(targets.total)个，\(met)\(rest)。"
  }

  /// Groups of issues one below the other, and all of them.
  func table(of groups: [Group], under column: String) -> Table {
    let total = [
      "合计", String(issues.total), String(issues.completed), String(issues.basicallyCompleted),
      String(issues.unfinished), issues.completionRate.description,
    ]
    let heads = ["总数", "已完成", "基本完成", "未完成", "完成率"].map { Column($0, .right) }
    return Table([Column(column)] + heads, rows: groups.map(\.cells) + [total])
  }

  var sourceChart: Chart {
    Chart(
      .bars, "各来源问题整改情况（项）", bySource.map(\.label),
      Outcome.allCases.map { outcome in
        .init(outcome.label, bySource.map { $0.amount(of: outcome) })
      })
  }
}

extension PeriodChange {
  /// Both ends of the period side by side, without what there was none of at either.
  func table(upTo after: Figures) -> Table {
    let both = zip(before.headline, after.headline)
    let rows = both.filter { $0.amount != .count(0) || $1.amount != .count(0) }
      .map { before, after in
        [
          after.label, before.amount.text, after.amount.text,
          after.amount.change(since: before.amount),
        ]
      }
    return Table(
      [Column("指标"), Column("上期", .right), Column("本期", .right), Column("增减", .right)], rows: rows)
  }

  /// Of which days both ends are.
  func sentence(upTo day: Day) -> String {
    "本期为\(since.chinese)至\(day.chinese)，上期数据截至\(before.asOf.chinese)。主要指标变化见下表。"
  }
}

/// 巡视巡察反馈14项、….
func amounts(of groups: [Group]) -> String { groups.map { "\($0.label)\($0.total)项" }.listed }

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
