import Foundation
import Testing

/// What the reading commands print.
@Suite struct ReadingTests {
  @Test(
    "A list narrows down by codes and by labels",
    arguments: [
      (["list", "issues"], ["WT-001", "WT-002"]),
      (["list", "问题", "--source", "群众反映强烈"], ["WT-002"]),
      (["list", "issues", "--source", "inspection"], ["WT-001"]),
      (["list", "issues", "--section", "作风建设"], ["WT-002"]),
      (["list", "issues", "--department", "办公室"], ["WT-001"]),
      (["list", "issues", "--stage", "已建账,当下改"], ["WT-001", "WT-002"]),
      (["list", "issues", "--stage", "closed"], []),
      (["list", "issues", "--track", "长久立"], ["WT-001"]),
      (["list", "issues", "--outcome", "未完成", "--legacy"], ["WT-002"]),
      (["list", "issues", "--overdue"], ["WT-002"]),
      (["list", "issues", "--due-within", "90"], []),
      (["list", "issues", "--due-within", "99999"], ["WT-001"]),
      (["list", "issues", "--search", "wt-001"], ["WT-001"]),
      (["list", "issues", "--search", "窗口 机关党委"], ["WT-002"]),
      (["list", "issues", "--search", "chuangkou jgdw"], ["WT-002"]),
      (["list", "issues", "--sort", "deadline"], ["WT-002", "WT-001"]),
      (["list", "issues", "--sort", "时限", "--limit", "1"], ["WT-002"]),
      (["list", "issues", "--sort", "措施完成比例"], ["WT-001", "WT-002"]),
      (["list", "issues", "--sort", "source"], ["WT-001", "WT-002"]),
      (["list", "measures", "--sort", "track"], ["CS-001", "CS-003", "CS-002"]),
      (
        ["list", "measures", "--status", "notStarted", "--track", "immediate"],
        ["CS-001", "CS-003"]
      ),
      (["list", "measures", "--status", "已完成"], []),
      (["list", "policies", "--stage", "立项"], ["ZD-001"]),
    ])
  func lists(arguments: [String], ids: [String]) throws {
    let place = try smallLedger()
    let run = try place.run(
      arguments + ["--json"], environment: ["ZHENGGAI_LEDGER": place.ledger])
    #expect(run.status == 0, "\(run.messages)")
    #expect(try run.records().compactMap { $0["id"] as? String } == ids)
  }

  @Test("A record of a list carries what is computed of it")
  func computed() throws {
    let place = try smallLedger()
    let issue = try #require(try place.run("list", "issues", "--json").records().first)
    let computed = try #require(issue["computed"] as? [String: Any])
    #expect(computed["outcome"] as? String == "unfinished")
    #expect(
      computed["lanes"] as? [String: String] == [
        "immediate": "notStarted", "lasting": "notStarted",
      ])
    #expect(computed["overdue"] as? Bool == false)
    #expect((computed["daysLeft"] as? Int).map { $0 > 20_000 } == true)
    #expect(issue["title"] as? String == "理论学习不够深入")
  }

  @Test("A table lines up by display width and keeps to the window")
  func table() throws {
    let place = try smallLedger()
    let run = try place.run(
      ["list", "policies"],
      environment: ["ZHENGGAI_LEDGER": place.ledger, "COLUMNS": "60"])
    #expect(
      run.output == """
        编号    阶段  制修废  起草部门  发文字号  制度名称
        ZD-001  立项  制定    办公室              学习考勤管理办法

        共 1 条

        """)
  }

  @Test("A CSV has a mark, CRLF and a guard before what could be a formula")
  func csv() throws {
    let place = try smallLedger()
    try place.run("edit", "WT-002", "title==cmd()")
    let run = try place.run("list", "issues", "--csv")
    #expect(run.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(run.output.contains("'=cmd()"))
    #expect(run.output.unicodeScalars.filter { $0 == "\n" }.count == 3)
    #expect(run.output.contains("\r\n"))
    #expect(!run.output.replacingOccurrences(of: "\r\n", with: "").contains("\n"))
  }

  @Test(
    "A record is shown with what is linked to it",
    arguments: [
      ("wt-1", [0, 2, 1]), ("WT-002", [0, 1, 0]), ("cs2", [1, 0, 1]), ("zd-01", [1, 1, 0]),
    ])
  func show(id: String, counts: [Int]) throws {
    let place = try smallLedger()
    let page = try place.run("show", id, "--json").object()
    let linked = try #require(page["linked"] as? [String: [Any]])
    #expect(["issues", "measures", "policies"].map { linked[$0]?.count } == counts)
    #expect((page["history"] as? [[String: Any]])?.first?["seq"] as? Int != nil)
    #expect(page["record"] is [String: Any])
    #expect(try place.run("show", id).output.contains("历史"))
  }

  @Test("The overview is for people and for programs")
  func overview() throws {
    let place = try smallLedger()
    let figures = try place.run("overview", "--json").object()
    #expect((figures["issues"] as? [String: Any])?["total"] as? Int == 2)
    let text = try place.run().output
    #expect(text == (try place.run("overview").output))
    #expect(text.contains("问题") && text.contains("0/2") && !text.contains("\u{1B}"))
  }

  @Test("Colours are for people at a terminal who want them")
  func colours() throws {
    let place = try smallLedger()
    let line = "TERM=xterm script -qec \"$Z overview\" /dev/null"
    #expect(try place.shell(line).output.contains("\u{1B}["))
    #expect(try !place.shell("NO_COLOR=1 \(line)").output.contains("\u{1B}["))
    #expect(
      try !place.shell("TERM=xterm script -qec \"$Z overview --no-color\" /dev/null").output
        .contains("\u{1B}["))
  }

  @Test("The log is narrowed down, and its head fits on paper")
  func log() throws {
    let place = try smallLedger()
    try place.run("note", "WT-001", "已部署", by: "general")
    #expect(try place.run("log", "--json").records().count == 7)
    #expect(try place.run("log", "WT-1", "--json").records().count == 2)
    let own = try place.run("log", "--by", "general", "--json").records()
    #expect(own.compactMap { $0["op"] as? String } == ["issue.note"])
    #expect(try place.run("log", "--since", "2999-01-01", "--json").records().isEmpty)
    let head = try place.run("log", "--head").lines
    #expect(head.count == 1 && head.first?.wholeMatch(of: /7 [0-9a-f]{64}/) != nil)
    let object = try place.run("log", "--head", "--json").object()
    #expect("\(object["seq"] ?? "") \(object["hash"] ?? "")" == head.first)
    #expect(try place.run("log").lines.last?.contains("已部署") == true)
  }

  @Test("The check tells its findings, and fails where one is an error")
  func check() throws {
    let place = try smallLedger()
    let findings = try place.run("check", "--json")
    #expect(findings.status == 0)
    let keys = Set(try findings.records().flatMap(\.keys))
    #expect(keys == ["severity", "check", "item", "message"])
    try place.run("done", "CS-001", "--evidence", "/etc/hostname")
    let kept = try FileManager.default.contentsOfDirectory(atPath: place.ledger + "/evidence")
    for file in kept {
      try FileManager.default.removeItem(atPath: "\(place.ledger)/evidence/\(file)")
    }
    let broken = try place.run("check")
    #expect(broken.status == 1)
    #expect(broken.lines.first?.hasPrefix("级别") == true && broken.lines[1].hasPrefix("错误"))
    #expect(broken.lines.last?.hasPrefix("错误 1 · ") == true)
  }
}
