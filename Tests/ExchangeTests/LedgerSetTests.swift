import Foundation
import Rectification
import Storage
import Testing

@testable import Exchange

@Suite("汇总哪些台账") struct LedgerSetTests {
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/rollup-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
  }

  @Test("一份清单里每一处写错都说出在哪里、该怎么办", arguments: slips)
  func slip(text: String, expected: String) throws {
    let fault = #expect(throws: LedgerListFault.self) {
      try LedgerList(text, file: "局.json")
    }
    #expect(fault?.description == "清单 局.json\(expected)。")
    #expect(fault?.exitStatus == 65)
  }

  @Test func pathsOfAListCountFromItsFolder() throws {
    let list = try LedgerList(
      """
      {"schemaVersion": 1, "title": "全市", "ledgers": [
        {"name": "甲", "path": "a/台账"}, {"name": "乙", "path": "/b"}, {"name": "丙", "path": "./c"},
        {"name": "丁", "remote": "ssh://host/d.git"}, {"name": "戊", "remote": "e.git"}]}
      """, file: "/清单/局.json")
    #expect(list.title == "全市")
    #expect(list.sources.map(\.name) == ["甲", "乙", "丙", "丁", "戊"])
    #expect(
      list.sources.map(\.path)
        == ["/清单/a/台账", "/b", "/清单/c", "ssh://host/d.git", "/清单/e.git"])
  }

  @Test func aFolderIsEveryLedgerBelowItButWhatIsHiddenOrWithinOne() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for path in [
      "乙/台账", "甲", ".藏/台账", "丙/.git", "甲/evidence/里面", "乙/backups/旧", "丁/深/更深/台账",
    ] { try makeLedger(path) }
    try makeFolder("空")
    #expect(try found([folder]) == ["丁/深/更深/台账", "乙/台账", "甲"].map { "\(folder)/\($0)" })
    #expect(try found(["\(folder)/甲/"]) == ["\(folder)/甲"])
  }

  @Test func aListMayBeALink() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try makeLedger("甲")
    try #"{"schemaVersion": 1, "ledgers": [{"name": "甲", "path": "甲"}]}"#.write(
      toFile: "\(folder)/单.json", atomically: true, encoding: .utf8)
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/链.json", withDestinationPath: "单.json")
    #expect(try LedgerSet(["\(folder)/链.json"]).count == 1)
  }

  @Test func linksAreFollowedOnceAndNeverRound() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try makeLedger("里/甲")
    try makeLedger("外/乙")
    try makeFolder("里/圈")
    for (link, target) in [
      ("里/圈/回", "\(folder)/里"), ("里/再来", "\(folder)/里/甲"), ("里/外面", "\(folder)/外"),
      ("里/没有", "\(folder)/无"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/\(link)", withDestinationPath: target)
    }
    let names = try found(["\(folder)/里"])
    #expect(names.count == 2)
    #expect(names.contains("\(folder)/里/外面/乙"))
  }

  @Test func theSameLedgerCountsOnceAndKeepsTheNameOfTheList() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try makeLedger("甲")
    try makeLedger("乙")
    let list = "\(folder)/单.json"
    try """
    {"schemaVersion": 1, "title": "全市", "ledgers": [
      {"name": "市甲局", "path": "甲"}, {"name": "市丙局", "remote": "https://host/c.git"}]}
    """.write(toFile: list, atomically: true, encoding: .utf8)
    let set = try LedgerSet([folder, list, "\(folder)/甲/../甲", list])
    #expect(set.sources.map(\.name) == [nil, "市甲局", "市丙局"])
    #expect(set.title == "全市" && set.hasRemotes && set.count == 3)
  }

  @Test func whatIsNeitherAFolderWithLedgersNorAListIsSaid() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let missing = #expect(throws: LedgerListFault.self) { try LedgerSet(["\(folder)/无"]) }
    #expect(missing == .nothingThere("\(folder)/无"))
    #expect(missing?.exitStatus == 66)
    let empty = #expect(throws: LedgerListFault.self) { try LedgerSet([folder]) }
    #expect(empty == .noLedgers(folder))
  }

  private func found(_ arguments: [String]) throws -> [String] {
    try LedgerSet(arguments).sources.map(\.path)
  }

  private func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(
      atPath: "\(folder)/\(path)", withIntermediateDirectories: true)
  }

  private func makeLedger(_ path: String) throws {
    try makeFolder(path)
    try Data("{}".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(path)/ledger.json"))
  }
}

