import Rectification

/// What screen 1 tells of a ledger, looked up once.
struct OverviewFacts: Sendable {
  let figures: Figures
  let alerts: Alerts
  /// What is overdue or due soon, the most pressing first.
  let pressing: [Pressing]
  let issuesDue: DueCounts
  let measuresDue: DueCounts
  /// The newest events first, a few of them.
  let newest: [Event]
  let eventCount: Int
  /// `nil` where the journal does not tell.
  let burnDown: BurnDown?

  /// Something unfinished that has a lamp.
  struct Pressing: Sendable {
    let id: RecordID
    let daysLeft: Int
    let lamp: Lamp
    let title: String
  }

  /// How much is overdue, and due within the days of each lamp, today included.
  struct DueCounts: Sendable {
    var overdue = 0
    var withinYellow = 0
    var withinGreen = 0

    mutating func count(_ lamp: Lamp) {
      switch lamp {
      case .red: overdue += 1
      case .yellow: (withinYellow, withinGreen) = (withinYellow + 1, withinGreen + 1)
      case .green: withinGreen += 1
      }
    }
  }

  /// The most that is named of anything.
  private static let most = 20

  init(_ ledger: Ledger, _ figures: Figures, _ burnDown: BurnDown?) {
    let day = figures.asOf
    let issues = ledger.issues.records.compactMap { issue in
      ledger.lamp(issue, on: day).flatMap { lamp in
        ledger.daysLeft(issue, on: day).map {
          Pressing(id: issue.id, daysLeft: $0, lamp: lamp, title: issue.title)
        }
      }
    }
    let measures = ledger.measures.records.compactMap { measure in
      ledger.lamp(measure, on: day).flatMap { lamp in
        ledger.daysLeft(measure, on: day).map {
          Pressing(id: measure.id, daysLeft: $0, lamp: lamp, title: measure.content)
        }
      }
    }
    self.figures = figures
    alerts = ledger.profile.alerts
    issuesDue = issues.reduce(into: DueCounts()) { $0.count($1.lamp) }
    measuresDue = measures.reduce(into: DueCounts()) { $0.count($1.lamp) }
    let sorted = (issues + measures).sorted { ($0.daysLeft, $0.id) < ($1.daysLeft, $1.id) }
    pressing = Array(sorted.prefix(OverviewFacts.most))
    newest = ledger.history.events.suffix(OverviewFacts.most).reversed()
    eventCount = ledger.history.events.count
    self.burnDown = burnDown
  }
}
