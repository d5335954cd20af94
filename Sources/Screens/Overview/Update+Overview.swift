import Cells
import Rectification

/// The burn-down that was reckoned last, and what it follows from.
struct BurnDownCache: Sendable {
  /// How many events there were.
  var known = 0
  var day: Day?
  var value: BurnDown?

  /// Walks back over the journal only where something has come in that the last point alone does
  /// not answer for.
  mutating func bringUp(to ledger: Ledger, _ figures: Figures) {
    let events = ledger.history.events
    let settled = value?.points.dropLast().last?.day ?? figures.asOf
    if let value, day == figures.asOf, known <= events.count,
      (known..<events.count).allSatisfy({ events.day(at: $0) > settled })
    {
      self.value = value.endingNow(at: figures)
    } else {
      value = try? ledger.burnDown(until: figures.asOf, most: 18)
    }
    (known, day) = (events.count, figures.asOf)
  }
}

extension Model {
  /// Looks up what screen 1 tells.
  mutating func lookUpOverview() {
    let ledger = shown
    overview.burnDown.bringUp(to: ledger, figures)
    overview.facts = OverviewFacts(
      ledger, figures, knowsThePast ? overview.burnDown.value : nil)
    overview.size = nil
  }

  /// Lays screen 1 out for the window.
  mutating func layOutOverview() {
    guard place == .overview, let facts = overview.facts else { return }
    let height = layout.body.count
    if overview.size == size { return overview.bringIntoSight(height) }
    overview.show(OverviewContents(facts: facts, size: size).panes, height: height)
    overview.size = size
  }

  /// Up and down through the figures.
  mutating func moveOnOverview(_ command: Command) {
    let height = layout.body.count
    let page = max(1, height - 1)
    switch command {
    case .down: overview.move(by: 1, height: height)
    case .up: overview.move(by: -1, height: height)
    case .pageDown: overview.go(toLine: overview.here.line + page, downwards: true, height: height)
    case .pageUp: overview.go(toLine: overview.here.line - page, downwards: false, height: height)
    case .first: overview.go(toLine: 0, downwards: true, height: height)
    default: overview.go(toLine: .max, downwards: false, height: height)
    }
  }

  /// Enter on a figure: what stands behind it.
  mutating func openFigure() {
    switch overview.current?.destination {
    case .list(let kind, let filter): openList(kind, ListState(filter))
    case .past(let day, let kind, let filter):
      openList(kind, ListState(filter))
      if !wind(to: day) { returnToLastPlace() }
    case .record(let id): jump(to: id)
    case .trail: showTrail(of: nil)
    case nil: break
    }
  }
}
