import Cells
import Rectification
import Testing

@testable import Screens

@Suite("时限")
struct DueTests {
  @Test func theGroupsAgreeWithTheFigures() throws {
    var robot = try Robot()
    try robot.type("6")
    let (ledger, day, figures) = (robot.model.ledger, robot.model.day, robot.model.figures)
    #expect(
      robot.model.due.rows.first
        == .heading(
          .overdue, issues: figures.issues.overdue, measures: figures.measures.overdue))
    #expect(robot.model.due.issueCount == figures.issues.total - figures.issues.completed)
    let shown = ids(robot.model.due)
    let issues = ledger.issues.records.filter { ledger.daysLeft($0, on: day) != nil }.map(\.id)
    let measures = ledger.measures.records.filter { ledger.daysLeft($0, on: day) != nil }.map(\.id)
    #expect(Set(shown).isSuperset(of: issues + measures))
    #expect(Set(shown).subtracting(issues + measures) == ["CS-024", "CS-042"])
    #expect(Set(shown).count == shown.count)
  }

  @Test(
    "每件事归入一组",
    arguments: [
      ("2023-12-10", "2023-12-09", false, DueGroup.overdue),
      ("2023-12-10", "2023-12-10", true, .thisWeek), ("2023-12-10", "2023-12-17", false, .thisWeek),
      ("2023-12-10", "2023-12-18", false, .thisMonth),
      ("2023-12-10", "2023-12-31", true, .thisMonth), ("2023-12-10", "2024-01-01", false, .later),
      ("2023-12-28", "2024-01-04", false, .thisWeek), ("2023-12-28", "2024-01-05", false, .later),
      ("2023-12-10", "2024-12-20", false, .later), ("2023-12-10", "", true, .lasting),
      ("2023-12-10", "", false, .undated),
    ])
  func groups(today: String, date: String, keepUp: Bool, group: DueGroup) throws {
    #expect(DueGroup(Day(date), isKeptUp: keepUp, on: try #require(Day(today))) == group)
  }

  @Test func theCalendarCountsWhatTheGroupsList() throws {
    var robot = try Robot()
    try robot.type("6")
    let due = robot.model.due
    for (day, rows) in due.rowsByDay {
      let ids = due.records(on: day)
      #expect(ids.count == rows.count)
      for id in ids {
        let (issue, measure) = (robot.model.ledger.issues[id], robot.model.ledger.measures[id])
        #expect((issue?.deadline ?? measure?.deadline)?.date == day)
      }
    }
    let dated = ids(due).filter { !["CS-024", "CS-042"].contains($0) }
    #expect(due.rowsByDay.values.reduce(0) { $0 + $1.count } == dated.count)
  }

  @Test func workIsDoneInTheListAndTheCursorStaysInItsPlace() throws {
    var robot = try Robot()
    try robot.type("6j")
    #expect(robot.model.target == "CS-047")
    try robot.type("d")
    #expect(robot.model.ledger.measures["CS-047"]?.status == .done)
    #expect(robot.model.target != nil && robot.model.target != "CS-047")
    try robot.type("u<Home><Enter>")
    #expect(robot.row(0).contains("[问题 34]") && robot.model.target == "WT-033")
    try robot.type("<Esc>")
    #expect(robot.model.place == .due && robot.model.target == "WT-033")
  }

  @Test func tabAndTheArrowsWorkTheCalendar() throws {
    var robot = try Robot()
    try robot.type("6<Tab>")
    #expect(robot.screen.contains("2023年12月") && robot.screen.contains(">[31]"))
    try robot.type("<PgUp>")
    #expect(robot.screen.contains("2023年11月 2 项") && robot.screen.contains("> 30!2"))
    try robot.type("<Enter>")
    #expect(robot.model.target == "WT-033")
    try robot.type("<Tab><Right><Enter>")
    #expect(robot.message == "2023-12-01 没有到期的事项。")
    try robot.type("<Home><Left><Down><Up>")
    #expect(robot.model.chosenDay == Day("2023-11-30"))
    try robot.type("<End>d")
    #expect(robot.message == "没有选中的记录，请先移到一条记录上。")
    try robot.type("<Esc>")
    #expect(!robot.model.due.isCalendarFocused && robot.model.place == .due)
  }

  @Test func besideTheListTheCalendarIsAlwaysSeen() throws {
    var robot = try Robot(size: "110x30")
    try robot.type("6")
    #expect(robot.row(2).contains("超期 2 项（问题 1 · 措施 1）") && robot.row(2).contains("2023年12月"))
    let layout = try #require(robot.model.calendarLayout)
    let column = layout.column(of: 3) + 1
    try robot.press(.mouse(Mouse(kind: .press, column: column, row: layout.row(of: 1))))
    #expect(robot.model.chosenDay == Day("2023-12-07") && robot.model.due.isCalendarFocused)
    try robot.press(.mouse(Mouse(kind: .press, column: 4, row: 4)))
    #expect(robot.model.target == "CS-047")
  }

  @Test(arguments: ["40x10", "80x24", "110x30"])
  func theHeadingAboveTheFirstRecordIsSeen(size: String) throws {
    var robot = try Robot(size: size)
    try robot.type("6<End><Home>")
    #expect(robot.row(2).hasPrefix(" 超期 2 项") && robot.row(3).hasPrefix(" > ● 超31天"))
  }

  private func ids(_ due: DueState) -> [RecordID] {
    due.rows.compactMap { if case .record(let id) = $0 { id } else { nil } }
  }
}
