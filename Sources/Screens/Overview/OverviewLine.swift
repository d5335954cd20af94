import Cells
import Rectification

/// A line of screen 1; one with a destination opens what stands behind its figure.
struct OverviewLine: Hashable, Sendable {
  enum Destination: Hashable, Sendable {
    case list(RecordKind, Filter)
    case record(RecordID)
    case trail
  }

  var spans: [Span]
  /// How much of a bar, of the whole, is drawn behind the text.
  var bar: Rate?
  var destination: Destination?

  init(
    _ text: String, _ style: Style = .plain, bar: Rate? = nil, to destination: Destination? = nil
  ) {
    (self.spans, self.bar, self.destination) = ([Span(text, style)], bar, destination)
  }

  init(_ spans: [Span], to destination: Destination? = nil) {
    (self.spans, self.destination) = (spans, destination)
  }
}

/// Screen 1: the figures of rules.md §3 as bars, what is overdue and due next, the newest events.
func overviewContents(_ ledger: Ledger, _ figures: Figures, _ day: Day) -> [OverviewLine] {
  totals(figures)
    + stages(figures)
    + groups("按来源", figures.bySource) { key in
      filter { $0.sources = [IssueSource(rawValue: key)].compactMap { $0 } }
    }
    + groups("按板块", figures.bySection) { key in filter { $0.sections = [key] } }
    + groups("按部门", figures.byDepartment) { key in filter { $0.departments = [key] } }
    + urgent(ledger, day)
    + newest(ledger)
}

private func filter(_ change: (inout Filter) -> Void) -> Filter {
  var filter = Filter()
  change(&filter)
  return filter
}

private func heading(_ text: String) -> OverviewLine {
  OverviewLine(text, Style(ink: .cyan, isBold: true))
}

private func row(_ label: String, _ rate: Rate, to destination: OverviewLine.Destination)
  -> OverviewLine
{
  let count = "\(rate.part)/\(rate.whole)".padded(to: 11, alignRight: true)
  return OverviewLine(
    "  \(label.padded(to: 23))\(count) \(rate.description.padded(to: 8, alignRight: true)) ",
    bar: rate,
    to: destination)
}

private func totals(_ figures: Figures) -> [OverviewLine] {
  let (measures, policies) = (figures.measures, figures.policies)
  return [heading("总体情况（已完成/总数）")]
    + outcomes(figures.issues)
    + [
      row("整改措施", measures.rate, to: .list(.measure, filter { $0.statuses = done })),
      row("  当下改", measures.immediate.rate, to: doneMeasures(.immediate)),
      row("  长久立", measures.lasting.rate, to: doneMeasures(.lasting)),
      row(
        "制度建立完善", Rate(policies.established, of: policies.total),
        to: .list(.policy, filter { $0.isEstablished = true })),
      row(
        "历史遗留妥善解决", figures.legacy.rate,
        to: .list(.issue, filter { ($0.isLegacy, $0.isSettled) = (true, true) })),
      row(
        "立行立改", figures.atOnce.rate,
        to: .list(.issue, filter { ($0.modes, $0.outcomes) = ([.atOnce], [.completed]) })),
    ]
}

private let done: [MeasureStatus] = [.done, .verified]

private func doneMeasures(_ track: Track) -> OverviewLine.Destination {
  .list(.measure, filter { ($0.tracks, $0.statuses) = ([track], done) })
}

/// The issues by what has become of them; every one opens its list.
private func outcomes(_ issues: IssueFigures) -> [OverviewLine] {
  func part(_ label: String, _ count: Int, _ change: (inout Filter) -> Void) -> OverviewLine {
    row("  " + label, Rate(count, of: issues.total), to: .list(.issue, filter(change)))
  }
  return [
    row(
      "问题", issues.completionRate, to: .list(.issue, filter { $0.outcomes = [.completed] })),
    part("基本完成", issues.basicallyCompleted) { $0.outcomes = [.basicallyCompleted] },
    part("未完成", issues.unfinished) { $0.outcomes = [.unfinished] },
    part("已销号", issues.closed) { $0.stages = [.closed] },
    part("超期", issues.overdue) { $0.lamps = [.red] },
    part("延期", issues.extended) { $0.isExtended = true },
    part("反弹", issues.rebounded) { $0.isRebounded = true },
  ]
}

private func stages(_ figures: Figures) -> [OverviewLine] {
  [heading("问题按阶段")]
    + IssueStage.path.map { stage in
      row(
        stage.label, Rate(figures.byStage[stage] ?? 0, of: figures.issues.total),
        to: .list(.issue, filter { $0.stages = [stage] }))
    }
    + [heading("制度按阶段")]
    + PolicyStage.allCases.filter { figures.policies.byStage[$0] != nil }.map { stage in
      row(
        stage.label, Rate(figures.policies.byStage[stage] ?? 0, of: figures.policies.total),
        to: .list(.policy, filter { $0.policyStages = [stage] }))
    }
}

private func groups(
  _ title: String, _ groups: [Group], filter: (String) -> Filter
) -> [OverviewLine] {
  guard !groups.isEmpty else { return [] }
  return [heading("\(title)（已完成/总数）")]
    + groups.map { row($0.label, $0.completionRate, to: .list(.issue, filter($0.key))) }
}

/// What is overdue or due soon, the most pressing first.
private func urgent(_ ledger: Ledger, _ day: Day) -> [OverviewLine] {
  let issues = ledger.issues.records.compactMap { issue in
    ledger.daysLeft(issue, on: day).map { (issue.id, $0, ledger.lamp(issue, on: day), issue.title) }
  }
  let measures = ledger.measures.records.compactMap { measure in
    ledger.daysLeft(measure, on: day).map {
      (measure.id, $0, ledger.lamp(measure, on: day), measure.content)
    }
  }
  let pressing = (issues + measures).filter { $0.2 != nil }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
  guard !pressing.isEmpty else { return [] }
  return [heading("超期与临期")]
    + pressing.prefix(10).map { id, daysLeft, lamp, title in
      let due = Deadline().span(daysLeft: daysLeft, lamp: lamp)
      return OverviewLine(
        [Span("  "), Span(due.text.padded(to: 12), due.style), Span("\(id) \(title)")],
        to: .record(id))
    }
}

private func newest(_ ledger: Ledger) -> [OverviewLine] {
  let events = ledger.history.events.suffix(5).reversed()
  guard !events.isEmpty else { return [] }
  return [heading("最近动态")]
    + events.map { event in
      OverviewLine(
        "  \(event.at.day) \(event.at.clock) \(account(of: event.by)) \(event.action) \(event.edit.item) \(event.summary)",
        to: event.edit.item == .ledger ? .trail : .record(event.edit.item))
    }
}
