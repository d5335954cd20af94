import Rectification
import Testing

@testable import Storage

/// A way to spoil the small ledger, and the sentence that the user reads.
struct BadFile: Sendable, CustomTestStringConvertible {
  let file: String
  let change: @Sendable (String) -> String
  let sentence: String

  init(_ file: String, _ sentence: String, _ change: @escaping @Sendable (String) -> String) {
    (self.file, self.change) = (file, change)
    // What is damaged can be made again; what is only newer must not be.
    let isDamage = !sentence.contains("请升级")
    self.sentence = isDamage ? sentence.dropLast() + "，或用 zhenggai restore 重建。" : sentence
  }

  /// One text in the place of another.
  init(_ file: String, _ old: String, _ new: String, _ sentence: String) {
    self.init(file, sentence) { $0.replacing(old, with: new, maxReplacements: 1) }
  }

  var testDescription: String { sentence }
}

@Suite struct BadFileTests {
  static let cases: [BadFile] = [
    BadFile("issues.json", "issues.json：文件是空的，可能上次写入时中断；请用备份的文件恢复。") { _ in "" },
    BadFile("issues.json", "issues.json：文件是空的，可能上次写入时中断；请用备份的文件恢复。") { _ in "\n \n" },
    BadFile("issues.json", "issues.json：文件开头有 BOM 标记；请用编辑器另存为“UTF-8（无 BOM）”后再打开。") {
      "\u{FEFF}" + $0
    },
    BadFile(
      "issues.json", "issues.json 第 8 行第 7 列：内容到此中断，文件不完整；请用备份的文件恢复或补全。"
    ) { String($0.prefix(upTo: $0.firstRange(of: "\"manifestation")?.lowerBound ?? $0.endIndex)) },
    BadFile("policies.json", "policies.json 第 1 行第 1 列：最外层应为对象 { … }，这不像是台账文件；请核对。") { _ in "[]" },
    BadFile("policies.json", "policies.json 第 15 行第 1 列：结尾之后还有多余的内容；请删去。") { $0 + "}\n" },
    BadFile(
      "issues.json", "\"title\": \"制度执行不严\",", "\"title\": \"制度执行不严,",
      "issues.json 第 7 行第 16 列：文字缺少结束的引号；请补上。"),
    BadFile(
      "issues.json", "执行不严", "执行\u{1}不严",
      "issues.json 第 7 行第 21 列：文字中有未转义的控制字符；请删去，或写作 \\u 加四位十六进制数。"),
    BadFile(
      "issues.json", "执行不严", "执行\\ud83d不严",
      "issues.json 第 7 行第 21 列：反斜杠后的转义写法有误，或只有半个代理对；请更正。"),
    BadFile(
      "issues.json", "\"cycle\": 1,", "\"cycle\": 01,",
      "issues.json 第 25 行第 16 列：数字写法有误；请更正。"),
    BadFile(
      "issues.json", "\"isLegacy\": false", "\"isLegacy\": False",
      "issues.json 第 11 行第 19 列：此处应为值（文字须加引号）；请更正。"),
    BadFile(
      "issues.json", "\"WT-001\",", "\"WT-001\"", "issues.json 第 7 行第 7 列：此处多了或少了逗号、冒号或括号；请更正。"),
    BadFile("issues.json", "issues.json 第 1 行第 69 列：嵌套超过 64 层；请核对括号。") { _ in
      "{\"a\":" + String(repeating: "[", count: 70) + String(repeating: "]", count: 70) + "}"
    },
    BadFile(
      "ledger.json", "\"schemaVersion\": 1", "\"schemaVersion\": 2",
      "ledger.json 第 2 行第 20 列：schemaVersion：schemaVersion 为 2，由更新版本的程序写成，请升级 zhenggai 后再打开。"),
    BadFile(
      "issues.json", "  \"schemaVersion\": 1,\n", "",
      "issues.json 第 1 行第 1 列：schemaVersion：缺少这一必填项；请更正后再打开。"),
    BadFile(
      "ledger.json", "  \"schemaVersion\": 1,\n", "",
      "ledger.json 第 1 行第 1 列：schemaVersion：缺少这一必填项；请更正后再打开。"),
    BadFile(
      "measures.json", "  \"revision\": 0,\n", "",
      "measures.json 第 1 行第 1 列：revision：缺少这一必填项；请更正后再打开。"),
    BadFile(
      "measures.json", "\"revision\": 0", "\"revision\": -1",
      "measures.json 第 3 行第 15 列：revision：应为不小于 0 的整数，现为数字；请更正后再打开。"),
    BadFile(
      "policies.json", "\"policies\"", "\"systems\"",
      "policies.json 第 1 行第 1 列：policies：缺少这一必填项；请更正后再打开。"),
    BadFile(
      "policies.json", "\"revision\": 0,", "\"revision\": 0,\n  \"revision\": 0,",
      "policies.json 第 4 行第 3 列：revision：这一项写了两次，只能有一个；请更正后再打开。"),
    BadFile(
      "issues.json", "\"issues\": [", "\"issues\": {}, \"x\": [",
      "issues.json 第 4 行第 13 列：issues：应为列表，现为对象；请更正后再打开。"),
    BadFile(
      "issues.json", "      \"title\": \"制度执行不严\",\n", "",
      "issues.json 第 5 行第 5 列：issues[0].title：缺少这一必填项；请更正后再打开。"),
    BadFile(
      "issues.json", "\"2023-09-30\"", "\"2023-02-30\"",
      "issues.json 第 19 行第 17 列：issues[0].deadline.date："
        + "“2023-02-30”不是日期，应写作 2023-09-01 的形式且确有其日；请更正后再打开。"),
    BadFile(
      "issues.json", "\"goal\":", "\"title\": \"又一个\", \"goal\":",
      "issues.json 第 13 行第 7 列：issues[0].title：这一项写了两次，只能有一个；请更正后再打开。"),
    BadFile(
      "measures.json", "\"goal\": 12", "\"goal\": \"十二\"",
      "measures.json 第 21 行第 17 列：measures[0].target.goal：应为数字，现为文字；请更正后再打开。"),
    BadFile(
      "measures.json", "\"CS-002\"", "\"CS-001\"",
      "measures.json 第 27 行第 13 列：measures[1].id：编号 CS-001 已经用过，编号不能重复；请更正后再打开。"),
    BadFile(
      "policies.json", "\"id\": \"ZD-001\"", "\"id\": \"CS-002\"",
      "policies.json 第 6 行第 13 列：policies[0].id：编号 CS-002 已经用过，编号不能重复；请更正后再打开。"),
    BadFile(
      "policies.json", "\"planned\"", "\"draft\"",
      "policies.json 第 11 行第 16 列：policies[0].stage：“draft”不是规定的取值，应为 planned、drafting、consulting、"
        + "legalReview、deliberating、issued、inForce、repealed 之一；请更正后再打开。"),
    BadFile(
      "ledger.json", "\"党委\"", "\"支部\"",
      "ledger.json 第 6 行第 16 列：partyBody：“支部”不是规定的取值，应为 党委、党组 之一；请更正后再打开。"),
  ]

