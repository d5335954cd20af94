import Foundation
import Testing

/// What the changing commands do and say.
@Suite struct ChangingTests {
  @Test("Several records: each is tried, what moved and what did not is told")
  func several() throws {
    let place = try smallLedger()
    try place.run("done", "CS-001")
    let run = try place.run("start", "CS-001", "cs-3")
    #expect(run.status == 1)
    #expect(run.output == "已启动 CS-003  状态：未启动 → 推进中\n")
    #expect(
      run.messages == "zhenggai: CS-001 现为“已完成”，只有“未启动”“中止”的措施才能启动。\n")
  }

  @Test("An issue goes all the way, and back again")
  func wholeWay() throws {
    let place = try smallLedger()
    let steps: [([String], String)] = [
      (["advance", "WT-002"], "general"),
      (["done", "CS-003", "--evidence", "/etc/hostname", "--note", "已增设"], "general"),
      (["advance", "WT-002"], "general"),
      (["edit", "WT-002", "feedback.on=2023-06-01", "feedback.satisfaction=满意"], "general"),
      (["verify", "CS-003"], "office"),
      (["accept", "WT-002", "--opinion", "窗口已增设，同意"], "office"),
      (["close", "WT-002"], "office"),
      (["reopen", "WT-002", "--reason", "又排长队"], "office"),
      (["undone", "CS-003", "--reason", "又排长队"], "office"),
      (["halt", "CS-003", "--reason", "改用网上办"], "office"),
      (
        ["extend", "WT-002", "--to", "2030-01-01", "--reason", "设备未到", "--approved-by", "局长"],
        "office"
      ),
      (["withdraw", "WT-002", "--reason", "并入其他问题"], "office"),
    ]
    for (arguments, person) in steps {
      let run = try place.run(
        arguments, environment: ["ZHENGGAI_LEDGER": place.ledger, "ZHENGGAI_BY": person])
      #expect(run.status == 0, "\(arguments): \(run.messages)")
      #expect(run.output.hasPrefix("已"))
    }
    let record = try #require(
      try place.run("show", "WT-002", "--json").object()["record"] as? [String: Any])
    #expect(record["stage"] as? String == "withdrawn" && record["cycle"] as? Int == 2)
  }

  @Test(
    "What is typed is read as its field asks",
    arguments: [
      ("WT-001", "title=新的，标题", "title", "\"新的，标题\""),
      ("WT-001", "mode=立行立改", "mode", "\"atOnce\""),
      ("WT-001", "isLegacy=是", "isLegacy", "true"),
      ("WT-001", "supportingDepartments=机关党委、财务科", "supportingDepartments", "[\"机关党委\",\"财务科\"]"),
      ("WT-001", "discoveredOn=2023-03-01", "discoveredOn", "\"2023-03-01\""),
      (
        "WT-001", "criteria=[{\"text\":\"达标\",\"met\":false}]", "criteria",
        "[{\"text\":\"达标\",\"met\":false}]"
      ),
      (
        "CS-001", "target.actual=2.5", "target",
        "{\"unit\":\"次\",\"goal\":3,\"rule\":\"atLeast\",\"actual\":2.5}"
      ),
      (
        "CS-001", "target.rule=恰好", "target",
        "{\"unit\":\"次\",\"goal\":3,\"rule\":\"exactly\",\"actual\":null}"
      ),
      ("CS-001", "kinds=教育培训，rules", "kinds", "[\"training\",\"rules\"]"),
      ("CS-001", "content=[2023] 不是 JSON", "content", "\"[2023] 不是 JSON\""),
      (
        "CS-001", "deadline.keepUp=true", "deadline",
        "{\"text\":\"2099年9月30日前\",\"date\":\"2099-09-30\",\"keepUp\":true,\"original\":\"2099-09-30\"}"
      ),
      ("ZD-001", "documentNumber=×局发〔2023〕5号", "documentNumber", "\"×局发〔2023〕5号\""),
    ])
  func edit(id: String, assignment: String, key: String, json: String) throws {
    let place = try smallLedger()
    let run = try place.run("edit", id, assignment)
    #expect(run.status == 0, "\(run.messages)")
    let record = try #require(
      try place.run("show", id, "--json").object()["record"] as? [String: Any])
    let expected = try JSONSerialization.jsonObject(with: Data("[\(json)]".utf8)) as? NSArray
    #expect(([record[key] as Any] as NSArray) == expected)
  }

  @Test("An empty value takes an optional field away")
  func emptyValue() throws {
    let place = try smallLedger()
    try place.run("edit", "WT-001", "obstacle=人手不够")
    #expect(try place.run("edit", "WT-001", "obstacle=").output.contains("去掉"))
    #expect(try place.run("edit", "WT-001", "title=").status == 64)
  }

  @Test("A count may go down, and refuses to fall below zero")
  func count() throws {
    let place = try smallLedger()
    #expect(try place.run("count", "CS-1", "2").status == 0)
    #expect(try place.run("count", "CS-1", "-1").status == 0)
    #expect(try place.run("count", "CS-1", "--", "-0.5").status == 0)
    #expect(try place.run("count", "CS-1", "-3").status == 1)
    #expect(try place.run("count", "CS-1", "x").status == 64)
    #expect(try place.run("count", "CS-1").status == 64)
  }

  @Test("Undo and redo work across processes, for the one who asks")
  func undo() throws {
    let place = try smallLedger()
    try place.run("start", "CS-001", "CS-002")
    try place.run("start", "CS-003", by: "general")
    let undone = try place.run("undo")
    #expect(undone.status == 0)
    #expect(
      undone.lines == [
        "已撤销“启动” CS-002  状态：推进中 → 未启动", "已撤销“启动” CS-001  状态：推进中 → 未启动",
      ])
    #expect(try place.run("redo").lines.count == 2)
    #expect(try place.run("redo").messages == "zhenggai: office 没有可重做的操作。\n")
    let stopped = try place.run("undo", "2")
    #expect(stopped.status == 1 && stopped.lines.count == 2)
    #expect(stopped.messages.contains("CS-003 的状态此后已由 general"))
    #expect(try place.run("undo", by: "nobody").status == 1)
    #expect(try place.run("undo", "0").status == 64)
    #expect(try place.run("redo", "9000000000000000000").status == 1)
  }

  @Test("Undo refuses where somebody else has changed the field since")
  func changedSince() throws {
    let place = try smallLedger()
    try place.run("edit", "WT-001", "goal=甲")
    try place.run("edit", "WT-001", "goal=乙", by: "general")
    let run = try place.run("undo")
    #expect(run.status == 1)
    #expect(run.messages.contains("general") && run.messages.contains("整改目标"))
  }

  @Test("A record with nothing linked to it can go, and its id is not used again")
  func remove() throws {
    let place = try smallLedger()
    #expect(try place.run("remove", "WT-002", "--reason", "重复").status == 1)
    #expect(try place.run("remove", "CS-003", "--reason", "重复").status == 0)
    #expect(try place.run("remove", "WT-002", "--reason", "重复").status == 0)
    let added = try place.run(
      "add", "issue", "--title=新", "--source=research", "--section=政治建设", "--department=办公室")
    #expect(added.lines.first == "已新增 WT-003  新")
    #expect(added.lines.last?.hasPrefix("WT-003 的具体表现、") == true)
    #expect(try place.run("log", "WT-002").lines.count == 3)
  }

  @Test("Evidence is kept by content, once; what is refused keeps nothing")
  func evidence() throws {
    let place = try smallLedger()
    try Data("照片".utf8).write(to: URL(fileURLWithPath: place.path("照片.jpg")))
    #expect(try place.run("attach", "WT-001", "照片.jpg").status == 1)
    #expect(!FileManager.default.fileExists(atPath: place.ledger + "/evidence"))
    #expect(try place.run("attach", "CS-001", "照片.jpg").status == 0)
    #expect(try place.run("done", "CS-001", "CS-003", "--evidence", "照片.jpg").status == 0)
    #expect(try place.run("attach", "CS-001", "没有.jpg").status == 66)
    let kept = try FileManager.default.contentsOfDirectory(atPath: place.ledger + "/evidence")
    #expect(kept.count == 1 && kept.first?.count == 64)
    #expect(try place.run("check").status == 0)
  }

  @Test("A file given twice is kept and registered once; a bad one keeps the others out")
  func evidenceOnce() throws {
    let place = try smallLedger()
    try Data("照片".utf8).write(to: URL(fileURLWithPath: place.path("照片.jpg")))
    #expect(try place.run("attach", "CS-001", "照片.jpg", "没有.jpg").status == 66)
    #expect(try place.run("done", "CS-001", "--evidence", "照片.jpg", "--evidence", ".").status == 66)
    #expect(!FileManager.default.fileExists(atPath: place.ledger + "/evidence"))
    #expect(try place.run("attach", "CS-001", "照片.jpg", "照片.jpg").status == 0)
    let record = try #require(
      try place.run("show", "CS-001", "--json").object()["record"] as? [String: Any])
    #expect((record["evidence"] as? [Any])?.count == 1)
  }

  @Test("What a command owns is refused whatever is written there, naming the command")
  func owned() throws {
    let place = try smallLedger()
    for assignment in ["stage=甲", "stage=已销号", "acceptance=x", "cycle=x"] {
      let run = try place.run("edit", "WT-001", assignment)
      #expect(run.status == 1 && run.messages.contains("不能直接修改，请用"), "\(run.messages)")
    }
  }

  @Test("The one who acts has an account, without blanks around it")
  func person() throws {
    let place = try smallLedger()
    for name in ["", " ", "@h", " @h"] {
      #expect(try place.run("note", "WT-001", "甲", "--by", name).status == 64)
    }
    #expect(try place.run("note", "WT-001", "甲", "--by", " hr@desk4 ").status == 0)
    #expect(try place.run("log", "--json").records().last?["by"] as? String == "hr@desk4")
  }

  @Test("The day of a change is the cut-off date that was given")
  func backdated() throws {
    let place = try smallLedger()
    try place.run("done", "CS-003", "--as-of", "2023-05-04")
    let record = try #require(
      try place.run("show", "CS-003", "--json").object()["record"] as? [String: Any])
    #expect(record["completedOn"] as? String == "2023-05-04")
    #expect(
      try place.run("done", "CS-001", "--as-of", "2023-05-04", "--on", "2023-05-05").status == 1)
  }

  @Test("Two processes at once: nothing is lost, the chain holds")
  func concurrency() throws {
    let place = try smallLedger()
    let environment = ["ZHENGGAI_LEDGER": place.ledger]
    let started = try (1...16).map {
      try place.started(
        ["note", $0 % 2 == 0 ? "WT-001" : "WT-002", "第\($0)次", "--by", "desk\($0)"],
        environment: environment)
    }
    for run in started { run.process.waitUntilExit() }
    #expect(try started.map { try $0.result().status } == Array(repeating: 0, count: 16))
    #expect(try place.run("log", "--json").records().count == 22)
    #expect(try place.run("check").status == 0)
  }
}
