import Foundation
import Oracles
import Testing

/// Reading in a program of its own, so that time and memory are those of one file.
@Suite("来路不明的文件")
struct HostileTests {
  struct Answer {
    var outcome: String
    var milliseconds: Int
    var kibibytes: Int
    var sentence: String
  }

  private static let folder = Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hostile-imports")
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    _ = try Tool.python("hostile.py", folder.path)
    return folder
  }

  private func answer(_ path: String) throws -> Answer {
    let probe = Bundle.main.bundleURL.appendingPathComponent("import-probe").path
    let program =
      FileManager.default.fileExists(atPath: probe) ? probe : ".build/debug/import-probe"
    let said = String(
      decoding: try Tool.run(["timeout", "20", program, "read", path]), as: UTF8.self)
    let words = said.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    return Answer(
      outcome: words[0], milliseconds: try #require(Int(words[1])),
      kibibytes: try #require(Int(words[2])),
      sentence: words[3].trimmingCharacters(in: .newlines))
  }

  @Test(
    "每一个都用一句话拒绝，一秒以内，不到 200 MB",
    .disabled(
      if: ProcessInfo.processInfo.environment["ZHENGGAI_SANITIZER"] != nil,
      "a sanitizer takes memory and time of its own"))
  func refusals() throws {
    let folder = try Self.folder.get()
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(files.count > 50)
    for file in files where file != "好的.xlsx" {
      let answer = try answer(folder.appendingPathComponent(file).path)
      #expect(answer.outcome == "refused", "\(file)")
      // This is a debug build beside other tests: a bomb that went off would take minutes.
      #expect(answer.milliseconds < 10_000, "\(file) took \(answer.milliseconds) ms")
      #expect(answer.kibibytes < 200 << 10, "\(file) took \(answer.kibibytes) KiB")
      #expect(answer.sentence.hasSuffix("。"), "\(file): \(answer.sentence)")
      #expect(
        !answer.sentence.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }
    #expect(try answer(folder.appendingPathComponent("好的.xlsx").path).outcome == "read")
  }

  @Test(
    "为什么拒绝，说得出来",
    arguments: [
      ("外部实体.xlsx", "实体"), ("上级目录.xlsx", "../../etc/passwd"), ("名称重复.xlsx", "两个部件"),
      ("七万个部件.xlsx", "个部件"), ("很多属性.xlsx", "异常地大"), ("行号太大.xlsx", "行号"),
      ("列号巨大.xlsx", "列号"), ("所指的文字不存在.xlsx", "文字不存在"), ("整张合并几万次.xlsx", "合并单元格太多"),
      ("每行写在最后一列.xlsx", "单元格太多"), ("带宏.xlsx", "宏"), ("自称不带宏.xlsm", "宏"), ("表格.ods", "OpenDocument"),
      ("普通压缩包.zip", "不是工作簿"), ("旧版或带密码.xls", "带密码"), ("引号没有成对.csv", "第 2 行的引号"),
      ("空字节.csv", "空字节"), ("坏的 UTF-8.csv", "第 2 行（第 44 字节）不是合格的 UTF-8"),
      ("孤立代理.csv", "UTF-16"), ("空的.csv", "空文件"), ("其实是网页.xls", "网页"), ("超过一百兆.csv", "100 MB"),
    ])
  func reasons(_ file: String, _ word: String) throws {
    let path = try Self.folder.get().appendingPathComponent(file).path
    #expect(try answer(path).sentence.contains(word), "\(file)")
  }
}
