import Cells
import Rectification

/// Everything that is on the screen, and the one ledger there is in memory.
public struct Model: Sendable {
  /// The ledger as it is now; the App lets the store change it when a change is on the disk.
  public var ledger: Ledger
  /// Who works here, without the host.
  public let person: String
  /// The cut-off date: today, unless another was asked for.
  public internal(set) var day: Day
  public internal(set) var size: Size
  /// Whether the journal is whole, so that past days can be rebuilt from it.
  var knowsThePast: Bool
  /// Which key does what.
  var keymap: Keymap
  /// The lines that were typed at `:`, the newest last.
  var typedCommands: [String] = []
  /// What can be exported.
  public var exports = Exports()

  var place = Place.overview
  var lists: [RecordKind: ListState]
  var habits: [RecordKind: ListHabits] = [:]
  var overview = OverviewState()
  var board = BoardState()
  var due = DueState()
  var trail = TrailState()
  var detail = DetailState()
  var visited: [Visit] = []
  var overlay: Overlay?
  var notice: Notice?
  /// The question that was left with words in it: they are there when it is asked again.
  var abandoned: Prompt?
  /// The question whose answer was refused: it comes back with what was typed.
  var unanswered: Prompt?
  /// The record that others have taken from under the cursor since the last key.
  var displaced: RecordID?
  /// Something long that is being done meanwhile.
  var work: Work?
  /// What came of it while something lay over the screen, not yet said.
  var unread: Notice?
  var exportHabit = ExportHabit()
  /// A plan that came while somebody was about something else; it is opened when they want it.
  var waitingImport: ImportScreen?
  /// The files that could be taken in, as paths.
  var importable: [String] = []
  /// The folder of the file that was taken in last, up to its `/`.
  var importFolder = ""
  /// Others' changes that came while something lay over the screen, not yet told.
  var untold: [Event] = []
  /// The Chinese that was typed where keys are commands.
  var typedRun = ""
  /// How the remote stood when it was last looked at; `nil` where there is none, or nobody could.
  var remote: RemoteState?
  /// Why nothing can be changed by whoever looks at this ledger; `nil` where it can.
  let guest: String?
  /// A past state that is looked at, which cannot be changed.
  var past: Past?
  var figures: Figures
  /// The screens that have not caught up with the ledger yet.
  var behind: Set<Place> = []
  var surroundings = Surroundings()
  /// Where everything stands, and the texts that are wrapped for it; see `arrange`.
  var layout = Layout(
    size: Size(columns: 0, rows: 0), noticeRows: 1, isDetailAlone: false, hasDetail: false)
  var noticeLines = [""]
  var laidOutDetail: LaidOutDetail?

  /// A ledger as it was at the end of a day.
  struct Past: Sendable {
    let day: Day
    let ledger: Ledger
  }

  /// Begins where `remembered` says the last sitting has left off, or on the overview.
  public init(
    ledger: Ledger, person: String, day: Day, size: Size, keymap: Keymap = Keymap(),
    knowsThePast: Bool = true, remembered: Remembered? = nil, guest: String? = nil
  ) {
    (self.keymap, self.knowsThePast, self.guest) = (keymap, knowsThePast, guest)
    self.ledger = ledger
    self.person = account(of: person)
    self.day = day
    self.size = size
    lists = Dictionary(uniqueKeysWithValues: RecordKind.allCases.map { ($0, ListState()) })
    figures = Figures(asOf: day)
    // A cut-off before the journal's end shows the ledger as it was.
    if let last = ledger.history.events.last?.at.day, last > day, let then = try? ledger.asOf(day) {
      past = Past(day: day, ledger: then)
    }
    if let remembered { take(remembered) }
    refresh()
    if let past {
      let later = ledger.history.last - past.ledger.history.last
      say(
        .news,
        "看到的是 \(past.day) 的台账，此后还有 \(later) 条改动；只能看不能改，按 \(keyLabel(.cutOff)) 后直接回车看现在的。")
    }
  }

  /// Whether what is shown is the ledger as it is now, and may be changed.
  var canChange: Bool { past == nil && guest == nil }

  /// The ledger that is shown.
  var shown: Ledger { past?.ledger ?? ledger }

  /// The day that lamps, figures and reports are reckoned from.
  public var shownDay: Day { past?.day ?? day }

  var occasion: Occasion { Occasion(by: person, on: day) }

  /// The list of the current screen.
  var list: ListState? {
    get { place.kind.flatMap { lists[$0] } }
    set { if let kind = place.kind, let newValue { lists[kind] = newValue } }
  }

  /// Brings the figures and what is in sight up to the ledger; the other screens follow when
  /// somebody goes there. Cursors stay on their records.
  mutating func refresh() {
    figures = shown.figures(on: shownDay)
    behind = Set(Place.allCases)
    refreshList()
  }

  /// The same after changes of ours alone, where few records may be shown otherwise.
  mutating func refresh(after receipt: Receipt) {
    guard !receipt.hasNews, past == nil, !behind.contains(place),
      receipt.events.count <= Model.few, let kind = place.kind,
      let touched = ledger.records(of: kind, touchedBy: receipt.events.map(\.edit)),
      touched.count <= Model.few
    else { return refresh() }
    figures = shown.figures(on: shownDay)
    behind = Set(Place.allCases).subtracting([place])
    let (ledger, day) = (shown, shownDay)
    lists[kind]?.refresh(kind, ledger, day, touched: touched)
    keepInSight()
  }

  /// Beyond so many, looking up everything is no dearer.
  private static let few = 50

  /// Looks up again what the current screen shows.
  mutating func refreshList() {
    let (ledger, day) = (shown, shownDay)
    switch place {
    case .overview: lookUpOverview()
    case .board: board.refresh(ledger, day)
    case .due: due.refresh(ledger, day)
    case .trail: trail.refresh(ledger)
    case .issues: lists[.issue]?.refresh(.issue, ledger, day)
    case .measures: lists[.measure]?.refresh(.measure, ledger, day)
    case .policies: lists[.policy]?.refresh(.policy, ledger, day)
    }
    behind.remove(place)
    keepInSight()
  }

  /// Brings every cursor into sight, after a change of the list or of the window.
  mutating func keepInSight() {
    guard !behind.contains(place) else { return refreshList() }
    arrange()
    let height = layout.rows.count
    for kind in RecordKind.allCases { lists[kind]?.keepInSight(height) }
    layOutOverview()
    trail.roll.bringIntoSight(of: trail.rows.count, height: height)
    board.keepInSight(boardLayout)
    due.keepInSight(height: layout.body.count)
    arrange()
    if detail.roll != Roll() {
      detail.roll.bringIntoSight(of: detailLines.count, height: detailHeight)
    }
  }
}

/// The message line: what happened last, until the next key.
struct Notice: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case done, refused, news }

  let kind: Kind
  let text: String
}
