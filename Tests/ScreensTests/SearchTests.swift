import Cells
import Pinyin
import Rectification
import Testing

@testable import Screens

@Suite("搜索")
struct SearchTests {
  @Test(
    "汉字、编号、全拼、首字母都找得到",
    arguments: [
      ("/tanxintanhua<Enter>", "WT-017"), ("/txth<Enter>", "WT-017"), ("/WT-017<Enter>", "WT-017"),
      ("/談心thua<Enter>", "WT-017"), ("/ＷＴ－０１７<Enter>", "WT-017"), ("/ysjc wt-01<Enter>", "WT-011"),
    ])
  func finds(keys: String, id: RecordID) throws {
    var robot = try Robot()
    try robot.type("2" + keys)
    #expect(robot.model.list?.ids.contains(id) == true && robot.row(1).contains("/34 项"))
  }

  @Test("一边打一边找，与重新找一样", arguments: ["2", "3", "4"], ["zgcs", "责任zhi", "jian'q zd", "cs-0"])
  func narrows(place: String, text: String) throws {
    var robot = try Robot()
    try robot.type(place + "/")
    for letter in text {
      try robot.press(.character(letter))
      let typed = try #require(robot.model.list)
      var fresh = robot.model
      fresh.refreshList()
      #expect(fresh.list == typed)
    }
    try robot.type("<BS><BS>")
    let shorter = try #require(robot.model.list)
    var fresh = robot.model
    fresh.refreshList()
    #expect(fresh.list == shorter)
    try robot.type("<Esc>")
    #expect(robot.model.list?.ids.count == robot.model.list?.total)
  }

  @Test("列表里找到的部分加下划线、加粗，光标所在的一行也是")
  func marksRows() throws {
    var robot = try Robot()
    try robot.type("2/谈心谈话<Enter>")
    #expect(robot.marked(in: 2..<9).contains("谈心谈话"))
    #expect(robot.marked(in: 9..<24).contains("谈心谈话"))
    try robot.type("<Esc>")
    #expect(robot.marked(in: 2..<24).isEmpty)
  }

  @Test("没有列出的字段里找到的，详情里标出来，断行的也是")
  func marksDetail() throws {
    var robot = try Robot(size: "120x40")
    let issues = robot.model.ledger.issues.records
    try robot.type("2")
    for issue in issues.prefix(8) {
      let part = issue.manifestation.prefix(20)
      try robot.type("/")
      try robot.press(.paste(String(part)))
      try robot.type("<Enter>")
      #expect(robot.model.list?.current == issue.id)
      let marked = robot.model.detailLines.flatMap(\.spans).filter(\.style.isUnderlined)
      #expect(marked.map(\.text).joined().contains(part))
      try robot.type("<Esc>")
    }
    #expect(issues.count > 8)
  }

  @Test("加标记不改变一个字", arguments: ["z", "zeren", "的", "责任 制"])
  func keepsText(text: String) throws {
    let robot = try Robot()
    let (ledger, query) = (robot.model.ledger, Query(text))
    let ids = ledger.issues.records.map(\.id) + ledger.policies.records.map(\.id)
    for id in ids {
      for width in [12, 78] {
        let day = robot.model.day
        let plain = ledger.detail(of: id, on: day, width: width, highlighting: Query(""))
        let marked = ledger.detail(of: id, on: day, width: width, highlighting: query)
        #expect(marked.map(\.text) == plain.map(\.text))
      }
    }
  }

  @Test("留痕里找到的也标出来")
  func marksTrail() throws {
    var robot = try Robot()
    try robot.type("7/cs-024<Enter>")
    #expect(robot.marked(in: 3..<22).contains("CS-024"))
  }
}

extension DetailLine {
  fileprivate var text: String { spans.map(\.text).joined() }
}

extension Robot {
  /// The pieces of text on these rows that are underlined and bold.
  fileprivate func marked(in rows: Range<Int>) -> Set<String> {
    let canvas = view(model)
    return rows.reduce(into: []) { pieces, row in
      var piece = ""
      for column in 0..<canvas.size.columns {
        let cell = canvas[row, column]
        if cell.style.isUnderlined, cell.style.isBold {
          if cell.width > 0 { piece.append(cell.glyph) }
        } else if !piece.isEmpty {
          pieces.insert(piece)
          piece = ""
        }
      }
      if !piece.isEmpty { pieces.insert(piece) }
    }
  }
}
