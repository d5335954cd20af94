import Testing

@testable import Rectification

@Suite("随手写的日期")
struct TypedDayTests {
  /// A Tuesday.
  private let today = Day("2023-09-12") ?? Day(number: 0)

  @Test(arguments: [
    ("2023-9-30", "2023-09-30"), ("2023.9.30", "2023-09-30"), ("2023/09/30", "2023-09-30"),
    ("2023年9月30日", "2023-09-30"), ("2023 年 9 月 30 号", "2023-09-30"),
    ("20230930", "2023-09-30"), ("２０２３－０９－３０", "2023-09-30"), ("2024-2-29", "2024-02-29"),
    ("今天", "2023-09-12"), ("t", "2023-09-12"), ("T", "2023-09-12"), ("明天", "2023-09-13"),
    ("后天", "2023-09-14"), ("昨天", "2023-09-11"), ("前天", "2023-09-10"),
    ("+10天", "2023-09-22"), ("＋10天", "2023-09-22"), ("+10", "2023-09-22"), ("10天后", "2023-09-22"),
    ("-3天", "2023-09-09"), ("3天前", "2023-09-09"), ("+2周", "2023-09-26"),
    ("2个星期后", "2023-09-26"), ("+1月", "2023-10-12"), ("+1个月", "2023-10-12"),
    ("+1年", "2024-09-12"), ("月底", "2023-09-30"), ("下月底", "2023-10-31"),
    ("上月底", "2023-08-31"), ("年底", "2023-12-31"), ("明年底", "2024-12-31"),
    ("季末", "2023-09-30"), ("2024年2月底", "2024-02-29"), ("明年3月底", "2024-03-31"),
    ("今年6月1日", "2023-06-01"), ("下周五", "2023-09-22"), ("上周日", "2023-09-10"),
    ("本周一", "2023-09-11"), ("这周六", "2023-09-16"), ("下下周一", "2023-09-25"),
    ("下星期天", "2023-09-24"), ("下个星期三", "2023-09-20"),
  ])
  func saysOneThingWhateverIsMeant(text: String, day: String) throws {
    for rule in [DayRule.coming, .past, .nearest] {
      #expect(try Day(typed: text, relativeTo: today, rule).description == day)
    }
  }

  @Test(arguments: [
    ("9-30", "2023-09-30", "2022-09-30", "2023-09-30"),
    ("9.30", "2023-09-30", "2022-09-30", "2023-09-30"),
    ("9月30日", "2023-09-30", "2022-09-30", "2023-09-30"),
    ("0930", "2023-09-30", "2022-09-30", "2023-09-30"),
    ("9-12", "2023-09-12", "2023-09-12", "2023-09-12"),
    ("1-5", "2024-01-05", "2023-01-05", "2024-01-05"),
    ("6-1", "2024-06-01", "2023-06-01", "2023-06-01"),
    ("2-29", "2024-02-29", "2020-02-29", "2024-02-29"),
    ("30日", "2023-09-30", "2023-08-30", "2023-08-30"),
    ("30", "2023-09-30", "2023-08-30", "2023-08-30"),
    ("31号", "2023-10-31", "2023-08-31", "2023-08-31"),
    ("1日", "2023-10-01", "2023-09-01", "2023-09-01"),
    ("3月底", "2024-03-31", "2023-03-31", "2023-03-31"),
    ("周五", "2023-09-15", "2023-09-08", "2023-09-15"),
    ("周一", "2023-09-18", "2023-09-11", "2023-09-11"),
    ("周二", "2023-09-12", "2023-09-12", "2023-09-12"),
  ])
  func whatIsLeftOutFollowsFromTheRule(
    text: String, coming: String, past: String, nearest: String
  ) throws {
    #expect(try Day(typed: text, relativeTo: today, .coming).description == coming)
    #expect(try Day(typed: text, relativeTo: today, .past).description == past)
    #expect(try Day(typed: text, relativeTo: today, .nearest).description == nearest)
  }

  @Test func monthsAreAsLongAsTheyAre() throws {
    let last = try #require(Day("2024-01-31"))
    #expect(try Day(typed: "+1月", relativeTo: last).description == "2024-02-29")
    #expect(try Day(typed: "下月底", relativeTo: last).description == "2024-02-29")
    #expect(try Day(typed: "-11月", relativeTo: last).description == "2023-02-28")
  }

  @Test(arguments: [
    ("2-30", "“2-30”不是日期：2 月没有 30 日。"), ("13-1", "“13-1”不是日期：没有 13 月。"),
    ("2023-2-29", "“2023-2-29”不是日期：2023 年 2 月没有 29 日。"),
    ("20231301", "“20231301”不是日期：没有 13 月。"), ("32日", "“32日”不是日期：没有哪个月有 32 日。"),
    ("0", "“0”不是日期：没有哪个月有 0 日。"), ("23-9-30", "“23-9-30”不是日期：年份请写四位，如 2023。"),
    ("123", "“123”不是日期：数字应为 8 位（20230930）、4 位（0930）或几日（30）。"),
    ("", "“”不是日期：没有写。"), ("十月", "“十月”不是日期：请写作 2023-09-30、9-30、30日、+2周、月底、下周五、今天的形式。"),
    ("13月底", "“13月底”不是日期：没有 13 月。"), ("+99999999天", "“+99999999天”不是日期：日期太远。"),
    ("+99999999999999999999周", "“+99999999999999999999周”不是日期：日期太远。"),
    ("+9999年", "“+9999年”不是日期：日期太远。"),
    ("9-#", "“9-#”不是日期：请写作 2023-09-30、9-30、30日、+2周、月底、下周五、今天的形式。"),
    ("#", "“#”不是日期：请写作 2023-09-30、9-30、30日、+2周、月底、下周五、今天的形式。"),
    ("下周八", "“下周八”不是日期：请写作 2023-09-30、9-30、30日、+2周、月底、下周五、今天的形式。"),
  ])
  func saysWhyNot(text: String, sentence: String) {
    let error = #expect(throws: UnreadableDay.self) {
      try Day(typed: text, relativeTo: today)
    }
    #expect(error?.description == sentence)
  }

  @Test(arguments: [
    ("9999-12-31", "明天"), ("9999-12-31", "下周五"), ("0001-01-01", "昨天"), ("0001-01-01", "上周日"),
  ])
  func aDayBeyondTheCalendarIsTooFar(today: String, text: String) throws {
    let today = try #require(Day(today))
    let error = #expect(throws: UnreadableDay.self) { try Day(typed: text, relativeTo: today) }
    #expect(error?.description == "“\(text)”不是日期：日期太远。")
  }

  @Test func theDistanceIsInWords() throws {
    #expect((today + 12).description(from: today) == "2023-09-24（周日，还有 12 天）")
    #expect(today.description(from: today) == "2023-09-12（周二，今天）")
    #expect((today + -1).description(from: today) == "2023-09-11（周一，已过 1 天）")
  }

  @Test func everyFieldSaysWhatItHolds() {
    let kinds = Dictionary(uniqueKeysWithValues: Measure.rows.map { ($0.key, $0.kind) })
    #expect(kinds["content"] == .text && kinds["policies"] == .list(.id))
    #expect(kinds["completedOn"] == .day && kinds["target"] == .object(Target.rows))
    #expect(Target.rows.last?.kind == .orUnknown(.amount))
    #expect(
      kinds["track"]
        == .code([
          CodeWord(code: "immediate", label: "当下改"), CodeWord(code: "lasting", label: "长久立"),
        ]))
  }
}
