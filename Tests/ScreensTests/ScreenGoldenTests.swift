import Goldens
import Testing

@testable import Screens

/// A screen and the keys that lead there.
struct Scene: CustomTestStringConvertible {
  let name: String
  let script: String

  var testDescription: String { name }

  init(_ name: String, _ script: String) { (self.name, self.script) = (name, script) }

  static let all: [Scene] = [
    Scene("overview", ""), Scene("overview-end", "G"),
    Scene("overview-course", "<PgDn><PgDn><Tab>"),
    Scene("overview-past", "T2023-06-30<Enter>"),
    Scene("issues", "2"), Scene("issue-unfinished", "2/谈心<Enter>"),
    Scene("issue-focused", "2jj<Enter>"),
    Scene("measures", "3"), Scene("measures-of-issue", "2jl"),
    Scene("measure-done", "3/CS-047<Enter>d"),
    Scene("policies", "4"), Scene("policies-end", "4G"),
    Scene("trail", "7"), Scene("trail-of-record", "2H"),
    Scene("search", "2/审批"),
    Scene("filter", "2f<Down><Right>"), Scene("filter-several", "2f<Space>245"),
    Scene("conditions", "2f<Down><Down>7<Down>30<Enter>s2s<Down><Down><Space><Space><Esc><Space>"),
    Scene("sort", "3s"), Scene("sort-further", "2s<Down><Space><Down><Space><Space>"),
    Scene("columns", "2c"),
    Scene("columns-chosen", "3c<Down><Space><Down><Down><Right><Right><PgDn><Down>8"),
    Scene("views", "3w"), Scene("view-in-use", "2w1"),
    Scene("trail-filter", "7f"), Scene("trail-people", "7f1"), Scene("trail-filtered", "7f13f44jj"),
    Scene("trail-days", "7f46"), Scene("trail-detail", "7G<Tab>"),
    Scene("trail-undone", "3/CS-024<Enter>duHj"),
    Scene("export", "2x"), Scene("export-records", "2f<Down><Right><Enter><Space>x2<Down>2"),
    Scene("export-closure", "2/WT-011<Enter>x3"), Scene("steps", "2/WT-011<Enter>m"),
    Scene("refused", "2/WT-017<Enter>>"), Scene("reason", "3d"), Scene("many", "3Vd"),
    Scene("help", "2?"), Scene("actions", "2<F10>"), Scene("past", "T2023-06-30<Enter>2"),
    Scene("board", "5"), Scene("board-closed", "5<Right><Right><Right>j"),
    Scene("board-departments", "5jg"), Scene("board-refused", "5>"),
    Scene("due", "6j"), Scene("due-calendar", "6<Tab><PgUp>"),
    Scene("command-line", "2:"), Scene("command-candidates", "2:推进 谈<Down>"),
    Scene("command-refused", "2:tuijn<Enter>"), Scene("help-filtered", "2?xuan"),
    Scene("actions-shut", "2/WT-017<Enter><F10>"),
    Scene("actions-measure", "3/CS-047<Enter><F10><PgDn>"),
    Scene("empty", "2/没有这样的问题<Enter>"),
  ]
}

@Suite("整屏")
struct ScreenGoldenTests {
  @Test(arguments: Scene.all, ["80x24", "120x40", "40x10"])
  func screens(scene: Scene, size: String) throws {
    var robot = try Robot(size: size)
    try robot.type(scene.script)
    try expectGolden(robot.screen + "\n", "\(scene.name)-\(size).screen")
  }
}
