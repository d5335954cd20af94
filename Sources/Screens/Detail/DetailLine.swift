import Cells
import Pinyin
import Rectification

/// A line of the detail pane; one with a link leads to another record.
struct DetailLine: Hashable, Sendable {
  var spans: [Span]
  var link: RecordID?
}

/// Which line of the detail pane the cursor is on, and whether keys go there.
struct DetailState: Hashable, Sendable {
  var isFocused = false
  /// The detail takes the whole body where there is no room beside or below the list.
  var isAlone = false
  var roll = Roll()
}

/// Builds the lines of a record's detail for a width, with what a query matches highlighted.
struct DetailBuilder {
  let width: Int
  private let query: Query
  private(set) var lines: [DetailLine] = []
  private let labelWidth = 7

  init(width: Int, highlighting query: Query) {
    self.width = max(12, width)
    self.query = query
  }

  /// A label and a text that wraps behind it; an empty text leaves the line out.
  mutating func add(_ label: String, _ text: String?, _ style: Style = .plain) {
    guard let text, !text.isEmpty else { return }
    let lines = Span(text.opening(), style).wrapped(to: width - labelWidth - 1, highlighting: query)
    for (row, spans) in lines.enumerated() { addLine(row == 0 ? label : "", spans) }
  }

  /// A label and a line that is cut where it is too long.
  mutating func add(label: String, _ spans: [Span], link: RecordID? = nil) {
    let shown = spans.map { Span($0.text.opening(2000), $0.style) }
    addLine(label, shown.highlighted(query), link: link)
  }

  private mutating func addLine(_ label: String, _ spans: [Span], link: RecordID? = nil) {
    let head = Span(" " + label.padded(to: labelWidth), Style(ink: .cyan))
    lines.append(DetailLine(spans: [head] + spans, link: link))
  }

  /// Records that belong to this one, a line each that leads there.
  mutating func add(_ label: String, links: [(id: RecordID, spans: [Span])]) {
    for (row, item) in links.enumerated() {
      add(label: row == 0 ? label : "", item.spans, link: item.id)
    }
  }
}

extension Ledger {
  /// The detail of a record, wrapped to `width` columns.
  func detail(
    of id: RecordID, on day: Day, width: Int, highlighting query: Query
  ) -> [DetailLine] {
    var builder = DetailBuilder(width: width, highlighting: query)
    if let issue = issues[id] {
      describe(issue, day, &builder)
    } else if let measure = measures[id] {
      describe(measure, day, &builder)
    } else if let policy = policies[id] {
      describe(policy, &builder)
    }
    for event in history.events(of: id).suffix(3).reversed() {
      builder.add(
        "留痕", "\(event.at.day) \(account(of: event.by)) \(event.action) \(event.summary)",
        Style(isDim: true))
    }
    return builder.lines
  }

  /// What stands above the detail.
  func heading(of id: RecordID) -> String {
    if let issue = issues[id] { return "\(id) \(issue.title)" }
    if let measure = measures[id] { return "\(id) \(measure.content)" }
    return policies[id].map { "\(id) 《\($0.title)》" } ?? id.text
  }
}
