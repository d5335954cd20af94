import Foundation
import TestTerminal
import Testing

/// One ledger on many desks, with the real git (sync.md).
@Suite struct SyncTests {
  @Test("A first sync makes an empty repository the ledger's home", arguments: ["", "file://"])
  func firstSync(scheme: String) throws {
    let hub = try Hub()
    let first = try hub.done("甲", "sync", scheme + hub.path)
    #expect(first.output == "已与 \(scheme)\(hub.path) 同步：送出 6 条。\n")
    #expect(try hub.done("甲", "sync").output.contains("两边没有新的内容"))
    try hub.git("clone", "-q", hub.path, hub.desk("克隆"))
    let joined = try hub.done("甲", "join", scheme + hub.path, hub.desk("乙"))
    #expect(joined.output.contains("留痕 6 条"))
    try hub.expectSame("甲", "乙", "克隆")
    let rules = hub.read(".gitignore", of: "乙").split(separator: "\n")
    #expect(rules.starts(with: [".lock", "backups/", "journal.torn-*"]))
    #expect(try hub.git("-C", hub.desk("甲"), "status", "--porcelain").isEmpty)
    let log = try hub.git("-C", hub.path, "log", "--format=%an %s")
    #expect(log == "甲 留痕至第 6 条：新增 CS-003\n")
  }

  @Test("Two desks come together: fields, lists, ids, and one line of history")
  func twoDesks() throws {
    let hub = try Hub()
    try hub.done("甲", "sync", hub.path)
    try hub.join("乙")
    try hub.done("甲", "edit", "WT-001", "title=甲的标题")
    try hub.done("甲", "note", "CS-001", "甲的进展")
    try hub.done("甲", "add", "policy", "--title", "甲的制度", "--department", "办公室")
    try hub.done("乙", "edit", "WT-001", "title=乙的标题", "--as-of", "2023-05-01")
    try hub.done("乙", "edit", "WT-001", "goal=乙的目标")
    try hub.done("乙", "note", "CS-001", "乙的进展")
    try hub.done("乙", "add", "policy", "--title", "乙的制度", "--department", "办公室")
    try hub.done("乙", "edit", "CS-002", "policies=[\"ZD-001\",\"ZD-002\"]")
    try hub.done("甲", "sync")
    let report = try hub.done("乙", "sync", "--json").object()
    #expect(report["fetched"] as? Int == 3 && report["sent"] as? Int == 5)
    let renamed = report["renamed"] as? [[String: String]]
    #expect(renamed == [["from": "ZD-002", "to": "ZD-003"]])
    let conflict = try #require((report["conflicts"] as? [[String: Any]])?.first)
    #expect(conflict["item"] as? String == "WT-001" && conflict["op"] as? String == "issue.edit")
    let fields = conflict["fields"] as? [String: [String: String]]
    #expect(fields == ["title": ["was": "理论学习不够深入", "mine": "乙的标题", "theirs": "甲的标题"]])
    try hub.done("甲", "sync")
    try hub.expectSame("甲", "乙")
    let record = try hub.done("甲", "show", "CS-002", "--json").object()["record"] as? [String: Any]
    #expect(record?["policies"] as? [String] == ["ZD-001", "ZD-003"])
    let parents = try hub.git("-C", hub.path, "log", "--format=%p")
    #expect(parents.split(separator: "\n").allSatisfy { !$0.contains(" ") })
  }

