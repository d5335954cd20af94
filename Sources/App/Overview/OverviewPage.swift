import Cells
import Rectification

/// The overview as text.
struct OverviewPage {
  let ledger: Ledger
  let figures: Figures
  let width: Int
  let paint: Paint

  init(_ ledger: Ledger, _ figures: Figures, width: Int, paint: Paint) {
    (self.ledger, self.figures, self.width, self.paint) = (ledger, figures, width, paint)
  }

  var lines: [String] {
    let title = "\(ledger.profile.title)  \(ledger.profile.organization)".sanitizedLine
    return [paint.bold(title), "截至 \(figures.asOf.chinese)", ""]
      + totals + stages
      + groups("按来源", figures.bySource) + groups("按板块", figures.bySection)
      + groups("按部门", figures.byDepartment)
      + due("超期", [.red]) + due("临期", [.yellow, .green]) + latest
  }

  /// The figures that every report begins with.
  private var totals: [String] {
    let (issues, measures, policies) = (figures.issues, figures.measures, figures.policies)
    return [
      bar("问题", issues.completed, issues.total, issues.completionRate),
      note(
        "已完成 \(issues.completed) · 基本完成 \(issues.basicallyCompleted) · 未完成 \(issues.unfinished)"
          + " · 已销号 \(issues.closed) · 超期 \(issues.overdue) · 延期 \(issues.extended)"
          + " · 反弹 \(issues.rebounded)"),
      bar("措施", measures.done, measures.total, measures.rate),
      note(
        "当下改 \(measures.immediate.done)/\(measures.immediate.total)"
          + " · 长久立 \(measures.lasting.done)/\(measures.lasting.total) · 超期 \(measures.overdue)"
          + " · 量化指标 \(figures.targets.met)/\(figures.targets.total)"
          + "（未知 \(figures.targets.unknown.count)）"),
      bar(
        "制度", policies.established, policies.total,
        Rate(policies.established, of: policies.total)),
      note(
        "建立完善 \(policies.established)：制定 \(policies.enacted)、修订 \(policies.revised)"
          + "、废止 \(policies.repealed)"),
      bar("历史遗留", figures.legacy), bar("立行立改", figures.atOnce),
    ]
  }

  private var stages: [String] {
    let issues = IssueStage.path.map { "\($0.label) \(figures.byStage[$0] ?? 0)" }
    let policies = PolicyStage.allCases.compactMap { stage in
      figures.policies.byStage[stage].map { "\(stage.label) \($0)" }
    }
    return [
      "", head("按阶段"), "  问题  " + issues.joined(separator: " → "),
      "  制度  " + (policies.isEmpty ? "—" : policies.joined(separator: " · ")),
    ]
  }

  private func groups(_ title: String, _ groups: [Group]) -> [String] {
    guard !groups.isEmpty else { return [] }
    let labelWidth = min(28, groups.map(\.label.displayWidth).max() ?? 0)
    return ["", head(title)]
      + groups.map { group in
        bar(group.label, group.completed, group.total, group.completionRate, labelWidth)
          + "  基本完成 \(group.basicallyCompleted)  未完成 \(group.unfinished)"
      }
  }

  private func due(_ title: String, _ lamps: [Lamp]) -> [String] {
    let all = ledger.pending(on: figures.asOf).filter { lamps.contains($0.lamp) }
    guard !all.isEmpty else { return [] }
    let shown = all.prefix(mostDue).map { item in
      let state = remaining(item.daysLeft, item.lamp)?.padded(to: 12) ?? ""
      let title = ledger.title(of: item.id)?.sanitizedLine ?? ""
      let line = "  \(state)  \(item.id.text.padded(to: 7))  \(title)"
      return paint(line.truncated(to: width), Optional(item.lamp).colour)
    }
    let rest = all.count > mostDue ? ["  …另有 \(all.count - mostDue) 项，可用 list 查看"] : []
    return ["", head("\(title) \(all.count)")] + shown + rest
  }

  private var latest: [String] {
    let events = ledger.history.events.suffix(5)
    guard !events.isEmpty else { return [] }
    return ["", head("最近操作")]
      + events.reversed().map { event in
        let item = event.edit.item == .ledger ? "台账概况" : event.edit.item.text
        let who = "  \(event.at.day) \(event.at.clock) \(event.by) \(event.action) \(item)"
        return "\(who)  \(event.summary)".sanitizedLine.truncated(to: width)
      }
  }
}

private let barWidth = 20
/// No more than this many overdue and due records are named.
private let mostDue = 12

extension OverviewPage {
  private func head(_ text: String) -> String { paint.bold(text) }

  private func note(_ text: String) -> String {
    String(repeating: " ", count: 12) + paint(text, .gray)
  }

  private func bar(_ label: String, _ share: Share) -> String {
    bar(label, share.settled, share.total, share.rate)
  }

  /// The columns that the largest fraction takes.
  private var countWidth: Int {
    let most = max(figures.issues.total, figures.measures.total, figures.policies.total)
    return max(7, 2 * String(most).count + 1)
  }

  /// `问题  ████████░░  27/34  79.41%`: the part that is done, of all.
  private func bar(
    _ label: String, _ part: Int, _ whole: Int, _ rate: Rate, _ labelWidth: Int = 8
  ) -> String {
    let done = whole == 0 ? 0 : part * barWidth / whole
    let bar =
      paint(String(repeating: "█", count: done), .green)
      + String(repeating: "░", count: barWidth - done)
    return "  \(label.sanitized.padded(to: labelWidth))  \(bar)"
      + "  \("\(part)/\(whole)".padded(to: countWidth, alignRight: true))"
      + "  \(rate.description.padded(to: 7, alignRight: true))"
  }
}

extension Lamp? {
  fileprivate var colour: Paint.Colour {
    switch self {
    case .red: .red
    case .yellow: .yellow
    case .green, nil: .green
    }
  }
}
