import Foundation
import Oracles
import Rectification
import TestTerminal
import Testing

@Suite("导入，真的程序")
struct ImportingTests {
  private func scratch() -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("imports-\(UUID().uuidString)")
  }

  private func sitting(with files: [String: [UInt8]]) throws -> Sitting {
    let folder = scratch()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, bytes) in files {
      try Data(bytes).write(to: folder.appendingPathComponent(name))
    }
    return try Sitting(at: Sitting.copiedSample(), in: folder)
  }

  @Test("选文件，看计划，去掉一项，其余一步写入，一步撤销")
  func wholeWay() throws {
    let csv = """
      问题编号,问题,来源,板块,责任部门,备注
      WT-001,,,,,已移交档案室
      WT-002,,,,,分两批归档
      ,档案室漏水,群众反映,党风廉政建设,办公室,
      ,值班无人,审计,党风廉政建设,办公室,
      """
    let sitting = try sitting(with: ["补充.csv": Array(csv.utf8)])
    try sitting.type("i", expecting: "[核对]")
    try sitting.type("补充<Enter><C-s>", expecting: "[导入 3 项]")
    for text in ["全部 4", "修改 2", "读不懂 1", "编码：UTF-8", "→ 已移交档案室"] {
      sitting.terminal.expect(text)
    }
    try sitting.type("<Space>", expecting: "[导入 2 项]")
    try sitting.type("<C-s>", expecting: "要导入新增 1 项、修改 1 项吗？")
    try sitting.type("<C-s>", expecting: "已导入 2 项（u 撤销）")
    let list = try Sitting.output(of: "list", "issues", "--json", at: sitting.ledger)
    #expect(list.contains("档案室漏水") && list.contains("分两批归档"))
    #expect(!list.contains("已移交档案室") && !list.contains("值班无人"))
    try sitting.type("u", expecting: "已撤销")
    let after = try Sitting.output(of: "list", "issues", "--json", at: sitting.ledger)
    #expect(!after.contains("档案室漏水") && !after.contains("分两批归档"))
  }

  @Test("自己导出的工作簿原样回来，没有要导入的")
  func ownWorkbook() throws {
    let sitting = try sitting(with: [:])
    try sitting.type("2x2<C-s>", expecting: "已导出：")
    try sitting.type("i<Enter>", expecting: "检视整改台账（截至2023年12月31日）.xlsx")
    try sitting.type("<Enter><C-s>", expecting: "与台账一致，没有要导入的。")
  }

  @Test("留痕断了的台账，一按 i 就说为什么不能导入")
  func brokenChain() throws {
    let ledger = try Sitting.copiedSample()
    let journal = ledger.appendingPathComponent("journal.jsonl")
    let text = try String(contentsOf: journal, encoding: .utf8)
    try text.replacingOccurrences(of: "2023-12-28T", with: "2023-12-27T")
      .write(to: journal, atomically: true, encoding: .utf8)
    let terminal = try TestTerminal(
      program: builtProgram("zhenggai"), arguments: ["--ledger", ledger.path, "--by", "office"],
      environment: Sitting.environment(of: ledger))
    #expect(terminal.waitFor("?帮助"), "\(terminal.screen)")
    let sitting = Sitting(ledger, terminal)
    try sitting.type("2", expecting: " > WT-001")
    try sitting.type("i", expecting: "的内容与校验值不符")
    #expect(!sitting.terminal.screen.contains("[核对]"))
    try sitting.type("j", expecting: " > WT-002")
  }

  @Test(
    "不是表格的文件，说一句，什么也没有发生",
    arguments: [
      ("空.csv", [], "空文件"), ("旧.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "带密码"),
      ("坏.xlsx", [0x50, 0x4B, 3, 4, 0, 0], "不是完整的 Office 文件"),
    ])
  func refused(name: String, bytes: [UInt8], reason: String) throws {
    let sitting = try sitting(with: [name: bytes])
    try sitting.type("2i", expecting: "[核对]")
    try sitting.type("<Enter>1<C-s>", expecting: reason)
    try sitting.type("<Esc>j", expecting: " > WT-002")
  }
}
