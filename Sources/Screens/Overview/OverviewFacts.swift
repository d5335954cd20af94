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
    let pending = ledger.pending(on: day)
    self.figures = figures
    alerts = ledger.profile.alerts
    issuesDue = pending.reduce(into: DueCounts()) { if $1.kind == .issue { $0.count($1.lamp) } }
    measuresDue = pending.reduce(into: DueCounts()) { if $1.kind == .measure { $0.count($1.lamp) } }
    pressing = pending.prefix(OverviewFacts.most).map {
      Pressing(
        id: $0.id, daysLeft: $0.daysLeft, lamp: $0.lamp, title: ledger.title(of: $0.id) ?? "")
    }
    newest = ledger.history.events.suffix(OverviewFacts.most).reversed()
    eventCount = ledger.history.events.count
    self.burnDown = burnDown
  }
}
