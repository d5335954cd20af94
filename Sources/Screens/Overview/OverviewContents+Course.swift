import Cells
import Rectification

extension OverviewContents {
  /// What is overdue and due next: how much of it, and what.
  var due: OverviewSection {
    let (issues, measures) = (facts.issuesDue, facts.measuresDue)
    let alerts = facts.alerts
    let rows = [
      row(.red, "超期", issues.overdue, measures.overdue) { $0.lamps = [.red] },
      row(.yellow, "\(alerts.yellow) 天内到期", issues.withinYellow, measures.withinYellow) {
        $0.dueWithin = alerts.yellow
      },
      row(
        .green, "\(max(alerts.green, alerts.yellow)) 天内到期", issues.withinGreen, measures.withinGreen
      ) {
        $0.dueWithin = max(alerts.green, alerts.yellow)
      },
      row(nil, "延期过", facts.figures.issues.extended, facts.figures.measures.extended) {
        $0.isExtended = true
      },
    ]
    let columns =
      String(repeating: " ", count: 8)
      + "问题".padded(to: digits + 4, alignRight: true)
      + "措施".padded(to: digits + 5, alignRight: true)
    return OverviewSection(
      "超期与临期", [OverviewCell(columns, Style(isDim: true))],
      lines: rows + facts.pressing.prefix(max(5, room / 7)).map(line))
  }

  private func row(
    _ lamp: Lamp?, _ label: String, _ issues: Int, _ measures: Int,
    _ narrow: @escaping (inout Filter) -> Void
  ) -> OverviewLine {
    let style = issues + measures > 0 ? lamp?.style ?? .plain : .plain
    func number(_ count: Int) -> String { String(count).padded(to: digits + 4, alignRight: true) }
    return OverviewLine([
      OverviewCell("  "),
      OverviewCell(
        "\(lamp?.sign ?? " ") \(label)".padded(to: 16) + number(issues), style, to: .issues(narrow)),
      OverviewCell(" "), OverviewCell(number(measures), style, to: .measures(narrow)),
    ])
  }

  private func line(_ item: OverviewFacts.Pressing) -> OverviewLine {
    let due = Deadline().span(daysLeft: item.daysLeft, lamp: item.lamp)
    let title = "\(item.id) \(item.title)".sanitized.truncated(to: max(0, width - 13))
    return OverviewLine([
      OverviewCell("  "),
      OverviewCell(due.text.padded(to: 11) + title, due.style, to: .record(item.id)),
    ])
  }

  /// How much was left to do at the ends of months, newest last; a bar the series.
  var burnDown: OverviewSection? {
    guard let burnDown = facts.burnDown, let last = burnDown.points.last else { return nil }
    let (issues, measures) = (peak(burnDown, \.issues), peak(burnDown, \.measures))
    let room = max(0, min(24, (width - 2 * digits - 18) / 2))
    return OverviewSection(
      "走势  未完成问题 \(issues) → \(last.issues)  未完成措施 \(measures) → \(last.measures)",
      lines: thinned(burnDown.points).map { point in
        line(point, (issues, measures), room)
      })
  }

  private func peak(_ burnDown: BurnDown, _ series: KeyPath<BurnDown.Point, Int>) -> Int {
    burnDown.points.map { $0[keyPath: series] }.max() ?? 0
  }

  /// Every second, third … point, the last one always, where there is no room for all.
  private func thinned(_ points: [BurnDown.Point]) -> [BurnDown.Point] {
    let most = max(4, room * 3 / 5)
    let step = (points.count + most - 1) / most
    return points.enumerated().filter { (points.count - 1 - $0.offset) % step == 0 }.map(\.element)
  }

  private func line(
    _ point: BurnDown.Point, _ peaks: (issues: Int, measures: Int), _ room: Int
  ) -> OverviewLine {
    func destination(_ kind: RecordKind, _ narrow: (inout Filter) -> Void)
      -> OverviewCell.Destination
    {
      point.day == facts.figures.asOf
        ? .list(kind, Filter(narrow)) : .past(point.day, kind, Filter(narrow))
    }
    func bar(_ mark: String, _ count: Int, _ peak: Int, _ ink: Ink) -> OverviewCell {
      let filled = (count * room + peak / 2) / max(1, peak)
      return OverviewCell(
        " " + String(repeating: mark, count: max(count > 0 ? 1 : 0, filled)).padded(to: room) + " ",
        Style(ink: ink))
    }
    return OverviewLine([
      OverviewCell("  "),
      OverviewCell(
        "\(point.day) \(String(point.issues).padded(to: digits, alignRight: true))",
        to: destination(.issue) { $0.outcomes = [.unfinished] }),
      bar("#", point.issues, peaks.issues, .yellow),
      OverviewCell(
        String(point.measures).padded(to: digits, alignRight: true),
        to: destination(.measure) { $0.statuses = MeasureStatus.allCases.filter { !$0.isDone } }),
      bar("*", point.measures, peaks.measures, .cyan),
    ])
  }

  var newest: OverviewSection? {
    guard facts.eventCount > 0 else { return nil }
    return OverviewSection(
      "最近动态", [OverviewCell("  "), OverviewCell("共 \(facts.eventCount) 条", to: .trail)],
      lines: facts.newest.prefix(max(4, room / 9)).map(line))
  }

  private func line(_ event: Event) -> OverviewLine {
    let item = event.edit.item
    let who = "\(event.at.day.monthAndDay) \(account(of: event.by)) \(event.action)"
    let text = "\(who) \(item.name) \(event.summary)".sanitized.truncated(to: max(0, width - 2))
    return OverviewLine([
      OverviewCell("  "), OverviewCell(text, to: item == .ledger ? .trail : .record(item)),
    ])
  }
}
