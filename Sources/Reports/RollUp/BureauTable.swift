import Rectification

/// A row of a table of bureaus: one of them, or all together.
struct BureauRow {
  /// 1 for the worst; `nil` of all together.
  let place: Int?
  let name: String
  let path: String
  let account: Account?
  let remark: String

  init(_ place: Int, _ bureau: Bureau) {
    (self.place, name, path) = (place, bureau.name, bureau.path)
    account = bureau.account
    remark = bureau.reason.map { "未计入：\($0)" } ?? bureau.account?.staleness ?? ""
  }

  init(totalOf rollUp: RollUp) {
    (place, name, path, remark) = (nil, "合计", "", "")
    let accounts = rollUp.bureaus.compactMap(\.account)
    let lamps = accounts.reduce(into: [Lamp: Int]()) { sum, account in
      sum.merge(account.measureLamps, uniquingKeysWith: +)
    }
    account = Account(
      figures: rollUp.total, measureLamps: lamps, change: rollUp.change,
      lastEntry: accounts.compactMap(\.lastEntry).max())
  }
}

extension RollUp {
  /// A row a bureau, the worst first.
  var rows: [BureauRow] { worstFirst.enumerated().map { BureauRow($0 + 1, $1) } }

  /// The rows of those that count, and of all together.
  private var countedRows: [BureauRow] {
    worstFirst.filter { $0.account != nil }.enumerated().map { BureauRow($0 + 1, $1) }
      + [BureauRow(totalOf: self)]
  }

  /// All there is, for spreadsheets: of a period with what it brought, and with a remark on those
  /// that do not count.
  var bureauCells: [Cell<BureauRow>] {
    Self.headCells + Self.figureCells + (since == nil ? [] : Self.changeCells) + Self.tailCells
  }

  /// As much as a lying A4 page has room for.
  var paperTable: Table {
    Table(bureauCells, of: countedRows).keeping([
      "序号", "单位", "问题", "已完成", "基本完成", "未完成", "完成率", "已销号", "超期问题", "临期问题", "措施", "措施完成率",
      "超期措施", "建立完善制度",
    ])
  }

  /// As much as lines of text have room for.
  var textTable: Table {
    Table(bureauCells, of: countedRows).keeping([
      "序号", "单位", "问题", "已完成", "基本完成", "未完成", "完成率", "超期",
    ])
  }

  /// Those that do not count, or whose figures may be old, and why.
  var remarkTable: Table {
    Table(
      Self.headCells + Self.tailCells, of: rows.filter { !$0.remark.isEmpty }
    ).keeping(["单位", "台账位置", "说明"])
  }

  /// The table that a terminal shows, with a row for all together at its end.
  public var overviewTable: Table {
    let lastEntry = Cell<BureauRow>("最近登记") { $0.account?.lastEntry?.description }
    let cells = bureauCells.map { $0.column.title == lastEntry.column.title ? lastEntry : $0 }
    let all = Table(cells, of: rows + [BureauRow(totalOf: self)])
    var titles: Set = [
      "单位", "问题", "已完成", "基本完成", "未完成", "完成率", "超期", "临期", "措施完成率", "最近登记",
    ]
    if rows.contains(where: { !$0.remark.isEmpty }) {
      // A terminal has room for one of them.
      titles.remove("最近登记")
      titles.insert("说明")
    }
    return all.keeping(titles)
  }
}

extension RollUp {
  private static var headCells: [Cell<BureauRow>] {
    [Cell("序号", .right) { $0.place }, Cell("单位", isWide: true) { $0.name }]
  }

  private static var figureCells: [Cell<BureauRow>] {
    [
      count("问题", \.figures.issues.total), count("已完成", \.figures.issues.completed),
      count("基本完成", \.figures.issues.basicallyCompleted),
      count("未完成", \.figures.issues.unfinished),
      rate("完成率", \.figures.issues.completionRate), count("已销号", \.figures.issues.closed),
      folded("超期", \.overdue), count("超期问题", \.figures.issues.overdue),
      count("超期措施", \.figures.measures.overdue), folded("临期", \.dueSoon),
      count("临期问题", \.issuesDueSoon), count("延期问题", \.figures.issues.extended),
      count("反弹问题", \.figures.issues.rebounded), count("措施", \.figures.measures.total),
      folded("已完成措施", \.figures.measures.done), rate("措施完成率", \.figures.measures.rate),
      folded("制度", \.figures.policies.total),
      count("建立完善制度", \.figures.policies.established),
      folded("历史遗留问题", \.figures.legacy.total),
      folded("妥善解决历史遗留问题", \.figures.legacy.settled),
      folded("立行立改问题", \.figures.atOnce.total),
      folded("已完成立行立改问题", \.figures.atOnce.settled),
    ]
  }

  private static var changeCells: [Cell<BureauRow>] {
    let earlier = Cell<BureauRow>("上期完成率", .right) { row in
      row.account?.change.map { Content.rate($0.before.issues.completionRate) }
    }
    return [earlier]
      + Happening.allCases.map { happening in
        let isFolded = ![.completed, .measuresDone, .closed].contains(happening)
        return Cell("本期\(happening.label)", .right, isFolded: isFolded) { row in
          row.account?.change?[happening]
        }
      }
  }

  private static var tailCells: [Cell<BureauRow>] {
    [
      Cell("最近登记") { $0.account?.lastEntry },
      Cell("台账位置", isWide: true, isFolded: true) { $0.path },
      Cell("说明", isWide: true) { $0.remark },
    ]
  }

  private static func count(
    _ title: String, _ path: KeyPath<Account, Int> & Sendable, isFolded: Bool = false
  ) -> Cell<BureauRow> {
    Cell(title, .right, isFolded: isFolded) { $0.account?[keyPath: path] }
  }

  private static func folded(
    _ title: String, _ path: KeyPath<Account, Int> & Sendable
  ) -> Cell<BureauRow> { count(title, path, isFolded: true) }

  private static func rate(
    _ title: String, _ path: KeyPath<Account, Rate> & Sendable
  ) -> Cell<BureauRow> {
    Cell(title, .right) { row in row.account.map { Content.rate($0[keyPath: path]) } }
  }
}

extension Account {
  fileprivate var issuesDueSoon: Int { figures.lamps[.yellow] ?? 0 }
}
