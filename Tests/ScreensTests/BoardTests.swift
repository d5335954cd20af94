import Cells
import Rectification
import Testing

@testable import Screens

@Suite("看板")
struct BoardTests {
  @Test func everyIssueHasOneCardAndTheCountsAreTheFigures() throws {
    var robot = try Robot()
    try robot.type("5")
    let (board, figures) = (robot.model.board, robot.model.figures)
    #expect(board.lanes.map(\.title) == IssueStage.path.map(\.label))
    #expect(board.lanes.map(\.cards.count) == IssueStage.path.map { figures.byStage[$0] ?? 0 })
    #expect(board.total == figures.issues.total)
    #expect(board.lanes.reduce(0) { $0 + $1.overdue } == figures.issues.overdue)
    #expect(board.lanes.reduce(0) { $0 + $1.due } == figures.lamps[.yellow] ?? 0)
  }

  @Test func thePressingComeFirstAndTheNewestClosed() throws {
    var robot = try Robot()
    try robot.type("5")
    #expect(robot.model.board.lane?.cards == ["WT-033", "WT-017", "WT-029"])
    let closed = try #require(robot.model.board.lanes.last?.cards)
    let days = closed.compactMap { robot.model.ledger.issues[$0]?.closedOn }
    #expect(days.count == closed.count && days == days.sorted(by: >))
  }

  @Test func aCardMovesOnAndTheCursorGoesWithIt() throws {
    var robot = try Robot()
    try robot.type("5<Right><Right><End>")
    #expect(robot.model.target == "WT-016")
    try robot.type(">")
    #expect(robot.model.ledger.issues["WT-016"]?.stage == .closed)
    #expect(robot.model.board.lane?.title == "已销号" && robot.model.board.current == "WT-016")
    #expect(robot.screen.contains(">WT-016") && robot.row(2).contains("[已销号 25"))
    try robot.type("u")
    #expect(robot.model.board.lane?.title == "待验收" && robot.model.board.current == "WT-016")
  }

  @Test func movingBackAsksForTheSameWordsAsInTheList() throws {
    var robot = try Robot()
    try robot.type("5<Right><Right><lt>太少<Enter>")
    #expect(robot.screen.contains("不少于 10 个字"))
    try robot.type("<C-u>请补充会前酝酿的书面记录<Enter>")
    #expect(robot.model.board.current == "WT-011")
    #expect(robot.model.board.lane?.title == "长久立")
  }

  @Test func aCardThatMayNotMoveSaysWhichGate() throws {
    var robot = try Robot()
    try robot.type("5j>")
    #expect(robot.message == "WT-017 暂不能提交验收：“当下改”措施未全部完成（CS-024 推进中），请先完成。（按 l 看关联的记录）")
    #expect(robot.model.board.lane?.title == "当下改" && robot.model.board.current == "WT-017")
    try robot.type("l")
    #expect(robot.row(3).hasPrefix(" > CS-024"))
    try robot.type("<Esc>")
    #expect(robot.row(0).contains("[看板]") && robot.model.target == "WT-017")
  }

  @Test(arguments: ["<Enter>", "H", "l"])
  func whateverIsOpenedLeadsBackToTheCard(key: String) throws {
    var robot = try Robot()
    try robot.type("2/谈心<Enter>5j" + key)
    #expect(robot.model.place != .board)
    try robot.type("-")
    #expect(robot.model.place == .board && robot.model.target == "WT-017")
  }

  @Test func regroupingKeepsTheCursorOnItsCard() throws {
    var robot = try Robot()
    let figures = robot.model.figures
    let unclosed = figures.issues.total - figures.issues.closed
    try robot.type("5jg")
    #expect(robot.row(1).hasPrefix(" 按责任部门分组") && robot.row(1).hasSuffix("未销号 \(unclosed) 项"))
    #expect(robot.model.board.total == unclosed)
    #expect(robot.model.board.lane?.title == "人事科" && robot.model.target == "WT-017")
    #expect(robot.model.board.lanes.allSatisfy { !$0.cards.isEmpty })
    try robot.type("g")
    #expect(robot.model.board.lanes.map(\.title) == IssueSource.allCases.map(\.label))
    #expect(robot.model.target == "WT-017" && robot.screen.contains("当下改 人事科"))
    try robot.type("g")
    #expect(robot.model.board.grouping == .stage && robot.model.target == "WT-017")
  }

