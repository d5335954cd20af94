import Cells
import Goldens
import Rectification
import Testing

@testable import Screens

@Suite("表单整屏")
struct FormGoldenTests {
  private static let scenes: [Scene] = [
    Scene("form-add", "2a食堂采购公示不及时<Down><Down><Right>"),
    Scene("form-edit", "2/WT-017<Enter>e"),
    Scene("form-edit-end", "3/CS-002<Enter>e<S-Tab>"),
    Scene("form-choice", "3/CS-024<Enter>e<Tab><Tab><Enter>1"),
    Scene("form-search", "3a谈心"),
    Scene("form-day", "2/WT-033<Enter>t3-1"),
    Scene("form-month", "2/WT-033<Enter>t3-1<Space><Right><Down>"),
    Scene("form-long-text", "2/WT-017<Enter>e<Down>据反映，<Up><Home>调查发现，"),
    Scene("form-problem", "4e<BS><C-u><C-s>"),
    Scene("form-question", "2e改<Esc>"),
    Scene("form-keys", "3e<F1>"),
    Scene("form-item", "2/WT-017<Enter>e" + String(repeating: "<S-Tab>", count: 9) + "<Enter>"),
    Scene("form-remove", "3/CS-047<Enter>D"),
    Scene("form-count", "3/CS-024<Enter>+3"),
    Scene("form-attach", "3/CS-024<Enter>@"),
  ]

  @Test(arguments: scenes, ["80x24", "120x40", "40x10"])
  func screens(scene: Scene, size: String) throws {
    var robot = try Robot(size: size)
    try robot.type(scene.script)
    try expectGolden(robot.screen + "\n", "\(scene.name)-\(size).screen")
  }

  @Test(arguments: ["80x24", "120x40", "40x10"])
  func aClashNamesAllThreeValues(size: String) throws {
    var robot = try Robot(size: size)
    try robot.type("2e<C-u>分工不够细")
    let was = try #require(robot.model.ledger.issues["WT-001"]?.title)
    let edit = Edit(
      op: "issue.edit", item: "WT-001", set: ["title": "分工太粗"], was: ["title": .text(was)])
    let at = try #require(Instant("2023-12-31T10:02:00+08:00"))
    let event = Event(seq: 748, at: at, by: "hr@desk2", edit: edit)
    try robot.model.ledger.take(event)
    try robot.receive(.arrived([event]))
    try robot.type("<C-s>")
    try expectGolden(robot.screen + "\n", "form-clash-\(size).screen")
  }
}
