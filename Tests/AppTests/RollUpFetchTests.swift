import Foundation
import Testing

/// Lists with remotes, by the built program and the git of the machine.
@Suite("汇总远端的台账") struct RollUpFetchTests {
  @Test("先取得，再更新：没取得的说怎么办，取得的与远端一样")
  func fetching() throws {
    let hub = try Hub()
    try hub.done("甲", "sync", hub.path)
    try hub.list(["市甲局": "hub.git"])
    let none = try hub.rollUp()
    #expect(none.status == 1)
    #expect(try none.ledger()["error"] as? String == "还没有取得这一远端的台账，请加 --fetch")

    let first = try hub.rollUp("--fetch")
    #expect(first.status == 0, "\(first.messages)")
    let own = try hub.done("甲", "overview", "--json").object()
    #expect(try first.ledger()["figures"] as? NSDictionary == own as NSDictionary)
    #expect(try first.ledger()["path"] as? String == hub.path)
    #expect(try hub.mode(of: "副本/zhenggai/rollup") == 0o700)

    try hub.done(
      "甲", "add", "issue", "--title", "新问题", "--source", "research", "--section", "政治建设",
      "--department", "办公室")
    try hub.done("甲", "sync")
    #expect(try hub.rollUp().total() == first.total())
    let second = try hub.rollUp("--fetch")
    #expect(second.status == 0)
    #expect(try second.total() == first.total() + 1)
    #expect(try hub.rollUp().total() == second.total())
  }

  @Test("取不到的：没有副本就不计入，有副本的计入并说明不是最新")
  func unreachable() throws {
    let hub = try Hub()
    try hub.done("甲", "sync", hub.path)
    try hub.list(["市甲局": "hub.git", "市乙局": "没有.git"])
    let first = try hub.rollUp("--fetch")
    #expect(first.status == 1)
    #expect(first.messages.contains("市乙局（") && first.messages.contains("没有计入：取不到：连不上远端"))
    try FileManager.default.moveItem(atPath: hub.path, toPath: hub.path + ".移走")
    let second = try hub.rollUp("--fetch")
    #expect(second.status == 1)
    #expect(second.messages.contains("没有取到最新内容：连不上远端"))
    #expect(try second.total() == first.total())
    #expect(try first.total() > 0)
    let stale = try second.ledger("市甲局")["stale"] as? String
    #expect(stale?.contains("数字出自以前取得的副本") == true)
    // Without --fetch nothing is asked of the remote, and nothing is wrong with the copy.
    let third = try hub.rollUp()
    #expect(!third.messages.contains("市甲局"))
  }

  @Test("坏了的副本再取一次就好")
  func damagedCopy() throws {
    let hub = try Hub()
    try hub.done("甲", "sync", hub.path)
    try hub.list(["市甲局": "hub.git"])
    let first = try hub.rollUp("--fetch")
    let copy = try #require(try hub.copies().first)
    for name in ["issues.json", ".git/HEAD"] {
      try hub.write("{", to: "\(copy)/\(name)")
      #expect(try hub.rollUp("--fetch").total() == first.total())
    }
    try FileManager.default.removeItem(atPath: "\(copy)/ledger.json")
    try FileManager.default.removeItem(atPath: "\(copy)/journal.jsonl")
    #expect(try hub.rollUp("--fetch").total() == first.total())
  }

  @Test("许多远端一起取，每个各有一份")
  func many() throws {
    let hub = try Hub()
    try hub.done("甲", "sync", hub.path)
    var remotes: [String: String] = [:]
    for number in 1...12 {
      let name = "局\(number).git"
      try hub.git("clone", "-q", "--bare", hub.path, hub.place.path(name))
      remotes["市第\(number)局"] = name
    }
    try hub.list(remotes)
    let run = try hub.rollUp("--fetch")
    #expect(run.status == 0, "\(run.messages)")
    let own = try hub.done("甲", "overview", "--json").object()
    let issues = (own["issues"] as? [String: Any])?["total"] as? Int ?? 0
    #expect(try run.total() == 12 * issues)
    #expect(try hub.copies().count == 12)
  }
}

extension Hub {
  fileprivate func list(_ remotes: [String: String]) throws {
    let ledgers = remotes.sorted { $0.key < $1.key }.map { ["name": $0.key, "remote": $0.value] }
    let list: [String: Any] = ["schemaVersion": 1, "title": "全市台账", "ledgers": ledgers]
    try JSONSerialization.data(withJSONObject: list)
      .write(to: URL(fileURLWithPath: place.path("单.json")))
  }

  fileprivate func rollUp(_ options: String...) throws -> Run {
    try place.run(
      ["rollup", place.path("单.json"), "--json"] + options,
      environment: environment("甲").merging(["XDG_CACHE_HOME": place.path("副本")]) { $1 })
  }

  fileprivate func copies() throws -> [String] {
    let root = place.path("副本/zhenggai/rollup")
    return try FileManager.default.contentsOfDirectory(atPath: root)
      .map { "\(root)/\($0)" }.filter { FileManager.default.fileExists(atPath: "\($0)/.git") }
  }

  fileprivate func mode(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: place.path(path))[.posixPermissions] as? Int
  }
}

extension Run {
  fileprivate func ledger(_ name: String? = nil) throws -> [String: Any] {
    let ledgers = try #require(object()["ledgers"] as? [[String: Any]])
    return try #require(ledgers.first { name == nil || $0["name"] as? String == name })
  }

  fileprivate func total() throws -> Int {
    let total = try #require(object()["total"] as? [String: Any])
    return try #require((total["issues"] as? [String: Any])?["total"] as? Int)
  }
}
