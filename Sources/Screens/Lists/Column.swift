import Cells
import Rectification

/// One column of a list: a row of a table says its names, its width and what stands in it.
struct Column<Record: Registered>: Sendable {
  typealias Cell = @Sendable (Record, Ledger, Day) -> Span

  /// What a column becomes before it goes.
  struct Brief: Sendable {
    let width: Int
    let cell: Cell
  }

  /// The name in files.
  let name: String
  let title: String
  /// Columns on the screen; 0 for the one that takes what is left.
  var width: Int
  /// The lowest goes first where the window is narrow; `nil` stays.
  let rank: Int?
  /// Whether it is there unless others were chosen.
  let isUsual: Bool
  private(set) var brief: Brief?
  private(set) var cell: Cell

  init(
    _ name: String, _ title: String, _ width: Int, rank: Int? = nil, isUsual: Bool = true,
    brief: Brief? = nil, cell: @escaping Cell
  ) {
    (self.name, self.title, self.width, self.rank) = (name, title, width, rank)
    (self.isUsual, self.brief, self.cell) = (isUsual, brief, cell)
  }

  /// A column that is there only where somebody has chosen it.
  static func further(
    _ name: String, _ title: String, _ width: Int, cell: @escaping @Sendable (Record) -> String?
  ) -> Column {
    Column(name, title, width, rank: 0, isUsual: false) { record, _, _ in
      Span(cell(record) ?? "")
    }
  }

  /// The column in its brief form, where it has one.
  fileprivate var shortened: Column? {
    guard let brief, brief.width < width else { return nil }
    var column = self
    (column.width, column.cell, column.brief) = (brief.width, brief.cell, nil)
    return column
  }
}

/// A piece of text in a style.
struct Span: Hashable, Sendable {
  var text: String
  var style: Style

  init(_ text: String, _ style: Style = .plain) { (self.text, self.style) = (text, style) }
}

extension [Span] {
  var displayWidth: Int { reduce(0) { $0 + $1.text.displayWidth } }
}

/// The columns that fit into `width`, and what is left for the one without a width.
func fitting<Record>(
  _ columns: [Column<Record>], width: Int, leastRest: Int
) -> (columns: [Column<Record>], rest: Int) {
  var columns = columns
  func rest() -> Int { width - columns.reduce(0) { $0 + ($1.width == 0 ? 0 : $1.width + 1) } }
  while rest() < leastRest,
    let least = columns.compactMap(\.rank).min(),
    let place = columns.lastIndex(where: { $0.rank == least })
  {
    if let shortened = columns[place].shortened {
      columns[place] = shortened
    } else {
      columns.remove(at: place)
    }
  }
  return (columns, max(1, rest()))
}

extension Lamp {
  var style: Style {
    switch self {
    case .red: Style(ink: .red, isBold: true)
    case .yellow: Style(ink: .yellow)
    case .green: Style(ink: .green)
    }
  }
}

extension Deadline {
  /// `超12天`, `剩3天`, or the day itself, for a column of 6.
  func briefSpan(daysLeft: Int?, lamp: Lamp?, on day: Day) -> Span {
    guard lamp == nil else {
      let span = span(daysLeft: daysLeft, lamp: lamp)
      return Span(String(span.text.drop { $0 != " " }.dropFirst()), span.style)
    }
    guard let date else { return Span(keepUp ? "长期" : text) }
    return Span(date.civil.year == day.civil.year ? date.monthAndDay : "\(date.civil.year)年")
  }

  /// `● 超12天`, `▲ 剩3天`, or the day itself.
  func span(daysLeft: Int?, lamp: Lamp?) -> Span {
    guard let lamp, let daysLeft else {
      return Span(date?.description ?? (keepUp ? "长期坚持" : text))
    }
    let words = daysLeft < 0 ? "超\(-daysLeft)天" : daysLeft == 0 ? "今天" : "剩\(daysLeft)天"
    return Span("\(lamp.sign) \(words)", lamp.style)
  }
}

extension IssueStage {
  var style: Style {
    switch self {
    case .registered: .plain
    case .correcting: Style(ink: .yellow)
    case .institutionalizing: Style(ink: .cyan)
    case .verifying: Style(ink: .magenta)
    case .closed: Style(ink: .green)
    case .withdrawn: Style(isDim: true)
    }
  }
}

extension MeasureStatus {
  var style: Style {
    switch self {
    case .notStarted: .plain
    case .active: Style(ink: .yellow)
    case .done, .verified: Style(ink: .green)
    case .halted: Style(isDim: true)
    }
  }

  /// `[x]` done, `[-]` halted, `[ ]` the rest: readable without colour.
  var box: String {
    switch self {
    case .done, .verified: "[x]"
    case .halted: "[-]"
    case .notStarted, .active: "[ ]"
    }
  }
}

extension PolicyStage {
  var style: Style {
    switch self {
    case .inForce: Style(ink: .green)
    case .issued: Style(ink: .cyan)
    case .repealed: Style(isDim: true)
    default: Style(ink: .yellow)
    }
  }
}
