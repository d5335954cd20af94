import Cells
import Rectification
import Testing

@testable import Screens

@Suite("月历")
struct CalendarTests {
  @Test(arguments: [
    ("2023-09-15", "2023年9月", 5, 4, 30), ("2024-02-29", "2024年2月", 5, 3, 29),
    ("2023-02-01", "2023年2月", 5, 2, 28), ("2021-02-10", "2021年2月", 4, 0, 28),
    ("2023-10-31", "2023年10月", 6, 6, 31), ("1900-02-01", "1900年2月", 5, 3, 28),
  ])
  func aMonth(day: String, title: String, weeks: Int, firstWeekday: Int, length: Int) throws {
    let grid = MonthGrid(monthOf: try #require(Day(day)))
    #expect(grid.title == title)
    #expect(grid.weeks.count == weeks && grid.weeks.allSatisfy { $0.count == 7 })
    #expect(grid.weeks[0].firstIndex { $0 != nil } == firstWeekday)
    let days = grid.weeks.joined().compactMap(\.self)
    #expect(days.map(\.civil.day) == Array(1...length))
    for week in grid.weeks {
      for (place, day) in week.enumerated() { #expect((day?.weekdayNumber ?? place) == place) }
    }
  }

  @Test(
    arguments: [
      ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"),
      ("2023-12-31", 1, "2024-01-31"), ("2024-01-15", -1, "2023-12-15"),
      ("2024-02-29", 12, "2025-02-28"), ("2024-03-31", -13, "2023-02-28"),
      ("9999-12-31", 1, nil), ("0001-01-01", -1, nil),
    ] as [(String, Int, String?)])
  func monthsTurn(from: String, months: Int, to: String?) throws {
    #expect(try #require(Day(from)).adding(months: months) == to.flatMap { Day($0) })
  }

  @Test(arguments: [
    (8, 15, 3, " " + " 15:3  "), (7, 15, 0, "  15   "), (5, 15, 3, " 15:3"), (5, 15, 12, " 15:+"),
    (7, 15, 12, "  15:12"), (7, 15, 120, "  15:9+"), (7, 9, 2, "   9!2 "), (5, 9, 2, "  9!2"),
    (7, 10, 3, " [10]3 "), (5, 10, 3, "[10]3"), (5, 10, 0, "[10] "),
  ])
  func cells(width: Int, number: Int, count: Int, text: String) throws {
    let today = try #require(Day("2023-12-10"))
    let pane = Pane(rows: 2..<20, columns: 0..<width * 7)
    let layout = CalendarLayout(pane, around: today)
    let day = today.firstOfMonth + (number - 1)
    let cell = layout.cell(day, due: count, today: today, isChosen: false)
    #expect(cell == text)
    let chosen = layout.cell(day, due: count, today: today, isChosen: true)
    #expect(chosen.hasPrefix(">") && chosen.displayWidth == width)
  }
}
