import Foundation
import Testing

@Suite("导入命令")
struct ImportTests {
  private let csv = """
    问题,来源,板块,责任部门,整改措施,完成状态
    台账不规范,巡察反馈,党建引领,综合科,规范台账,已完成
    ,,,,开展培训,整改中
    窗口排长队,审计,党建引领,综合科,增设窗口,未开展
    """

  private func place(_ text: String) throws -> Workplace {
    let place = try Workplace()
    try place.run("init", place.ledger)
    try Data(text.utf8).write(to: URL(fileURLWithPath: place.path("现有台账.csv")))
    return place
  }

  @Test("--dry-run 什么也不改；导入是一步，可以撤销；再导入一次没有变化")
  func wholeWay() throws {
    let place = try place(csv.split(separator: "\n").prefix(3).joined(separator: "\n"))
    let file = place.path("现有台账.csv")
    let journal = place.ledger + "/journal.jsonl"
    let dry = try place.run("import", file, "--dry-run")
    #expect(dry.status == 0 && dry.output.contains("新增 3 · 修改 0 · 冲突 0 · 读不懂 0"))
    #expect(!FileManager.default.fileExists(atPath: journal))
    let run = try place.run("import", file)
    #expect(run.status == 0 && run.messages.contains("新增 3 条"), "\(run.messages)")
    #expect(try place.run("list", "measures", "--json").records().count == 2)
    #expect(try place.run("check").status == 0)
    let again = try place.run("import", file, "--json")
    #expect(again.status == 0)
    #expect(try again.object().values.allSatisfy { ($0 as? [Any])?.isEmpty == true })
    #expect(try place.run("undo").status == 0)
    #expect(try place.run("list", "issues", "--json").records().isEmpty)
  }

  @Test("有读不懂的以 1 结束，能读的照样进来；JSON 各项齐全")
  func partly() throws {
    let place = try place(csv)
    let run = try place.run("import", place.path("现有台账.csv"), "--json")
    let plan = try run.object()
    #expect(run.status == 1 && Set(plan.keys) == ["new", "changed", "conflicting", "unreadable"])
    let new = try #require(plan["new"] as? [[String: Any]])
    let bad = try #require(plan["unreadable"] as? [[String: Any]])
    #expect(new.count == 3 && bad.count == 2)
    #expect(bad[0]["row"] as? Int == 4 && bad[0]["column"] as? String == "B")
    #expect((bad[0]["message"] as? String)?.contains("审计") == true)
    let title = (new[0]["fields"] as? [String: [String: Any]])?["title"]
    #expect(title?["to"] as? String == "台账不规范" && title?["from"] is NSNull)
    #expect(try place.run("list", "issues", "--json").records().count == 1)
  }

  @Test(
    "不能导入的，说明原因",
    arguments: [
      ("没有.csv", 66), ("现有台账.csv --map 无等号", 64), ("现有台账.csv --map 问题=issue.x", 64),
      ("现有台账.csv --encoding big5", 64), ("现有台账.csv --sheet 表二", 64), ("空.csv", 65),
      ("别的.csv", 65),
    ])
  func refused(words: String, status: Int32) throws {
    let place = try place(csv)
    try Data().write(to: URL(fileURLWithPath: place.path("空.csv")))
    try Data("指标,值\n甲,1\n".utf8).write(to: URL(fileURLWithPath: place.path("别的.csv")))
    let run = try place.run(
      ["import"] + words.split(separator: " ").map(String.init),
      environment: ["ZHENGGAI_LEDGER": place.ledger, "ZHENGGAI_BY": "office"])
    #expect(run.status == status && run.messages.hasPrefix("zhenggai: "), "\(run.messages)")
  }

  @Test("没有人写的管道是空文件，有人写的照样读")
  func pipes() throws {
    let place = try place(csv)
    let run = try place.shell(
      """
      mkfifo 管道.csv; $Z import 管道.csv --dry-run; echo $?
      (sleep 0.1; cat 现有台账.csv) | $Z import /dev/stdin --dry-run
      """)
    #expect(run.lines.first == "65" && run.messages.contains("管道.csv 是空文件"))
    #expect(run.output.contains("新增 3"), "\(run.output)")
  }

  @Test("自己导出的 CSV 回来没有变化")
  func ownExport() throws {
    let place = try smallLedger()
    for kind in ["ledger", "policies"] {
      let file = place.path("\(kind).csv")
      try place.run("report", "--kind", kind, "--output", file)
      let run = try place.run("import", file, "--json")
      #expect(run.status == 0, "\(run.output)")
      #expect(
        try run.object().values.allSatisfy { ($0 as? [Any])?.isEmpty == true }, "\(run.output)")
    }
  }
}
