import Rectification

/// One figure with its name, as tables and CSV list it.
struct Indicator {
  let label: String
  let amount: Amount

  enum Amount: Equatable {
    case count(Int)
    case rate(Rate)
  }

  init(_ label: String, _ count: Int) { (self.label, amount) = (label, .count(count)) }

  init(_ label: String, _ rate: Rate) { (self.label, amount) = (label, .rate(rate)) }
}

extension Indicator.Amount {
  var text: String {
    switch self {
    case .count(let count): String(count)
    case .rate(let rate): rate.description
    }
  }

  /// How far it has moved since `earlier`: +3, -1, 持平, +2.90个百分点; — where that means nothing.
  func change(since earlier: Indicator.Amount) -> String {
    switch (earlier, self) {
    case (.count(let before), .count(let after)):
      after == before ? "持平" : (after > before ? "+" : "") + String(after - before)
    case (.rate(let before), .rate(let after)): points(from: before, to: after)
    default: "—"
    }
  }

  private func points(from before: Rate, to after: Rate) -> String {
    guard let old = before.printedHundredths, let new = after.printedHundredths else { return "—" }
    if new == old { return "持平" }
    let (whole, decimals) = abs(new - old).quotientAndRemainder(dividingBy: 100)
    return "\(new > old ? "+" : "-")\(whole).\(decimals < 10 ? "0" : "")\(decimals)个百分点"
  }
}

extension Rate {
  /// Hundredths of a per cent, taken from the words, so that the difference of two rates is that
  /// of what is printed; `nil` of nothing.
  fileprivate var printedHundredths: Int? { Int(description.filter(\.isNumber)) }
}

extension Figures {
  /// The figures of the headline, in the order in which reports name them.
  var headline: [Indicator] {
    [
      Indicator("问题总数", issues.total), Indicator("已完成问题", issues.completed),
      Indicator("基本完成问题", issues.basicallyCompleted),
      Indicator("未完成问题", issues.unfinished), Indicator("问题完成率", issues.completionRate),
      Indicator("已销号问题", issues.closed), Indicator("超期问题", issues.overdue),
      Indicator("延期问题", issues.extended), Indicator("反弹问题", issues.rebounded),
      Indicator("措施总数", measures.total), Indicator("已完成措施", measures.done),
      Indicator("措施完成率", measures.rate), Indicator("超期措施", measures.overdue),
      Indicator("建立完善制度", policies.established),
      Indicator("历史遗留问题", legacy.total), Indicator("妥善解决历史遗留问题", legacy.settled),
      Indicator("立行立改问题", atOnce.total), Indicator("已完成立行立改问题", atOnce.settled),
    ]
  }

  /// The rest: tracks, policies, targets and groups.
  var details: [Indicator] {
    [
      Indicator("当下改措施", measures.immediate.total),
      Indicator("已完成当下改措施", measures.immediate.done),
      Indicator("长久立措施", measures.lasting.total),
      Indicator("已完成长久立措施", measures.lasting.done),
      Indicator("制度总数", policies.total), Indicator("制定制度", policies.enacted),
      Indicator("修订制度", policies.revised), Indicator("废止制度", policies.repealed),
    ]
      + PolicyStage.allCases.map { Indicator("\($0.label)阶段制度", policies.byStage[$0] ?? 0) }
      + [
        Indicator("量化指标", targets.total), Indicator("已达到量化指标", targets.met),
        Indicator("未知量化指标", targets.unknown.count),
      ]
      + [bySource, bySection, byDepartment].joined().flatMap(\.indicators)
  }

  /// 指标,值.
  var table: Table {
    Table(
      [Column("指标"), Column("值", .right)],
      rows: [["截至日期", asOf.description]]
        + (headline + details).map { [$0.label, $0.amount.text] })
  }
}

extension Group {
  fileprivate var indicators: [Indicator] {
    [
      Indicator("\(label)·问题总数", total), Indicator("\(label)·已完成", completed),
      Indicator("\(label)·基本完成", basicallyCompleted),
      Indicator("\(label)·未完成", unfinished), Indicator("\(label)·完成率", completionRate),
    ]
  }
}
