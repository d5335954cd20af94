import Cells
import Rectification
import Testing

@testable import Screens

@Suite("他人的改动和办理结果")
struct NewsTests {
  @Test("开着什么都不会漏掉", arguments: ["2/党务", "2f", "2s", "2?", "2A", "2<F10>"])
  func newsWaitUntilNothingLiesOverTheScreen(script: String) throws {
    var robot = try Robot()
    try robot.type(script)
    try robot.othersChange("WT-020", seq: 748)
    try robot.othersChange("WT-021", seq: 749)
    #expect(!robot.message.contains("刚改动了"))
    try robot.type("<Esc>")
    #expect(robot.message.hasPrefix("hr 刚改动了 WT-021 等 2 处：修改"))
    try robot.type("j")
    #expect(robot.message.isEmpty)
  }

  @Test func whatOneHasDoneIsSaidFirstAndTheNewsAfterIt() throws {
    var robot = try Robot()
    try robot.type("2A已约谈")
    try robot.othersChange("WT-020", seq: 748)
    try robot.type("<Enter>")
    #expect(robot.message == "WT-001 已登记进展：已约谈（u 撤销）")
    try robot.type("j")
    #expect(robot.message.hasPrefix("hr 刚改动了 WT-020：修改"))
  }

  @Test func likeReasonsAreToldOnceWithEveryID() throws {
    var robot = try Robot()
    let refusals =
      ["WT-001", "WT-002", "WT-003"].map { "\($0) 还有措施未完成，请先完成。" }
      + ["WT-004 尚无措施，请先登记。", "操作留痕写不进去。"]
    try robot.receive(.committed(Receipt(events: [], refusals: refusals)))
    guard case .page(let page)? = robot.model.overlay else {
      Issue.record("no result is shown")
      return
    }
    #expect(page.title == "办理结果：已办 0 项，未办 5 项")
    #expect(
      page.lines == [
        "已办：", "  无", "未办：", "  WT-001、WT-002 等 3 项：还有措施未完成，请先完成。",
        "    WT-001、WT-002、WT-003", "  WT-004 尚无措施，请先登记。", "  操作留痕写不进去。",
      ])
  }
}

extension Robot {
  fileprivate mutating func othersChange(_ id: RecordID, seq: Int) throws {
    guard let at = Instant("2023-12-31T10:00:00+08:00") else { throw Missing() }
    let edit = Edit(op: "issue.edit", item: id, set: ["remarks": "已核"], was: [:])
    let event = Event(seq: seq, at: at, by: "hr@desk2", edit: edit)
    try model.ledger.take(event)
    try receive(.arrived([event]))
  }
}
