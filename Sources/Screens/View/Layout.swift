import Cells
import Pinyin
import Rectification

/// Where everything stands in a window of some size: drawn from by the view, asked by the mouse.
struct Layout: Hashable, Sendable {
  /// Below this, only 窗口太小 is shown (screens.md).
  static let least = Size(columns: 40, rows: 10)
  /// From this many columns on, list and detail stand side by side.
  static let columnsForTwoPanes = 110
  /// From this many rows on, the detail stands below the list.
  static let rowsForDetail = 18

  let size: Size
  /// How many rows the message takes.
  let noticeRows: Int
  /// Everything between the filter line and the message.
  let body: Range<Int>
  /// The rows of the list, without its heading.
  let rows: Range<Int>
  let listWidth: Int
  /// Where the detail stands; its first row is the heading.
  let detailRows: Range<Int>
  let detailColumn: Int

  init(size: Size, noticeRows: Int, isDetailAlone: Bool, hasDetail: Bool) {
    self.size = size
    self.noticeRows = noticeRows
    let end = max(2, size.rows - 1 - noticeRows)
    body = 2..<end
    let firstRow = min(3, end)
    if isDetailAlone {
      (rows, listWidth, detailRows, detailColumn) = (firstRow..<end, size.columns, 2..<end, 0)
    } else if !hasDetail {
      (rows, listWidth, detailRows, detailColumn) = (firstRow..<end, size.columns, end..<end, 0)
    } else if size.columns >= Layout.columnsForTwoPanes {
      let width = size.columns * 58 / 100
      (rows, listWidth, detailRows, detailColumn) = (firstRow..<end, width, 2..<end, width + 1)
    } else if size.rows >= Layout.rowsForDetail {
      let split = max(firstRow + 3, 2 + (end - 2) * 55 / 100)
      (rows, listWidth, detailRows, detailColumn) = (firstRow..<split, size.columns, split..<end, 0)
    } else {
      (rows, listWidth, detailRows, detailColumn) = (firstRow..<end, size.columns, end..<end, 0)
    }
  }

  var isTooSmall: Bool { size.columns < Layout.least.columns || size.rows < Layout.least.rows }

  var isSideBySide: Bool { detailColumn > 0 }

  var detailWidth: Int { size.columns - detailColumn }

  /// The row of the hint line.
  var hintRow: Int { size.rows - 1 }
}

extension Model {
  /// How many lines of detail are seen.
  var detailHeight: Int { max(0, layout.detailRows.count - 1) }

  /// Lays out anew what is shown now: the message wrapped, so that its advice is never cut off, then
  /// the panes; then the detail, if more than its beginning is looked at.
  mutating func arrange() {
    lookAround()
    noticeLines = notice?.text.wrapped(to: max(1, size.columns - 2)) ?? [""]
    layout = Layout(
      size: size, noticeRows: noticeLines.count.clamped(to: 1...max(1, min(6, size.rows - 5))),
      isDetailAlone: detail.isAlone, hasDetail: place.kind != nil || place == .trail)
    if detail.isFocused || detail.roll != Roll() { layOutDetail() }
  }

  /// The lines of the detail of what stands under the cursor.
  var detailLines: [DetailLine] {
    guard let source = detailSource else { return [] }
    return laidOutDetail?.source == source ? laidOutDetail?.lines ?? [] : lines(of: source)
  }

  /// Keeps the lines of the detail: keys that only pass over a record leave it to the next frame.
  public mutating func layOutDetail() {
    guard let source = detailSource else { return laidOutDetail = nil }
    guard source != laidOutDetail?.source else { return }
    laidOutDetail = LaidOutDetail(source: source, lines: lines(of: source))
  }

  private var detailSource: DetailSource? {
    guard let subject, !layout.detailRows.isEmpty else { return nil }
    return DetailSource(
      subject: subject, width: layout.detailWidth - 1, day: shownDay, last: ledger.history.last,
      query: query)
  }

  private func lines(of source: DetailSource) -> [DetailLine] {
    switch source.subject {
    case .record(let id):
      shown.detail(of: id, on: source.day, width: source.width, highlighting: source.query)
    case .event(let place):
      shown.detail(ofEvent: place, width: source.width, highlighting: source.query)
    }
  }

  /// What the detail is of: what stands under the cursor.
  var subject: DetailSubject? {
    place == .trail
      ? trail.current.map(DetailSubject.event) : list?.current.map(DetailSubject.record)
  }
}

/// What a detail is of.
enum DetailSubject: Hashable, Sendable {
  case record(RecordID)
  /// Where an event stands in the history.
  case event(Int)
}

/// What the lines of a detail follow from; while it is the same, so are they.
struct DetailSource: Hashable, Sendable {
  let subject: DetailSubject
  let width: Int
  let day: Day
  /// The last event in the ledger.
  let last: Int
  /// What is highlighted.
  let query: Query
}

/// A detail as it was laid out last.
struct LaidOutDetail: Sendable {
  let source: DetailSource
  let lines: [DetailLine]
}
