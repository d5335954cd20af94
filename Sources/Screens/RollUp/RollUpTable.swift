import Cells
import Pinyin
import Rectification

/// The columns of the screen of many ledgers, for a window of some width.
struct RollUpTable {
  private let columns: [RollUpColumn]
  /// How wide the names and the bars are.
  private let nameWidth: Int
  private let barWidth: Int

  init(width: Int) {
    var columns = RollUpColumn.allCases
    func room() -> Int { width - 4 - columns.reduce(0) { $0 + $1.width + 1 } }
    let least = RollUpTable.leastName + 1 + RollUpTable.leastBar
    while room() < least, let last = columns.max(by: { $0.rank < $1.rank }),
      last.rank > 0
    {
      columns.removeAll { $0 == last }
    }
    self.columns = columns
    barWidth =
      room() < least ? 0 : min(24, max(RollUpTable.leastBar, (room() - RollUpTable.leastName) / 2))
    nameWidth = max(8, room() - (barWidth > 0 ? barWidth + 1 : 0))
  }

  private static let leastName = 16
  private static let leastBar = 10

  var heading: [Span] {
    let bar = barWidth > 0 ? "问题完成".padded(to: barWidth) + " " : ""
    let names = columns.map { $0.title.padded(to: $0.width, alignRight: true) }
    let words = "单位".padded(to: nameWidth) + " " + bar + names.joined(separator: " ")
    return [Span(words, Style(isBold: true))]
  }

  /// A bureau's row; one that could not be read says why instead of figures.
  func spans(of bureau: Bureau, _ query: Query) -> [Span] {
    let name = [Span(bureau.name.sanitized.padded(to: nameWidth))].highlighted(query) + [Span(" ")]
    guard let account = bureau.account else {
      return name + [Span("读不了：\((bureau.reason ?? "").sanitized)", Lamp.red.style)]
    }
    let bar = barWidth > 0 ? bar(account.figures.issues.completionRate) + [Span(" ")] : []
    return name + bar
      + columns.flatMap { column in
        let (text, style) = column.cell(account)
        return [Span(text.padded(to: column.width, alignRight: true), style), Span(" ")]
      }
  }

  private func bar(_ rate: Rate) -> [Span] {
    let filled = rate.whole == 0 ? 0 : (rate.part * barWidth + rate.whole / 2) / rate.whole
    return [
      Span(String(repeating: "#", count: filled), Style(ink: .green)),
      Span(
        String(repeating: rate.whole == 0 ? " " : ".", count: barWidth - filled),
        Style(isDim: true)),
    ]
  }
}

/// A figure of a bureau in a column.
private enum RollUpColumn: CaseIterable {
  case issues, issueRate, measures, measureRate, overdue, dueSoon, lastEntry

  var title: String {
    switch self {
    case .issues: "问题"
    case .issueRate: "完成率"
    case .measures: "措施"
    case .measureRate: "完成率"
    case .overdue: "超期"
    case .dueSoon: "临期"
    case .lastEntry: "最近登记"
    }
  }

  var width: Int {
    switch self {
    case .issues, .measures: 9
    case .issueRate, .measureRate: 7
    case .overdue, .dueSoon: 5
    case .lastEntry: 10
    }
  }

  /// The highest goes first where the window is narrow; 0 stays.
  var rank: Int {
    switch self {
    case .issueRate, .overdue: 0
    case .measureRate: 1
    case .issues: 2
    case .dueSoon: 3
    case .measures: 4
    case .lastEntry: 5
    }
  }

  func cell(_ account: Account) -> (text: String, style: Style) {
    let (issues, measures) = (account.figures.issues, account.figures.measures)
    return switch self {
    case .issues: ("\(issues.completed)/\(issues.total)", .plain)
    case .issueRate: (issues.completionRate.description, .plain)
    case .measures: ("\(measures.done)/\(measures.total)", .plain)
    case .measureRate: (measures.rate.description, .plain)
    case .overdue: (String(account.overdue), account.overdue > 0 ? Lamp.red.style : .plain)
    case .dueSoon: (String(account.dueSoon), account.dueSoon > 0 ? Lamp.yellow.style : .plain)
    case .lastEntry: (account.lastEntry?.description ?? "—", Style(isDim: true))
    }
  }
}
