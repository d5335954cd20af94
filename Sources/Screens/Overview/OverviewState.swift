import Cells
import Rectification

/// Screen 1: its lines, the figure under the cursor, and what is seen of each pane.
struct OverviewState: Sendable {
  /// Where a figure stands.
  struct Spot: Hashable, Sendable {
    var pane = 0
    var line = 0
    var cell = 0
  }

  var facts: OverviewFacts?
  var burnDown = BurnDownCache()
  /// What it was laid out for, until its facts change.
  var size: Size?
  private(set) var panes: [[OverviewLine]] = []
  private(set) var tops: [Int] = []
  private(set) var here = Spot()
  /// The column that the cursor keeps to when it moves up and down.
  private var column = 0

  /// The figure under the cursor.
  var current: OverviewCell? { cell(at: here) }

  /// Takes new lines; the cursor stays on what it stands for, or else near its place.
  mutating func show(_ panes: [[OverviewLine]], height: Int) {
    let stood = current?.destination
    self.panes = panes
    tops = panes.indices.map { tops.indices.contains($0) ? tops[$0] : 0 }
    if stood == nil || current?.destination != stood {
      let same = spots.first { cell(at: $0)?.destination == stood }
      let near = nearest(to: here.line, in: min(here.pane, panes.count - 1), downwards: true)
      here = same ?? near ?? Spot()
    }
    bringIntoSight(height)
  }

  /// The nearest figure in a line from `line` on, first the one way, then the other.
  private func nearest(to line: Int, in pane: Int, downwards: Bool) -> Spot? {
    let lines = figureLines(pane)
    let (above, below) = (lines.last { $0 <= line }, lines.first { $0 >= line })
    return (downwards ? below ?? above : above ?? below).map { spot(pane, $0) }
  }

  mutating func go(toLine line: Int, downwards: Bool, height: Int) {
    if let spot = nearest(to: line, in: here.pane, downwards: downwards) { here = spot }
    bringIntoSight(height)
  }

  /// Up and down by figures' lines.
  mutating func move(by lines: Int, height: Int) {
    let all = figureLines(here.pane)
    guard let place = all.firstIndex(of: here.line) else { return }
    here = spot(here.pane, all[max(0, min(place + lines, all.count - 1))])
    bringIntoSight(height)
  }

  /// To the right: the next figure of the line, then the other pane, then the first again.
  mutating func moveRight(height: Int) {
    let line = panes.indices.contains(here.pane) ? panes[here.pane][here.line] : OverviewLine([])
    if let next = line.figures.first(where: { $0 > here.cell }) {
      here.cell = next
    } else {
      let pane = (here.pane + 1) % max(1, panes.count)
      let row = here.line - tops[here.pane] + tops[pane]
      column = 0
      if let spot = nearest(to: row, in: pane, downwards: true) { here = spot }
    }
    column = content(of: here).columns(of: here.cell).lowerBound
    bringIntoSight(height)
  }

  /// To one of `spots`.
  mutating func go(to spot: Spot, height: Int) {
    here = spot
    column = content(of: spot).columns(of: spot.cell).lowerBound
    bringIntoSight(height)
  }

  /// To the figure at a column of a line, or to its line's first.
  mutating func go(toLine line: Int, column: Int, in pane: Int) {
    guard panes.indices.contains(pane), panes[pane].indices.contains(line) else { return }
    let figures = panes[pane][line].figures
    let hit = figures.first { panes[pane][line].columns(of: $0).contains(column) }
    guard let cell = hit ?? figures.first else { return }
    here = Spot(pane: pane, line: line, cell: cell)
    self.column = panes[pane][line].columns(of: cell).lowerBound
  }

  /// Every figure, pane by pane.
  var spots: [Spot] {
    panes.indices.flatMap { pane in
      panes[pane].indices.flatMap { line in
        panes[pane][line].figures.map { Spot(pane: pane, line: line, cell: $0) }
      }
    }
  }

  func cell(at spot: Spot) -> OverviewCell? {
    let cells = content(of: spot).cells
    return cells.indices.contains(spot.cell) ? cells[spot.cell] : nil
  }

  private func content(of spot: Spot) -> OverviewLine {
    guard panes.indices.contains(spot.pane), panes[spot.pane].indices.contains(spot.line) else {
      return OverviewLine([])
    }
    return panes[spot.pane][spot.line]
  }

  private func figureLines(_ pane: Int) -> [Int] {
    panes.indices.contains(pane)
      ? panes[pane].indices.filter { !panes[pane][$0].figures.isEmpty } : []
  }

  /// The figure of a line that is nearest to the column the cursor keeps to.
  private func spot(_ pane: Int, _ line: Int) -> Spot {
    let content = panes[pane][line]
    let cell = content.figures.min {
      abs(content.columns(of: $0).lowerBound - column)
        < abs(content.columns(of: $1).lowerBound - column)
    }
    return Spot(pane: pane, line: line, cell: cell ?? 0)
  }

  /// Scrolls the cursor's pane as little as possible; what stands above its first figure comes
  /// into sight with it.
  mutating func bringIntoSight(_ height: Int) {
    for pane in panes.indices {
      let isFirst = here.line == figureLines(pane).first
      var roll = Roll(cursor: here.pane == pane ? here.line : tops[pane], top: tops[pane])
      if here.pane == pane, isFirst { roll = Roll() }
      roll.bringIntoSight(of: panes[pane].count, height: height)
      tops[pane] = roll.top
    }
  }
}