  @Test(arguments: cases)
  func badFileIsNamedWithItsPlace(bad: BadFile) throws {
    let scratch = Scratch()
    scratch.layOut()
    scratch.write(bad.file, bad.change(scratch.read(bad.file)))
    let error = #expect(throws: StorageError.self) { try Store.open(scratch.path) }
    #expect(error?.description == bad.sentence)
    #expect(error?.exitStatus == 65)
  }

  @Test func bytesThatAreNotUTF8AreFound() throws {
    let scratch = Scratch()
    scratch.layOut()
    var bytes = Array(scratch.read("issues.json").utf8)
    bytes.replaceSubrange(100..<101, with: [0xD6, 0xC6])
    scratch.write("issues.json", bytes)
    let error = #expect(throws: StorageError.self) { try Store.open(scratch.path) }
    #expect(
      error?.description
        == "issues.json 第 7 行第 17 列：不是 UTF-8 编码的文字；请用编辑器另存为 UTF-8 后再打开，或用 zhenggai restore 重建。")
  }

  @Test func fileOfTwoGibibytesIsRefused() throws {
    let scratch = Scratch()
    scratch.layOut()
    let file = try Disk.live.open(scratch.file("issues.json"), .append)
    try Disk.live.truncate(file, 1 << 31)
    try Disk.live.close(file)
    let error = #expect(throws: StorageError.self) { try Store.open(scratch.path) }
    #expect(error?.description == "issues.json：文件达到 2 GiB，超出可读的大小；请核对是否放错了文件。")
  }

  @Test func missingFileAndNoLedgerAreToldApart() throws {
    let scratch = Scratch()
    let none = #expect(throws: StorageError.self) { try Store.open(scratch.path) }
    #expect(none == .noLedger(scratch.path))
    #expect(none?.exitStatus == 66)
    #expect(none?.description.contains("zhenggai init") == true)
    scratch.layOut()
    scratch.remove("measures.json")
    let missing = #expect(throws: StorageError.self) { try Store.open(scratch.path) }
    #expect(missing == .fileMissing("measures.json", folder: scratch.path))
    #expect(missing?.description.contains("zhenggai restore") == true)
    // What has a journal is a ledger, also without its ledger.json.
    scratch.write("journal.jsonl", "")
    scratch.remove("ledger.json")
    let headless = #expect(throws: StorageError.self) { try Store.open(scratch.path) }
    #expect(headless == .fileMissing("ledger.json", folder: scratch.path))
  }

  @Test func idsInAnyOrderAreReadAndWrittenInTheirs() throws {
    let scratch = Scratch()
    let measures = smallLedger["measures.json"] ?? ""
    scratch.layOut([
      "measures.json": measures.replacing("\"CS-001\"", with: "\"CS-010\"")
        .replacing("\"CS-002\"", with: "\"CS-9\"")
    ])
    let ledger = try Store.open(scratch.path).ledger
    #expect(ledger.measures.records.map(\.id) == ["CS-9", "CS-010"])
  }
}
