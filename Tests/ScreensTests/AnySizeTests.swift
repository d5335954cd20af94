import Cells
import Testing

@testable import Screens

@Suite("任何大小、任何按键")
struct AnySizeTests {
  private static let widths = [
    0, 1, 2, 3, 5, 8, 13, 21, 39, 40, 41, 59, 60, 71, 79, 80, 109, 110, 111, 200, 500,
  ]
  private static let heights = [0, 1, 2, 3, 5, 9, 10, 11, 17, 18, 19, 24, 40, 100, 200]

  @Test("每个大小都画得出，字形不重叠，光标在屏内", arguments: ["", "2", "5", "6<Tab>", "2e"])
  func everySize(script: String) throws {
    try expectDrawn(script, at: Self.widths.flatMap { width in Self.heights.map { (width, $0) } })
  }

  @Test(
    "每个浮层每种宽、每种高都画得出",
    arguments: [
      "3<Enter>", "4f", "7", "2m", "3d改", "2c", "3f<Space>", "2?", "2<F10>", "2Vd", "5g<Right>",
      "5>", "6<End>", "6<Tab><PgUp>", "2a新<Down>", "2e<Down>改<Esc>", "3e<PgDn><PgDn>",
      "2/WT-033<Enter>t3-1<Down><Up><Space>", "3a", "3/CS-024<Enter>e<Tab><Tab><Space>",
      "3/CS-024<Enter>D<C-s>", "2e<BS><C-s>", "2E", "2:", "2:推进 ", "2:tuijn<Enter>",
      "<Tab><Tab>G", "7G<Tab>G", "7f1", "7f46", "2w", "3s", "2x", "2<Space>x2<Down><Down><Space>",
      "2x<Enter>", "2x3<Down><Down><Down><Enter>",
    ])
  func everyOverlay(script: String) throws {
    try expectDrawn(script, at: overlaySizes)
  }

  private var overlaySizes: [(columns: Int, rows: Int)] {
    Self.widths.flatMap { width in [10, 24].map { (width, $0) } }
      + Self.heights.flatMap { height in [40, 110].map { ($0, height) } }
  }

  @Test("冲突的两边每个大小都画得出", arguments: ["C", "CG", "C<Enter>"])
  func conflicts(script: String) throws {
    try expectDrawn(script, at: overlaySizes, in: Robot(.conflicted(), size: "80x24"))
  }

  private func expectDrawn(
    _ script: String, at sizes: [(columns: Int, rows: Int)], in robot: Robot? = nil
  ) throws {
    var robot = try robot ?? Robot()
    for (columns, rows) in sizes {
      try robot.receive(.resized(Size(columns: columns, rows: rows)))
      try robot.type(script)
      let canvas = view(robot.model)
      #expect(canvas.size == Size(columns: columns, rows: rows))
      if let cursor = canvas.cursor {
        #expect((0..<max(1, rows)).contains(cursor.row))
        #expect((0..<max(1, columns)).contains(cursor.column))
      }
      try robot.type("<Esc><Esc><Esc>")
    }
  }

  @Test("乱按一万次也不出错", arguments: [1, 2, 3, 4])
  func anyKeys(seed: UInt64) throws {
    var random = Seeded(seed)
    var robot = try Robot()
    let keys = Self.keys
    for round in 0..<2500 {
      if round % 50 == 0 {
        let size = Size(
          columns: Int.random(in: 1...130, using: &random),
          rows: Int.random(in: 1...45, using: &random))
        try robot.receive(.resized(size))
      }
      try robot.press(keys[Int.random(in: 0..<keys.count, using: &random)])
      _ = robot.screen
    }
    let ledger = robot.model.ledger
    let counted = ledger.issues.records.count { $0.stage != .withdrawn }
    #expect(ledger.figures(on: robot.model.day).issues.total == counted)
  }

  private static let keys: [Key] =
    Command.allCases.flatMap(\.binding.keys)
    + "abc12345789你好，。/ｄ》".map { Key.character($0) }
    + [
      .enter, .escape, .tab, .backTab, .ctrlDown, .control("s"), .control("e"), .control("o"),
      .pageUp, .pageDown, .home, .end, .delete, .backspace, .left, .right, .up, .down,
      .paste("粘贴\n两行"),
    ]
    + (0..<40).map {
      .mouse(Mouse(kind: $0 % 2 == 0 ? .press : .doublePress, column: $0 * 3, row: $0))
    }
    + [
      .mouse(Mouse(kind: .wheelDown, column: 1, row: 5)),
      .mouse(Mouse(kind: .wheelUp, column: 1, row: 5)),
    ]
}

/// The same numbers every time (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
