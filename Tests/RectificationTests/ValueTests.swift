import Testing

@testable import Rectification

@Suite("值、日期、编号")
struct ValueTests {
  @Test(arguments: [
    ("中文/“引号”", #""中文/“引号”""#), ("a\"b\\c", #""a\"b\\c""#),
    ("\n\t\r\u{8}\u{C}", #""\n\t\r\b\f""#),
    ("\u{1B}[31m\u{7F}\u{85}", #""\u001b[31m\u007f\u0085""#),
    ("\u{2028}\u{2029}\u{FEFF}\u{202E}\u{2067}", #""\u2028\u2029\ufeff\u202e\u2067""#),
    ("👍𠮷…—", #""👍𠮷…—""#),
  ])
  func textIsEscapedOnlyWhereItMust(text: String, json: String) {
    #expect(Value.text(text).json(.compact) == json)
  }

  @Test func layouts() {
    let value: Value = ["a": [1, .null], "b": [], "c": .object(Fields()), "d": true]
    #expect(value.json(.compact) == #"{"a":[1,null],"b":[],"c":{},"d":true}"#)
    let indented = """
      {
        "a": [
          1,
          null
        ],
        "b": [],
        "c": {},
        "d": true
      }
      """
    #expect(value.json(.indented) == indented)
  }

  @Test(arguments: [
    "2023-02-29", "2023-13-01", "2023-9-1", "2023-00-10", "2023/09/01", "", "２０２３-09-01",
  ])
  func impossibleDaysAreNoDays(text: String) { #expect(Day(text) == nil) }

  @Test func everyDayOfFourCenturiesComesBack() throws {
    let first = try #require(Day("1900-01-01")), last = try #require(Day("2300-12-31"))
    var day = first
    while day <= last {
      let (year, month, date) = day.civil
      #expect(Day(year: year, month: month, day: date) == day)
      day = day + 1
    }
    #expect(Day("1970-01-01")?.number == 0)
    #expect(Day("2023-09-12")?.weekday == "周二")
    #expect(Day("2024-02-29")?.chinese == "2024年2月29日")
  }

  @Test(arguments: [
    "2023-09-12T10:32:05+08:00", "2023-09-12T10:32:05.123Z", "2023-09-12T23:59:60-03:30",
  ])
  func instants(text: String) { #expect(Instant(text)?.day == Day("2023-09-12")) }

  @Test(arguments: [
    "2023-09-12 10:32:05+08:00", "2023-09-12T25:00:00Z", "2023-09-12T10:32:05", "2023-09-12T10:32Z",
  ])
  func notInstants(text: String) { #expect(Instant(text) == nil) }

  @Test func idsAreOrderedByTheirNumber() {
    let ids: [RecordID] = ["WT-10", "WT-9", "CS-100", "WT-1000", "WT-999", "CS-99"]
    #expect(ids.sorted().map(\.text) == ["CS-99", "CS-100", "WT-9", "WT-10", "WT-999", "WT-1000"])
  }

  @Test(arguments: [
    ("12", "12"), ("0.50", "0.5"), ("-3", "-3"), ("1.000001", "1.000001"), ("007", "7"),
  ])
  func amounts(text: String, written: String) { #expect(Amount(text)?.description == written) }

  @Test(arguments: ["", "-", "1.", ".5", "1e3", "1.0000001", "9999999999999", "--1", "1.2.3", "１"])
  func notAmounts(text: String) { #expect(Amount(text) == nil) }

  @Test func unknownFieldsAreKeptInOrder() throws {
    let fields: Fields = [
      "text": "十月底", "x": .number("1.50e3"), "keepUp": false, "y": [["z": .null]],
    ]
    let deadline = try Deadline(fields)
    #expect(deadline.fields.json == #"{"text":"十月底","keepUp":false,"x":1.50e3,"y":[{"z":null}]}"#)
  }

  @Test(arguments: [
    (["keepUp": true] as Fields, "text：缺少这一必填项"),
    (["text": 1, "keepUp": true] as Fields, "text：应为文字，现为数字"),
    (
      ["text": "a", "keepUp": true, "date": "2023-02-30"] as Fields,
      "date：“2023-02-30”不是日期，应写作 2023-09-01 的形式且确有其日"
    ),
    (["text": "a", "keepUp": true, "date": .null] as Fields, "date：应为日期，现为null"),
    (
      ["text": "a", "keepUp": true, "extensions": [["from": 1]]] as Fields,
      "extensions[0].from：应为日期，现为数字"
    ),
  ])
  func badValuesSayWhereAndWhat(fields: Fields, sentence: String) {
    let error = #expect(throws: BadValue.self) { try Deadline(fields) }
    #expect(error?.description == sentence)
  }
}

extension Fields {
  var json: String { Value.object(self).json(.compact) }
}
