import Cells
import Rectification
import Testing

@testable import Screens

@Suite("总览")
struct OverviewTests {
  @Test("每个数打开的清单正好有那么多", arguments: ["120x40", "80x24", "40x10", "200x60"])
  func everyFigureOpensAsManyAsItSays(size: String) throws {
    let robot = try Robot(size: size)
    let spots = robot.model.overview.spots
    #expect(spots.count > 60)
    for spot in spots {
      let cell = try #require(robot.model.overview.cell(at: spot))
      var robot = robot
      try robot.go(to: spot)
      #expect(robot.model.overview.here == spot)
      try robot.type("<Enter>")
      switch cell.destination {
      case .list(let kind, _):
        #expect(robot.model.place == Place(kind))
        #expect(robot.model.list?.ids.count == number(cell), "\(cell.text)")
        #expect(robot.model.past == nil)
      case .past(let day, let kind, _):
        #expect(robot.model.place == Place(kind) && robot.model.shownDay == day)
        #expect(robot.model.list?.ids.count == number(cell), "\(cell.text)")
      case .record(let id): #expect(robot.model.list?.current == id)
      case .trail: #expect(robot.model.place == .trail)
      case nil: Issue.record("\(cell.text) is no figure")
      }
      try robot.type("<Esc>")
      #expect(robot.model.place == .overview && robot.model.past == nil)
      #expect(robot.model.overview.here == spot)
    }
  }

  @Test func theTrailHasAsManyEventsAsTheFigureSays() throws {
    let robot = try Robot(size: "120x40")
    for spot in robot.model.overview.spots {
      guard let cell = robot.model.overview.cell(at: spot), cell.destination == .trail,
        cell.text.hasPrefix("共")
      else { continue }
      #expect(cell.text == "共 \(robot.model.ledger.history.events.count) 条")
      return
    }
    Issue.record("no figure leads to the trail")
  }

  @Test func theCursorStaysOnItsFigureWhenTheWindowChanges() throws {
    var robot = try Robot(size: "120x40")
    try robot.type("<Tab><Tab>jjjj")
    let stood = robot.model.overview.current?.destination
    #expect(robot.model.overview.here.pane == 1 && stood != nil)
    try robot.receive(.resized(Size(columns: 80, rows: 24)))
    #expect(robot.model.overview.here.pane == 0)
    #expect(robot.model.overview.current?.destination == stood)
    #expect(robot.screen.contains(">"))
    try robot.receive(.resized(Size(columns: 120, rows: 40)))
    #expect(robot.model.overview.current?.destination == stood)
  }

  @Test func aPointOfTheCourseOpensTheLedgerOfThatDayAndEscComesBack() throws {
    var robot = try Robot(size: "120x40")
    let spot = try #require(
      robot.model.overview.spots.first {
        robot.model.overview.cell(at: $0)?.text.hasPrefix("2023-06-30") == true
      })
    try robot.go(to: spot)
    try robot.type("<Enter>")
    #expect(robot.row(1).contains("看 2023-06-30 的台账（只读） 筛选 完成情况:未完成"))
    #expect(robot.row(1).contains("26/29 项"))
    try robot.type("d")
    #expect(robot.message.hasPrefix("正在看 2023-06-30 的台账，只能看不能改"))
    try robot.type("<Esc>")
    #expect(robot.row(1).hasSuffix("截至 2023-12-31"))
    #expect(robot.model.overview.here == spot)
  }

  @Test func theCutOffThatSomebodyChoseIsKeptOnTheWayBack() throws {
    var robot = try Robot()
    try robot.type("2T2023-06-30<Enter><Esc>")
    #expect(robot.model.place == .overview && robot.model.shownDay.description == "2023-06-30")
    try robot.type("2T<Enter><Esc>")
    #expect(robot.model.past == nil)
  }

  @Test("新来的改动也算在走势里", arguments: ["2023-12-31", "2023-12-01", "2023-11-20", "2023-05-01"])
  func theCourseFollowsWhatOthersDo(day: String) throws {
    var robot = try Robot()
    let before = try #require(robot.model.overview.facts?.burnDown)
    let edit = Edit(
      op: "measure.done", item: "CS-047", set: ["status": "done"], was: ["status": "active"])
    let at = try #require(Instant("\(day)T10:00:00+08:00"))
    let event = Event(seq: 748, at: at, by: "hr@desk2", edit: edit)
    try robot.model.ledger.take(event)
    try robot.receive(.arrived([event]))
    let after = try #require(robot.model.overview.facts?.burnDown)
    #expect(after == (try robot.model.ledger.burnDown(until: robot.model.day, most: 18)))
    #expect(after.points.last?.measures == (before.points.last?.measures ?? 0) - 1)
  }

  @Test func aBrokenJournalTellsNoCourse() throws {
    var robot = try Robot(size: "120x40")
    robot.model.knowsThePast = false
    try robot.type("2<Esc>")
    #expect(!robot.screen.contains("走势"))
  }

  @Test func aClickGoesToTheFigureAndASecondOneOpensIt() throws {
    var robot = try Robot(size: "120x40")
    let spot = try #require(
      robot.model.overview.spots.first { robot.model.overview.cell(at: $0)?.text == "未完成 3" })
    let columns = robot.model.overview.panes[0][spot.line].columns(of: spot.cell)
    let mouse = Mouse(kind: .press, column: columns.lowerBound, row: spot.line + 2)
    try robot.press(.mouse(mouse))
    #expect(robot.model.overview.here == spot)
    try robot.press(.mouse(Mouse(kind: .doublePress, column: mouse.column, row: mouse.row)))
    #expect(robot.model.list?.ids.count == 3)
  }

  /// The last number in a figure.
  private func number(_ cell: OverviewCell) -> Int? {
    Int(cell.text.reversed().prefix { $0.isNumber }.reversed().map(String.init).joined())
  }
}

extension Robot {
  /// Puts the cursor on a figure, as a click would.
  fileprivate mutating func go(to spot: OverviewState.Spot) throws {
    let line = model.overview.panes[spot.pane][spot.line]
    let column = line.columns(of: spot.cell).lowerBound
    model.overview.go(toLine: spot.line, column: column, in: spot.pane)
  }
}
