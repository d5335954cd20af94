import Rectification
import Reports
import Testing

@testable import Imports

@Suite("读一格")
struct CellTests {
  private let reader = CellReader(today: today)

  private func column(_ path: String) throws -> SheetColumn {
    let heading = try #require(Headings.ledger.named(path) ?? Headings.policies.named(path))
    return SheetColumn(2, heading)
  }

  @Test(
    "取值按标签、代码和常用说法",
    arguments: [
      ("issue.source", "巡视巡察反馈", "inspection"), ("issue.source", "市委第三巡察组反馈", "inspection"),
      ("issue.source", "专题调研", "research"), ("issue.source", "群众来信来访（信访）", "publicConcern"),
      ("issue.source", "research", "research"), ("issue.mode", "限期整改", "phased"),
      ("issue.stage", "已 销号", "closed"), ("measure.status", "办结", "done"),
      ("measure.status", "√", "done"), ("measure.status", "整改中", "active"),
      ("measure.status", "未开展", "notStarted"), ("measure.track", "“长久立”", "?"),
      ("measure.track", "长久立", "lasting"), ("issue.source", "审计", "?"),
      ("issue.source", "巡察和群众反映", "?"), ("policy.stage", "已印发", "issued"),
      ("policy.change", "新建", "enact"), ("issue.visibility", "拟不公开", "internal"),
      ("issue.visibility", "√", "open"),
      ("issue.visibility", "☒", "internal"),
    ])
  func codes(path: String, text: String, code: String) throws {
    let column = try column(path)
    let value = try? reader.value(.text(text), of: column)
    #expect(value?.text ?? "?" == code)
  }

  @Test(
    "日期",
    arguments: [
      ("2023-09-01", "2023-09-01"), ("2023/9/1", "2023-09-01"), ("2023.9.1", "2023-09-01"),
      ("2023年9月1日", "2023-09-01"), ("２０２３年９月１日", "2023-09-01"), ("20230901", "2023-09-01"),
      ("2023年9月底前", "2023-09-30"), ("2023年9月", "2023-09-30"), ("2023.9", "2023-09-30"),
      ("年底前", "2023-12-31"), ("2024年底前", "2024-12-31"), ("9月底前", "2023-09-30"),
      ("45170", "2023-09-01"), ("明天", "?"), ("3个月后", "?"), ("12", "?"), ("2023年2月30日", "?"),
      ("待定", "?"), ("立行立改", "?"), ("2023-9-30 00:00:00", "2023-09-30"),
      ("2023年12月31日前完成", "2023-12-31"), ("2023年9-12月", "2023-12-31"),
      ("9—12月", "2023-12-31"), ("9至12月", "2023-12-31"), ("9-12", "?"),
      ("2023年9月至12月", "2023-12-31"), ("2023年9月至2024年3月", "2024-03-31"),
      ("2023年9月1日-30日", "2023-09-30"), ("2023.9-2023.12", "2023-12-31"),
      ("2023年三季度", "2023-09-30"), ("2023年第四季度", "2023-12-31"), ("2023年上半年", "2023-06-30"),
      ("2023年9月30日（已延期）", "2023-09-30"), ("二〇二三年九月底", "2023-09-30"),
      ("二〇二三年十二月三十一日", "2023-12-31"), ("2023年9月中旬", "2023-09-20"), ("2023年", "2023-12-31"),
      ("2023年9月31日", "?"), ("1900-01-01", "?"), ("2101年1月", "?"), ("2023年9月起", "?"),
      ("每年12月底前", "?"), ("2023", "?"), ("12.5", "?"),
    ])
  func days(text: String, day: String) {
    #expect(reader.writtenDay(text)?.description ?? "?" == day)
  }

  @Test("数字和日期的格子：Excel 的天数、整串的数字")
  func dayCells() throws {
    let column = try column("issue.discoveredOn")
    let cells: [CellValue] = [
      .number(45170), .number(20_230_901), .date(Day("2023-09-01") ?? today),
    ]
    for cell in cells { #expect(try reader.value(cell, of: column) == "2023-09-01") }
    let due = try self.column("measure.deadline")
    for (number, day) in [(20_231_231, "2023-12-31"), (2023.9, "2023-09-30"), (2023.1, "")] {
      let value = try reader.value(.number(number), of: due)
      #expect(value?.object?["date"]?.text ?? "" == day)
    }
    for cell in [CellValue.date(Day(number: -25_567)), .text("2023年9月31日"), .text("2150年底")] {
      #expect(throws: CellProblem.self) { try reader.value(cell, of: due) }
    }
    #expect(throws: CellProblem.notADay("7")) { try reader.value(.number(7), of: column) }
  }

  @Test(
    "时限：原话照留，日期另读",
    arguments: [
      ("2023年9月底前，并长期坚持", "2023-09-30", true), ("立行立改，长期坚持", "", true),
      ("2024年底前", "2024-12-31", false), ("待定", "", false), ("2023年12月31日前", "2023-12-31", false),
      ("立行立改，2023年5月底前完成", "2023-05-31", false),
    ])
  func deadlines(text: String, day: String, keepUp: Bool) throws {
    let deadline = try reader.deadline(.text(text), text)
    #expect(deadline.text == text && deadline.keepUp == keepUp)
    #expect(deadline.date?.description ?? "" == day)
  }

  @Test(
    "程序写成一句的，照样读得回来",
    arguments: [
      ("measure.target", "目标不少于20次，实际23次"), ("measure.target", "目标12.5万元，实际完成值未知"),
    ])
  func targets(path: String, text: String) throws {
    let value = try #require(try reader.value(.text(text), of: column(path)))
    #expect(try Target(value).words == text)
  }

  @Test(
    "看不懂的说明原因",
    arguments: [
      ("measure.target", "每年不少于二十次"), ("issue.isLegacy", "也许"), ("issue.cycle", "第二轮"),
    ])
  func unreadable(path: String, text: String) throws {
    let column = try column(path)
    #expect(throws: CellProblem.self) { try reader.value(.text(text), of: column) }
    #expect(throws: CellProblem.faulty("#REF!")) { try reader.value(.error("#REF!"), of: column) }
  }

  @Test("几个取值写在一格", arguments: ["建章立制、教育培训", "建章立制,教育培训", "建章立制；教育培训", "建章立制\n教育培训"])
  func lists(text: String) throws {
    #expect(try reader.value(.text(text), of: column("measure.kinds")) == ["rules", "training"])
    #expect(try reader.value(.text("无"), of: column("measure.kinds")) == nil)
  }

  @Test("列的字母", arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
  func letters(place: Int, text: String) {
    #expect(Imports.letters(ofColumn: place) == text && Imports.column(ofLetters: text) == place)
  }
}
