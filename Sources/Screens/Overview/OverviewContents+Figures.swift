import Cells
import Rectification

extension OverviewContents {
  var totals: OverviewSection {
    OverviewSection(
      "总体情况（已完成/总数）", lines: issueTotals + measureTotals + policyTotals + shares)
  }

  private var issueTotals: [OverviewLine] {
    let issues = facts.figures.issues
    let all = row(
      "问题", issues.completed, .issues { $0.outcomes = [.completed] }, of: issues.total, .issues())
    return [all]
      + flow([
        ("基本完成", issues.basicallyCompleted, .issues { $0.outcomes = [.basicallyCompleted] }),
        ("未完成", issues.unfinished, .issues { $0.outcomes = [.unfinished] }),
        ("已销号", issues.closed, .issues { $0.stages = [.closed] }),
        ("反弹", issues.rebounded, .issues { $0.isRebounded = true }),
      ])
  }

  private var measureTotals: [OverviewLine] {
    let measures = facts.figures.measures
    return [
      row(
        "整改措施", measures.done, .measures { $0.statuses = done }, of: measures.total, .measures()),
      row("  当下改", measures.immediate, .immediate),
      row("  长久立", measures.lasting, .lasting),
    ]
  }

  private func row(
    _ label: String, _ figures: MeasureFigures.Progressed, _ track: Track
  ) -> OverviewLine {
    row(
      label, figures.done, .measures { ($0.tracks, $0.statuses) = ([track], done) },
      of: figures.total,
      .measures { $0.tracks = [track] })
  }

  private var policyTotals: [OverviewLine] {
    let policies = facts.figures.policies
    func established(_ change: PolicyChange) -> OverviewCell.Destination {
      .policies { ($0.isEstablished, $0.policyChanges) = (true, [change]) }
    }
    let all = row(
      "制度建立完善", policies.established, .policies { $0.isEstablished = true },
      of: policies.total, .policies())
    return [all]
      + flow([
        (PolicyChange.enact.label, policies.enacted, established(.enact)),
        (PolicyChange.revise.label, policies.revised, established(.revise)),
        (PolicyChange.repeal.label, policies.repealed, established(.repeal)),
      ])
  }

  private var shares: [OverviewLine] {
    let (legacy, atOnce, targets) = (
      facts.figures.legacy, facts.figures.atOnce, facts.figures.targets
    )
    let unknown = flow([
      ("完成数未知", targets.unknown.count, .measures { $0.targets = [.unknown] })
    ])
    return [
      row(
        "历史遗留妥善解决", legacy.settled, .issues { ($0.isLegacy, $0.isSettled) = (true, true) },
        of: legacy.total, .issues { $0.isLegacy = true }),
      row(
        "立行立改", atOnce.settled, .issues { ($0.modes, $0.outcomes) = ([.atOnce], [.completed]) },
        of: atOnce.total, .issues { $0.modes = [.atOnce] }),
      row(
        "量化指标达标", targets.met, .measures { $0.targets = [.met] },
        of: targets.total, .measures { $0.targets = [.any] }),
    ] + (targets.unknown.isEmpty ? [] : unknown)
  }

  var stages: OverviewSection {
    OverviewSection(
      "问题按阶段",
      lines: IssueStage.path.map { stage in
        row(
          stage.label, facts.figures.byStage[stage] ?? 0, of: facts.figures.issues.total,
          to: .issues { $0.stages = [stage] })
      })
  }

  var policyStages: OverviewSection? {
    let policies = facts.figures.policies
    guard policies.total > 0 else { return nil }
    return OverviewSection(
      "制度按阶段",
      lines: PolicyStage.allCases.filter { policies.byStage[$0] != nil }.map { stage in
        row(
          stage.label, policies.byStage[stage] ?? 0, of: policies.total,
          to: .policies { $0.policyStages = [stage] })
      })
  }

  var sources: OverviewSection? {
    groups("按来源", facts.figures.bySource) {
      $0.sources = [IssueSource(rawValue: $1)].compactMap(\.self)
    }
  }

  var sections: OverviewSection? {
    groups("按板块", facts.figures.bySection) { $0.sections = [$1] }
  }

  var departments: OverviewSection? {
    groups("按部门", facts.figures.byDepartment) { $0.departments = [$1] }
  }

  private func groups(
    _ title: String, _ groups: [Group], _ narrow: @escaping (inout Filter, String) -> Void
  ) -> OverviewSection? {
    guard !groups.isEmpty else { return nil }
    return OverviewSection(
      "\(title)（已完成/总数）",
      lines: groups.map { group in
        row(
          group.label, group.completed,
          .issues {
            narrow(&$0, group.key)
            $0.outcomes = [.completed]
          }, of: group.total, .issues { narrow(&$0, group.key) })
      })
  }
}

private let done: [MeasureStatus] = [.done, .verified]