  @Test func theCursorFollowsACardThatSomebodyElseMoves() throws {
    var robot = try Robot()
    try robot.type("5<Right><Right><End>")
    let events = try robot.othersMake(.back("WT-016", reason: "佐证材料不全，请补充后再报"))
    try robot.receive(.arrived(events))
    #expect(robot.model.target == "WT-016")
    #expect(robot.model.board.lane?.title == robot.model.ledger.issues["WT-016"]?.stage.label)
    #expect(robot.model.board.lane?.title != "待验收")
  }

  @Test func theLanesOfManyDepartmentsAreScrolled() throws {
    var robot = try Robot(Self.ledger(departments: 30), size: "120x40")
    try robot.type("5g")
    #expect(robot.model.board.lanes.count == 30)
    #expect(robot.row(2).hasPrefix("[科室01 1]") && robot.row(2).hasSuffix("25>"))
    try robot.type(String(repeating: "<Right>", count: 6))
    #expect(robot.row(2).hasPrefix("<2 ") && robot.row(2).contains("[科室07 1]"))
    #expect(robot.screen.contains(">WT-007"))
    try robot.type(String(repeating: "<Right>", count: 40))
    #expect(robot.row(2).hasPrefix("<25 ") && robot.row(2).contains("[科室30 1]"))
    try robot.receive(.resized(Size(columns: 40, rows: 10)))
    #expect(robot.row(2).contains("[科室30 1]") && robot.row(2).hasPrefix("<"))
    #expect(robot.screen.contains(">WT-030"))
  }

  @Test(arguments: ["120x40", "80x24"])
  func theMouseChoosesCardsAndLanes(size: String) throws {
    var robot = try Robot(size: size)
    try robot.type("5")
    let title = try #require(robot.model.laneTitles.first { $0.lane == 4 })
    try robot.press(.mouse(Mouse(kind: .press, column: title.column + 2, row: 2)))
    #expect(robot.model.board.lane?.title == "已销号")
    let layout = robot.model.boardLayout
    let (card, second) = (layout.column(of: 4) + 3, layout.rows.lowerBound + layout.cardHeight)
    try robot.press(.mouse(Mouse(kind: .press, column: card, row: second)))
    #expect(robot.model.target == robot.model.board.lane?.cards[1])
    try robot.press(.mouse(Mouse(kind: .doublePress, column: title.column + 2, row: 2)))
    #expect(robot.model.place == .board)
    let chosen = robot.model.target
    try robot.press(
      .mouse(Mouse(kind: .doublePress, column: card, row: second + 2)))
    #expect(robot.model.place == .issues && robot.model.target == chosen)
  }

  @Test func aKeyDoesNotLookUpTheLedgerAgain() throws {
    var robot = try Robot()
    try robot.type("5")
    let cards = robot.model.board.lanes
    robot.model.ledger = Ledger(profile: robot.model.ledger.profile)
    try robot.type("j")
    #expect(robot.model.board.lanes.map(\.cards) == cards.map(\.cards))
    #expect(robot.model.board.current == "WT-017")
  }

  @Test func aPastBoardCanOnlyBeLookedAt() throws {
    var robot = try Robot()
    try robot.type("T2023-06-30<Enter>5>")
    #expect(robot.message.hasPrefix("正在看 2023-06-30 的台账，只能看不能改"))
    let then = robot.model.shown.figures(on: robot.model.shownDay)
    #expect(robot.model.board.total == then.issues.total)
  }

  @Test func anEmptyLedgerHasAnEmptyBoard() throws {
    var robot = try Robot(Ledger(profile: Profile()), size: "80x24")
    try robot.type("5")
    #expect(robot.row(2).hasPrefix("[已建账 0]") && robot.row(3) == " 没有问题")
    try robot.type("g<Right><Enter>>")
    #expect(robot.message == "没有选中的记录，请先移到一条记录上。")
    #expect(robot.screen.contains("没有未销号的问题"))
  }

  /// A ledger with an issue in each of some departments.
  static func ledger(departments count: Int) throws -> Ledger {
    let numbers = (1...count).map { $0 < 10 ? "0\($0)" : "\($0)" }
    let issues = try numbers.map { number in
      var issue = Issue()
      issue.id = try #require(RecordID("WT-0\(number)"))
      issue.title = "第\(number)个问题"
      issue.department = "科室\(number)"
      return issue
    }
    var profile = Profile()
    profile.departments = numbers.map { "科室\($0)" }
    return Ledger(profile: profile, issues: try Register(issues))
  }
}
