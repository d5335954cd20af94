import Foundation
import OfficeFiles
import Oracles
import Rectification
import Reports
import Testing

@Suite("工作簿")
struct XlsxTests {
  @Test("同一状态，同样的字节", arguments: [ReportKind.progress, .ledger, .policies, .audit])
  func sameBytes(kind: ReportKind) throws {
    #expect(try Exported(kind, of: smallLedger()).bytes == Exported(kind, of: smallLedger()).bytes)
  }

  @Test("各种报告都有表头、筛选和打印设置", arguments: sheetNames)
  func kinds(kind: ReportKind, name: String) throws {
    let exported = try Exported(kind, of: smallLedger())
    try exported.checkParts()
    let sheets = try exported.sheets()
    let sheet = try #require(sheets.first)
    #expect(sheets.map(\.name) == [name, "系统"])
    #expect(sheet.titles == "$3:$3")
    // Beside figures stand the sources and their chart, which a filter would hide.
    #expect((sheet.filter?.hasPrefix("A3:") ?? false) == (kind != .progress))
    #expect(sheet.paper == 9 && sheet.footer.last == "第 &P 页，共 &N 页")
    #expect(sheets.last?.text("B1") == "zhenggai.\(kind.rawValue).1")
  }

  @Test("统计表的数是数，比率是比率，没有的比率写作—")
  func figures() throws {
    let sheet = try #require(try Exported(.progress, of: smallLedger()).sheets().first)
    let labels = sheet.cells.filter { $0.key.hasPrefix("A") }
    let total = try #require(labels.first { $0.value == .text("问题总数") }?.key.dropFirst())
    let rate = try #require(labels.first { $0.value == .text("问题完成率") }?.key.dropFirst())
    #expect(sheet.cells["B\(total)"] == .number(6) && sheet.formats["B\(rate)"] == "0.00%")
    #expect(sheet.charts == 1)
    let empty = try #require(try Exported(.progress, of: emptyLedger()).sheets().first)
    #expect(empty.cells["B\(rate)"] == .text("—") && empty.charts == 0)
  }

  @Test("空台账也是完整的工作簿", arguments: [ReportKind.ledger, .policies, .audit])
  func empty(kind: ReportKind) throws {
    let exported = try Exported(kind, of: emptyLedger())
    try exported.checkParts()
    let sheet = try #require(try exported.sheets().first)
    #expect(sheet.heights.count == 3 && sheet.rules.isEmpty)
  }

  @Test("不要了就停下，不写出什么", arguments: [0.0, 0.4])
  func stopping(after moment: Double) throws {
    let request = ReportRequest(kind: .ledger, format: .xlsx, asOf: cutOff)
    let ledger = try smallLedger()
    for _ in 1...50 {
      #expect(throws: ReportFault.stopped) {
        try render(request, of: ledger) { done throws(Stopped) in
          if done >= moment { throw Stopped() }
        }
      }
    }
    // Other tests have some, too.
    #expect(try openFiles() < 50)
  }

  @Test("单独一个问题没有措施")
  func withoutMeasures() throws {
    let ledger = Ledger(
      profile: try smallLedger().profile, issues: try Register([issue("WT-001", "问题")]))
    let sheet = try #require(try Exported(.ledger, of: ledger).sheets().first)
    #expect(sheet.merges == ["A1:AV1", "A2:AV2"] && sheet.text("B4") == "WT-001")
  }

  private func emptyLedger() throws -> Ledger { Ledger(profile: try smallLedger().profile) }

  /// The files without names that this process holds.
  private func openFiles() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count {
      let file = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")
      return file?.contains("memfd:workbook") == true
    }
  }
}

private let sheetNames: [(ReportKind, String)] = [
  (.progress, "统计"), (.policies, "制度"), (.audit, "留痕"),
]
