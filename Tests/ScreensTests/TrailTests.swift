import Cells
import Rectification
import Testing

@testable import Screens

@Suite("留痕")
struct TrailTests {
  @Test func filtersAreCombinedAndEscTakesThemBackOneByOne() throws {
    var robot = try Robot(size: "120x40")
    try robot.type("7f13")
    #expect(robot.row(1).hasPrefix(" 筛选 操作人:office") && robot.row(1).hasSuffix("157/747 条"))
    try robot.type("f44")
    #expect(robot.row(1).hasPrefix(" 筛选 操作人:office 日期:2023-11-01至2023-11-30"))
    try robot.type("f2")
    let actions = try #require(menu(of: robot))
    let row = try #require(actions.items.firstIndex { $0.label == "修改" })
    try robot.type("\(row + 1)")
    try robot.type("/回头看<Enter>")
    let shown = robot.model.trail.rows.map { robot.model.ledger.history.events[$0] }
    #expect(!shown.isEmpty)
    for event in shown {
      #expect(event.by == "office@desk1" && event.action == "修改")
      #expect(event.at.day.description.hasPrefix("2023-11") && event.summary.contains("回头看"))
    }
    #expect(robot.row(1).hasPrefix(" 筛选 操作人:office 日期:2023-11-01至2023-11-30 操作:修改 搜索:回头看"))
    var counts = [shown.count]
    for _ in 0..<4 {
      try robot.type("<Esc>")
      counts.append(robot.model.trail.rows.count)
    }
    #expect(counts == counts.sorted() && counts.last == 747)
    #expect(robot.row(1).hasPrefix(" 全部留痕"))
    try robot.type("<Esc>")
    #expect(robot.model.place == .overview)
  }

  @Test func everyFilterShowsExactlyWhatMeetsIt() throws {
    let robot = try Robot()
    let events = robot.model.ledger.history.events
    let day = try #require(Day("2023-06-30"))
    let cases: [(TrailCondition, (Event) -> Bool)] = [
      (.person("hr"), { account(of: $0.by) == "hr" }), (.person("h"), { _ in false }),
      (.item("WT-017"), { $0.edit.item == "WT-017" }),
      (.item(.ledger), { $0.edit.item == .ledger }),
      (.days(from: day, through: nil), { $0.at.day >= day }),
      (.days(from: nil, through: day), { $0.at.day <= day }),
      (.days(from: day, through: day), { $0.at.day == day }),
      (.action("销号"), { $0.action == "销号" }),
    ]
    for (condition, holds) in cases {
      var trail = TrailState(of: nil)
      trail.set(condition)
      trail.refresh(robot.model.ledger)
      #expect(trail.rows.reversed() == events.indices.filter { holds(events[$0]) }, "\(condition)")
    }
  }

  @Test func aRecordIsTypedAndAWrongOneComesBackToBeMended() throws {
    var robot = try Robot()
    try robot.type("7f3wt-99<Enter>")
    #expect(robot.row(21) == " 留痕中没有“wt-99”，请填写记录的编号，如 WT-001。")
    try robot.type("<C-u>wt-017<Enter>")
    #expect(robot.row(1).hasPrefix(" 筛选 记录:WT-017"))
    #expect(robot.model.trail.rows.count == robot.model.ledger.history.events(of: "WT-017").count)
  }

  @Test func daysAreTypedFromTo() throws {
    var robot = try Robot()
    try robot.type("7f46")
    try robot.type("那天<Enter>")
    #expect(robot.screen.contains("“那天”"))
    try robot.type("<C-u>6-1")
    #expect(robot.row(22).contains("= 2023-06-01"))
    try robot.type("<Enter>5月1日<Enter>")
    #expect(robot.row(21) == " 2023-05-01 早于起始的 2023-06-01，请填写更晚的日期。")
    try robot.type("<C-u>2023-06-07<Enter>")
    #expect(robot.row(1).hasPrefix(" 筛选 日期:2023-06-01至2023-06-07"))
    try robot.type("f46<Enter><Enter>")
    #expect(robot.row(1).hasSuffix("747/747 条"))
    try robot.type("f5")
    #expect(robot.row(1).hasPrefix(" 全部留痕"))
  }

  @Test func historyOfARecordIsAFilterAndEscGoesBackToTheRecord() throws {
    var robot = try Robot()
    try robot.type("2jjH")
    #expect(robot.row(1).hasPrefix(" 筛选 记录:WT-003"))
    try robot.type("f13<Esc>")
    #expect(robot.row(1).hasPrefix(" 筛选 记录:WT-003 ") && robot.model.place == .trail)
    try robot.type("<Esc>")
    #expect(robot.model.place == .issues && robot.model.list?.current == "WT-003")
  }

