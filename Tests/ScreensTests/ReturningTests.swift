import Cells
import Rectification
import Testing

@testable import Screens

@Suite("回来的清单是新的")
struct ReturningTests {
  @Test(
    "从别处打开过记录再回来，清单里一条不少",
    arguments: ["7<Enter><Esc>", "7<Enter>-", "6<Enter><Esc>", "2l<Esc>3", "2<Enter><Enter><Esc>3"])
  func nothingIsMissing(script: String) throws {
    var robot = try Robot()
    try robot.type(script)
    for (key, count) in [("2", 34), ("3", 48), ("4", 23)] {
      try robot.type(key)
      #expect(robot.model.list?.ids.count == count, "\(key)")
    }
  }

  @Test("在别处新增的，回来就在")
  func whatWasAddedIsThere() throws {
    var robot = try Robot()
    try robot.type("27g<Enter>e改一改<C-s>-2")
    let issue = try #require(robot.model.list?.current)
    #expect(robot.model.list?.ids.contains(issue) == true)
    #expect(robot.model.list?.ids.count == 34)
  }

  @Test("总览、看板上按 / 就在问题清单里找")
  func searchFromAnywhere() throws {
    for (key, place) in [("1", Place.overview), ("5", .board), ("6", .due)] {
      var robot = try Robot()
      try robot.type(key + "/txth")
      #expect(robot.model.place == .issues && robot.model.list?.current == "WT-017")
      try robot.type("<Esc><Esc>")
      #expect(robot.model.place == place)
    }
  }

  @Test("填好的日期一打就换，不接在后面；默认的文字也是")
  func typedOver() throws {
    var robot = try Robot()
    try robot.type("2a<End><Home>")
    var form = try #require(robot.model.form)
    form.cursor = try #require(form.row(["discoveredOn"]))
    robot.model.overlay = .form(form)
    try robot.type("9-30<Tab>")
    #expect(robot.model.form?.value("discoveredOn") == "2023-09-30")
  }

  @Test("再搜索时，一打字就换掉原来的；移动光标则接着改")
  func searchIsTypedOver() throws {
    var robot = try Robot()
    try robot.type("3/CS-024<Enter>/CS-025")
    #expect(robot.model.list?.filter.search == "CS-025")
    try robot.type("<Enter>/<Left>6")
    #expect(robot.model.list?.filter.search == "CS-0265")
  }

  @Test("写了一半的理由，Esc 之后再问还在")
  func whatWasWrittenIsKept() throws {
    var robot = try Robot()
    try robot.type("2A已约谈三次<Esc>A")
    #expect(robot.row(22).contains("已约谈三次"))
    try robot.type("<Esc>jA")
    #expect(!robot.row(22).contains("已约谈三次"))
  }

  @Test("窄屏上先省数目，超期和临期的数总在")
  func lampsAreTheLastToGo() throws {
    for columns in [60, 72, 80, 90, 120] {
      let robot = try Robot(size: "\(columns)x24")
      #expect(robot.row(0).contains("●") && robot.row(0).contains("▲"), "\(robot.row(0))")
    }
  }

  @Test("移动过光标，填好的文字就留着接着写")
  func movingKeepsWhatWasFilledIn() throws {
    var robot = try Robot()
    try robot.type("2a")
    let row = try #require(robot.model.form?.row(["goal"]))
    var form = try #require(robot.model.form)
    form.cursor = row
    robot.model.overlay = .form(form)
    try robot.type("<Home>先")
    #expect(robot.model.form?.value("goal") == "先待补")
    form = try #require(robot.model.form)
    form.cursor = try #require(form.row(["leader"]))
    robot.model.overlay = .form(form)
    try robot.type("分管副局长")
    #expect(robot.model.form?.value("leader") == "分管副局长")
  }

  @Test("打开时就在看过去，说的是换过的键")
  func thePastNamesTheChosenKey() throws {
    let robot = try Robot()
    let keymap = try Keymap(checking: [.cutOff: [.function(11)]])
    let model = Model(
      ledger: robot.model.ledger, person: "office", day: try #require(Day("2023-06-30")),
      size: Size(columns: 80, rows: 24), keymap: keymap)
    #expect(model.notice?.text.contains("按 F11 后直接回车") == true)
  }
}
