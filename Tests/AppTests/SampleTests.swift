import Foundation
import Testing

/// The sample ledger of the project, on a copy.
@Suite struct SampleTests {
  private func sample() throws -> Workplace {
    let place = try Workplace()
    let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    try FileManager.default.copyItem(
      at: project.appendingPathComponent("Data"), to: URL(fileURLWithPath: place.ledger))
    return place
  }

  @Test("Its figures are those of the report")
  func figures() throws {
    let figures = try sample().run("overview", "--json", "--as-of", "2023-12-31").object()
    let issues = try #require(figures["issues"] as? [String: Any])
    let numbers = ["total", "completed", "basicallyCompleted", "unfinished"]
    #expect(numbers.map { issues[$0] as? Int } == [34, 27, 4, 3])
    #expect(issues["completionRate"] as? Double == 79.41)
    let unfinished = try sample().run(
      "list", "issues", "--outcome", "基本完成", "--as-of", "2023-12-31", "--json")
    #expect(
      try unfinished.records().compactMap { $0["id"] as? String }
        == ["WT-007", "WT-015", "WT-020", "WT-027"])
  }

  @Test("A past cut-off shows the ledger as it was")
  func past() throws {
    let place = try sample()
    let totals = try ["2023-04-01", "2023-06-30", "2023-12-31"].map { day in
      let figures = try place.run("overview", "--json", "--as-of", day).object()
      return (figures["issues"] as? [String: Any])?["total"] as? Int ?? -1
    }
    #expect(totals.first == 0 && totals == totals.sorted() && totals.last == 34)
    #expect(try place.run("show", "WT-001", "--as-of", "2023-04-01").status == 64)
  }

  @Test("Its check finds no error on its last day")
  func check() throws {
    #expect(try sample().run("check", "--as-of", "2023-12-31").status == 0)
  }

  @Test("Work on it is undone to the letter")
  func undo() throws {
    let place = try sample()
    let before = try place.run("list", "measures", "--json").output
    #expect(try place.run("note", "CS-010", "已报审").status == 0)
    #expect(try place.run("edit", "CS-010", "owner=科长").status == 0)
    #expect(try place.run("list", "measures", "--json").output != before)
    #expect(try place.run("undo", "2").status == 0)
    #expect(try place.run("list", "measures", "--json").output == before)
  }
}