  @Test func anotherRecordTakesThePlaceOfTheFirst() throws {
    var robot = try Robot()
    try robot.type("2Hf3CS-001<Enter>")
    #expect(robot.row(1).hasPrefix(" 筛选 记录:CS-001 "))
    try robot.type("<Esc>")
    #expect(robot.row(1).hasPrefix(" 全部留痕"))
  }

  @Test func theEventUnderTheCursorIsToldInFull() throws {
    var robot = try Robot(size: "120x40")
    try robot.type("3/CS-024<Enter>dH")
    let told = detail(of: robot)
    #expect(told.contains("时间   2023-12-31 周日 10:00"))
    #expect(told.contains("操作人 office@desk1"))
    #expect(told.contains("操作   完成（第 748 条）"))
    #expect(told.contains("状态：推进中 → 已完成") && told.contains("完成日期：（空） → 2023-12-31"))
    #expect(!told.contains("此后"))
    try robot.type("<Enter>")
    #expect(robot.model.place == .measures && robot.model.list?.current == "CS-024")
  }

  @Test func whatWasTakenBackSaysByWhomAndWhatTookItBackSaysWhat() throws {
    var robot = try Robot(size: "120x40")
    try robot.type("3/CS-024<Enter>duH")
    #expect(detail(of: robot).contains("所对   第 748 条：2023-12-31 office 完成"))
    try robot.type("j")
    #expect(detail(of: robot).contains("此后   2023-12-31 10:00 office 已撤销这一步"))
    try robot.type("UgH")
    #expect(detail(of: robot).contains("第 748 条：2023-12-31 office 完成"))
    try robot.type("jj")
    #expect(detail(of: robot).contains("office 已重做这一步"))
  }

  @Test func allRecordsOfOneStepAreNamed() throws {
    var robot = try Robot(size: "120x40")
    let at = try #require(Instant("2023-12-31T10:00:00+08:00"))
    for (place, id) in ["WT-001", "WT-002", "WT-003"].enumerated() {
      let edit = Edit(
        op: "issue.edit", item: RecordID(stringLiteral: id), set: ["remarks": "已核"], was: [:])
      try robot.model.ledger.take(
        Event(seq: 748 + place, at: at, by: "hr@desk2", edit: edit, step: 748))
    }
    try robot.type("7j")
    #expect(detail(of: robot).contains("同一步 共 3 条：WT-001、WT-002、WT-003"))
  }

  @Test func theDetailScrollsAndTakesTheWholeOfASmallWindow() throws {
    var robot = try Robot(size: "40x10")
    try robot.type("7G<Tab>")
    #expect(robot.row(2).hasPrefix("-- 第 1 条 新增 WT-002"))
    try robot.type("G")
    #expect(robot.screen.contains("公开属性：公开"))
    try robot.type("<Esc>")
    #expect(robot.row(2).hasPrefix("   日期"))
  }

  @Test func newEventsStandAboveAndTheCursorStaysOnItsOwn() throws {
    var robot = try Robot()
    try robot.type("7jjj")
    let stood = robot.model.trail.current
    let at = try #require(Instant("2023-12-31T10:00:00+08:00"))
    let edit = Edit(op: "issue.edit", item: "WT-001", set: ["remarks": "已核"], was: [:])
    let event = Event(seq: 748, at: at, by: "hr@desk2", edit: edit)
    try robot.model.ledger.take(event)
    try robot.receive(.arrived([event]))
    #expect(robot.model.trail.current == stood && robot.row(7).hasPrefix(" >"))
  }

  @Test func narrowingLetterByLetterFindsWhatSearchingAtOnceFinds() throws {
    let ledger = try Robot().model.ledger
    for words in ["审议 党委", "office 2023-12", "CS-0 完成"] {
      var (typed, whole) = (TrailState(of: nil), TrailState(of: nil))
      typed.refresh(ledger)
      for end in words.indices { typed.search(for: String(words[...end]), in: ledger) }
      whole.search(for: words, in: ledger)
      whole.refresh(ledger)
      #expect(typed.rows == whole.rows && !typed.rows.isEmpty, "\(words)")
    }
  }

  private func detail(of robot: Robot) -> String {
    robot.model.detailLines.map { $0.spans.map(\.text).joined() }.joined(separator: "\n")
  }

  private func menu(of robot: Robot) -> Menu? {
    if case .menu(let menu)? = robot.model.overlay { menu } else { nil }
  }
}
