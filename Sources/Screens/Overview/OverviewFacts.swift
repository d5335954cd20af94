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
    let overdue: Int
    let withinYellow: Int
    let withinGreen: Int

    init(_ lamps: [Lamp: Int]) {
      overdue = lamps[.red] ?? 0
      withinYellow = lamps[.yellow] ?? 0
      withinGreen = withinYellow + (lamps[.green] ?? 0)
    }
  }

  /// The most that is named of anything.
  private static let most = 20

  init(_ ledger: Ledger, _ figures: Figures, _ burnDown: BurnDown?) {
    let day = figures.asOf
    self.figures = figures
    alerts = ledger.profile.alerts
    issuesDue = DueCounts(figures.lamps)
    measuresDue = DueCounts(ledger.measureLamps(on: day))
    pressing = ledger.pending(on: day, most: OverviewFacts.most).map {
      Pressing(
        id: $0.id, daysLeft: $0.daysLeft, lamp: $0.lamp, title: ledger.title(of: $0.id) ?? "")
    }
    newest = ledger.history.events.suffix(OverviewFacts.most).reversed()
    eventCount = ledger.history.events.count
    self.burnDown = burnDown
  }
}
