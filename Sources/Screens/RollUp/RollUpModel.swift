import Cells
import Pinyin
import Rectification

/// The screen of many ledgers beside each other (sync.md): a bureau a row, and the sum of all.
public struct RollUpModel: Sendable {
  var size: Size
  private(set) var rollUp: RollUp
  /// Those that are shown, in their order.
  private(set) var bureaus: [Bureau] = []
  private(set) var order = RollUpOrder.worst
  /// What is looked for.
  private(set) var search = ""
  /// The line in which that is being typed, and what was looked for before.
  var typing: (field: TextField, before: String)?
  var roll = Roll()
  var page: Page?
  var notice: Notice?
  /// How much of another reading is done, from 0 to 1; `nil` where none is going on.
  var reading: Double?

  public init(_ rollUp: RollUp, size: Size) {
    (self.rollUp, self.size) = (rollUp, size)
    look()
  }

  var current: Bureau? {
    bureaus.indices.contains(roll.cursor) ? bureaus[roll.cursor] : nil
  }

  var query: Query { Query(search) }

  /// Takes another reading in the place of this one; the cursor stays on its bureau.
  mutating func take(_ rollUp: RollUp) {
    self.rollUp = rollUp
    look()
  }

  mutating func search(for text: String) {
    search = text
    look()
  }

  mutating func changeOrder() {
    order = order.next
    look()
    roll = Roll()
  }

  private mutating func look() {
    let (stood, query) = (current, query)
    bureaus = order.sorted(rollUp).filter { query.matches($0.name) }
    let row = bureaus.firstIndex { $0.name == stood?.name && $0.path == stood?.path }
    roll.cursor = row ?? 0
    bringIntoSight()
  }

  mutating func bringIntoSight() {
    roll.bringIntoSight(of: bureaus.count, height: layout.rows.count)
  }

  var layout: RollUpLayout { RollUpLayout(size) }
}

/// How the bureaus are sorted.
enum RollUpOrder: CaseIterable {
  case worst, rate, name, given

  var label: String {
    switch self {
    case .worst: "问题突出的在前"
    case .rate: "完成率低的在前"
    case .name: "单位名称"
    case .given: "名单顺序"
    }
  }

  var next: RollUpOrder {
    let all = RollUpOrder.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }

  func sorted(_ rollUp: RollUp) -> [Bureau] {
    switch self {
    case .worst: rollUp.worstFirst
    case .rate: rollUp.lowestRateFirst
    case .name: rollUp.bureaus.sorted { $0.name < $1.name }
    case .given: rollUp.bureaus
    }
  }
}

extension RollUp {
  /// By the completion rate of the issues; those that could not be read first, those without issues
  /// last.
  fileprivate var lowestRateFirst: [Bureau] {
    func place(_ bureau: Bureau) -> Double {
      guard let issues = bureau.account?.figures.issues else { return -1 }
      return issues.total == 0 ? 2 : Double(issues.completed) / Double(issues.total)
    }
    return worstFirst.enumerated()
      .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
      .map(\.element)
  }
}

/// Where everything stands.
struct RollUpLayout {
  let rows: Range<Int>
  /// The rows of the bureau under the cursor; its first is the heading.
  let detailRows: Range<Int>
  let noticeRow: Int
  let hintRow: Int

  static let firstRow = 4

  init(_ size: Size) {
    (hintRow, noticeRow) = (size.rows - 1, size.rows - 2)
    let end = max(RollUpLayout.firstRow, noticeRow)
    let split = size.rows >= Layout.rowsForDetail ? end - min(9, (end - 4) / 2) : end
    rows = RollUpLayout.firstRow..<split
    detailRows = split..<end
  }
}