private let slips: [(String, String)] = [
  ("", "：文件是空的；请写上 schemaVersion、title 和 ledgers"),
  ("[]", " 第 1 行第 1 列：最外层应为对象 { … }，不像是台账清单；请核对"),
  (#"{"schemaVersion": 1, "ledgers": ["#, " 第 1 行第 34 列：内容到此中断；请补全括号和引号"),
  (
    #"{"schemaVersion": 2, "ledgers": [], "新的": 1}"#,
    " 第 1 行第 19 列：schemaVersion 为 2，由更新版本的程序写成；请升级 zhenggai 后再用"
  ),
  (#"{"ledgers": []}"#, " 第 1 行第 1 列：缺少 schemaVersion 这一必填项；请补上"),
  (#"{"schemaVersion": "1", "ledgers": []}"#, " 第 1 行第 19 列：schemaVersion 应为 1；请更正"),
  (#"{"schemaVersion": 1}"#, " 第 1 行第 1 列：缺少 ledgers 这一必填项；请补上"),
  (
    #"{"schemaVersion": 1, "leders": []}"#,
    " 第 1 行第 22 列：没有“leders”这一项；可写的有：schemaVersion、title、ledgers"
  ),
  (
    #"{"schemaVersion": 1, "title": "", "ledgers": []}"#,
    " 第 1 行第 31 列：title 应为一行不空的文字；请更正"
  ),
  (
    #"{"schemaVersion": 1, "ledgers": {}}"#, " 第 1 行第 33 列：ledgers 应为列表 [ … ]；请更正"
  ),
  (
    #"{"schemaVersion": 1, "ledgers": []}"#,
    " 第 1 行第 33 列：ledgers 一个台账也没有；请至少写一个"
  ),
  (list(#""甲""#), " 第 2 行第 3 列：ledgers 的每一项应为对象 { … }；请更正"),
  (list(#"{"path": "a"}"#), " 第 2 行第 3 列：缺少 name 这一必填项；请补上"),
  (
    list(#"{"name": "甲"}"#),
    " 第 2 行第 3 列：“甲”没有写明台账在哪里；请写 path（文件夹）或 remote（远端）"
  ),
  (
    list(#"{"name": "甲", "path": "a", "remote": "b"}"#),
    " 第 2 行第 3 列：“甲”既有 path 又有 remote；只能写一个，请删去一个"
  ),
  (
    list(#"{"name": "甲", "path": "a", "url": "b"}"#),
    " 第 2 行第 30 列：没有“url”这一项；可写的有：name、path、remote"
  ),
  (list(#"{"name": "甲", "name": "乙", "path": "a"}"#), " 第 2 行第 17 列：“name”写了两次，只能有一个；请删去一个"),
  (list(#"{"name": "甲", "path": 1}"#), " 第 2 行第 25 列：path 应为一行不空的文字；请更正"),
  (
    list(#"{"name": "甲", "path": "a"}, {"name": "甲", "path": "b"}"#),
    " 第 2 行第 40 列：“甲”用了两次，名称不能重复；请改一个"
  ),
  (
    list(#"{"name": "甲", "remote": "ext::sh -c x"}"#),
    " 第 2 行第 27 列：“ext::sh -c x”不能作远端，应为 ssh、https 或 file 的地址、仓库的路径，或数据包文件"
  ),
]

private func list(_ entries: String) -> String {
  "{\"schemaVersion\": 1, \"ledgers\": [\n  \(entries)]}"
}
