import Foundation
import Oracles
import Testing

@Suite("工作簿出去又回来")
struct WorkbookTests {
  /// The sample ledger on a copy, and its export as LibreOffice saves it.
  private func saved() throws -> (place: Workplace, file: String) {
    let place = try Workplace()
    let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    try FileManager.default.copyItem(
      at: project.appendingPathComponent("Data"), to: URL(fileURLWithPath: place.ledger))
    let file = place.path("台账.xlsx")
    try place.run("report", "--kind", "ledger", "--as-of", "2023-12-31", "--output", file)
    return (place, try LibreOffice.convert(file, to: "xlsx:Calc MS Excel 2007 XML"))
  }

  @Test("由 LibreOffice 另存的没有变化；改了几格，正是这几处修改")
  func roundTrip() throws {
    let (place, file) = try saved()
    for name in [place.path("台账.xlsx"), file] {
      let run = try place.run("import", name, "--json", "--dry-run")
      #expect(run.status == 0)
      #expect(try run.object().values.allSatisfy { ($0 as? [Any])?.isEmpty == true })
    }
    let edited = place.path("改过.xlsx")
    _ = try Tool.python("edit-ledger.py", file, edited)
    let again = try LibreOffice.convert(edited, to: "xlsx:Calc MS Excel 2007 XML")
    let run = try place.run("import", again, "--json")
    let plan = try run.object()
    let changed = try #require(plan["changed"] as? [[String: Any]])
    let conflicting = try #require(plan["conflicting"] as? [[String: Any]])
    #expect(
      run.status == 1 && changed.compactMap { $0["item"] as? String } == ["CS-002", "WT-023"])
    #expect(conflicting.map { $0["item"] as? String } == ["CS-002"])
    let owner = try place.run("show", "CS-002", "--json").object()["record"] as? [String: Any]
    #expect(owner?["owner"] as? String == "=1+1")
    #expect(try place.run("undo").status == 0)
    #expect(try place.run("check").status == 0)
  }
}