  @Test("A conflict is listed, checked, settled by either side, and undone")
  func conflicts() throws {
    let hub = try Hub()
    try hub.done("甲", "sync", hub.path)
    try hub.join("乙")
    for desk in ["甲", "乙"] { try hub.done(desk, "edit", "WT-001", "title=\(desk)") }
    try hub.done("甲", "sync")
    let answer = try hub.done("乙", "sync")
    #expect(answer.output.contains("冲突 1 条") && answer.output.contains("zhenggai resolve"))
    #expect(try hub.done("乙", "conflicts").output.contains("问题"))
    #expect(try hub.done("乙", "conflicts", "--json").records().count == 1)
    #expect(
      try hub.run("乙", "check", "--json").records().contains {
        $0["check"] as? String == "openConflict" && $0["severity"] as? String == "warning"
      })
    #expect(try hub.run("乙", "resolve", "3", "mine").status == 64)
    #expect(try hub.run("乙", "resolve", "8", "both").status == 64)
    #expect(try hub.done("乙", "resolve", "8", "mine").output == "已修改 WT-001  问题：甲 → 乙\n")
    #expect(try hub.run("乙", "resolve", "8", "theirs").status == 1)
    #expect(try hub.done("乙", "conflicts").output == "没有未处理的冲突。\n")
    try hub.done("乙", "undo")
    try hub.done("乙", "resolve", "8", "theirs")
    #expect(try hub.done("乙", "conflicts", "--json").records().isEmpty)
    try hub.done("乙", "sync")
    try hub.done("甲", "sync")
    try hub.expectSame("甲", "乙")
    #expect(try hub.done("甲", "conflicts", "--json").records().isEmpty)
  }

  @Test("Evidence travels, and arrives as what it is called")
  func evidence() throws {
    let hub = try Hub()
    try hub.done("甲", "sync", hub.path)
    try hub.join("乙")
    try hub.write("会议纪要\r\n", to: hub.place.path("纪要.txt"))
    try hub.done("甲", "attach", "CS-001", hub.place.path("纪要.txt"))
    try hub.done("甲", "sync")
    try hub.done("乙", "sync")
    try hub.expectSame("甲", "乙")
    let names = try FileManager.default.contentsOfDirectory(atPath: hub.file("evidence", of: "乙"))
    let name = try #require(names.first)
    #expect(hub.read("evidence/\(name)", of: "乙") == "会议纪要\r\n")
    try hub.join("丙")
    try hub.expectSame("甲", "丙")
  }

  @Test("Bundles go both ways, and what was collected is known again")
  func bundles() throws {
    let hub = try Hub()
    try hub.done("甲", "bundle", hub.place.path("甲.bundle"))
    for desk in ["乙", "丙"] {
      try hub.done("甲", "join", hub.place.path("甲.bundle"), hub.desk(desk))
      try hub.done(desk, "edit", "WT-001", "goal=\(desk)")
      try hub.done(desk, "add", "policy", "--title", "\(desk)的制度", "--department", "办公室")
      try hub.done(desk, "bundle", hub.place.path("\(desk).bundle"))
    }
    #expect(try hub.run("乙", "sync").status == 64)
    try hub.done("甲", "edit", "WT-002", "goal=甲")
    let first = try hub.done("甲", "sync", hub.place.path("乙.bundle"))
    #expect(first.output.contains("取回 2 条，本方另有 1 条"))
    let second = try hub.done("甲", "sync", hub.place.path("丙.bundle"))
    #expect(second.output.contains("冲突 1 条") && second.output.contains("ZD-002"))
    #expect(try hub.done("甲", "sync", hub.place.path("乙.bundle")).output.contains("取回 0") == false)
    // Meanwhile the others go on.
    try hub.done("乙", "edit", "ZD-002", "kind=规定")
    try hub.done("甲", "bundle", hub.place.path("回.bundle"))
    let back = try hub.done("乙", "sync", hub.place.path("回.bundle"))
    #expect(back.output.contains("取回 3 条，本方另有 1 条"), "\(back.output)")
    #expect(try hub.done("丙", "sync", hub.place.path("回.bundle")).output.contains("取回 3 条"))
    try hub.expectSame("甲", "丙")
    try hub.done("乙", "bundle", hub.place.path("末.bundle"))
    for desk in ["甲", "丙"] { try hub.done(desk, "sync", hub.place.path("末.bundle")) }
    try hub.expectSame("甲", "乙", "丙")
    let policies = try hub.done("甲", "list", "policies", "--json").records()
    #expect(policies.compactMap { $0["kind"] as? String }.contains("规定"))
    #expect(Set(policies.compactMap { $0["title"] as? String }).isSuperset(of: ["乙的制度", "丙的制度"]))
  }

  @Test("What somebody changed in the files themselves is not lost")
  func handEdits() throws {
    let hub = try Hub()
    try hub.done("甲", "sync", hub.path)
    try hub.join("乙")
    try hub.done("甲", "edit", "WT-002", "goal=甲的目标")
    try hub.done("甲", "sync")
    try hub.done("乙", "edit", "WT-001", "remarks=有留痕的")
    try hub.done("乙", "bundle", hub.place.path("整理.bundle"))
    let issues = hub.read("issues.json", of: "乙")
    try hub.write(
      issues.replacingOccurrences(of: "窗口服务慢", with: "手工改的标题"),
      to: hub.file("issues.json", of: "乙"))
    try hub.done("乙", "sync")
    try hub.done("甲", "sync")
    try hub.expectSame("甲", "乙")
    let record = try hub.done("甲", "show", "WT-002", "--json").object()["record"] as? [String: Any]
    #expect(record?["title"] as? String == "手工改的标题" && record?["goal"] as? String == "甲的目标")
    let events = try hub.done("甲", "log", "WT-002", "--json").records()
    #expect(events.contains { $0["note"] as? String == "直接改动台账文件" })
  }

  @Test("Desks that push at the same moment all get through")
  func racing() throws {
    let hub = try Hub()
    try hub.done("甲", "sync", hub.path)
    // Several times as slow, twenty would not all be through within ten tries each.
    let desks = (1...(isSanitized ? 5 : 19)).map { "\($0)号" }
    for desk in desks {
      try hub.join(desk)
      try hub.done(desk, "note", "CS-001", "\(desk)的进展")
    }
    let syncs = try desks.map { desk in
      try hub.place.started(["sync"], environment: hub.environment(desk))
    }
    for sync in syncs {
      sync.process.waitUntilExit()
      let run = try sync.result()
      #expect(run.status == 0, "\(run.messages)")
    }
    for desk in ["甲"] + desks { try hub.done(desk, "sync") }
    for desk in desks { try hub.expectSame("甲", desk) }
    #expect(
      hub.read("measures.json", of: "甲").components(separatedBy: "的进展").count == desks.count + 1)
  }
}
