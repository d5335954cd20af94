import Cells
import Goldens
import Rectification
import Testing

@testable import Screens

/// Many ledgers beside each other.
@Suite struct RollUpScreenTests {
  @Test(arguments: ["80x24", "120x40", "40x10"])
  func screens(size: String) throws {
    var model = try model(size)
    try expectGolden(view(model).text + "\n", "rollup-\(size).screen")
    press(&model, .down, .down, .character(" "))
    try expectGolden(view(model).text + "\n", "rollup-whole-\(size).screen")
  }

  @Test func worstComeFirstAndTheKeyChangesTheOrder() throws {
    var model = try model("80x24")
    #expect(model.bureaus.map(\.name) == ["丁局", "乙局", "甲局", "丙局"])
    press(&model, "s")
    #expect(model.bureaus.map(\.name) == ["丁局", "乙局", "甲局", "丙局"])
    press(&model, "s", "s")
    #expect(model.bureaus.map(\.name) == ["甲局", "乙局", "丙局", "丁局"])
    press(&model, "s")
    #expect(model.order == .worst)
  }

  @Test func searchByInitialsNarrowsAndEscapeBringsAllBack() throws {
    var model = try model("80x24")
    press(&model, "/", "b", "j")
    #expect(model.bureaus.map(\.name) == ["丙局"])
    press(&model, .escape)
    #expect(model.bureaus.count == 4)
    press(&model, "/", "y", "i", .enter, .escape)
    #expect(model.bureaus.count == 4 && model.typing == nil)
  }

  @Test func enterOpensWhatCouldBeReadAndExplainsTheRest() throws {
    var model = try model("80x24")
    #expect(press(&model, .enter).isEmpty)
    #expect(model.page?.lines.contains { $0.contains("没有权限") } == true)
    press(&model, .escape, .down)
    #expect(press(&model, .enter) == [.open(folder: "/b", name: "乙局")])
    #expect(press(&model, "R") == [.read])
    #expect(press(&model, "R").isEmpty)
    #expect(press(&model, "q") == [.quit])
  }

  @Test func theCursorStaysOnItsBureauWhenReadAgain() throws {
    var model = try model("80x24")
    press(&model, .down)
    let better = RollUp(
      asOf: model.rollUp.asOf,
      bureaus: [bureau("乙局", "/b", done: 10, overdue: 0)]
        + model.rollUp.bureaus.filter { $0.name != "乙局" })
    _ = update(&model, .read(better))
    #expect(model.current?.name == "乙局")
    _ = update(&model, .failed("读不了。"))
    #expect(model.notice?.text == "读不了。" && model.reading == nil)
  }

  @Test func everySizeIsDrawnWithAnyKey() throws {
    var model = try model("80x24")
    let keys: [Key] = RollUpCommand.allCases.flatMap(\.binding.keys) + ["b", "中", .backspace]
    var random = Seeded(7)
    for columns in [1, 39, 40, 59, 60, 79, 80, 110, 200, 500] {
      for rows in [1, 9, 10, 17, 18, 24, 60] {
        _ = update(&model, .resized(Size(columns: columns, rows: rows)))
        for _ in 0..<20 { press(&model, keys[Int.random(in: 0..<keys.count, using: &random)]) }
        #expect(view(model).size == Size(columns: columns, rows: rows))
      }
    }
  }

  private func model(_ size: String) throws -> RollUpModel {
    let day = try #require(Day("2023-12-31"))
    let rollUp = RollUp(
      title: "××市文旅系统", asOf: day,
      bureaus: [
        bureau("甲局", "/a", done: 27, overdue: 0), bureau("乙局", "/b", done: 9, overdue: 3),
        bureau("丙局", "/c", done: 34, overdue: 0),
        Bureau(name: "丁局", path: "/d", folder: nil, .unread(reason: "没有权限，请找台账所有者")),
      ])
    return RollUpModel(rollUp, size: try #require(Size(size)))
  }

  /// A bureau with the sample's figures, but for those that are given.
  private func bureau(_ name: String, _ path: String, done: Int, overdue: Int) -> Bureau {
    guard let ledger = try? Robot().model.ledger, let day = Day("2023-12-31") else {
      preconditionFailure("the sample is there")
    }
    var figures = ledger.figures(on: day)
    (figures.issues.completed, figures.issues.overdue) = (done, overdue)
    let account = Account(figures: figures, lastEntry: day)
    return Bureau(name: name, path: path, folder: path, .counted(account))
  }

  @discardableResult
  private func press(_ model: inout RollUpModel, _ keys: Key...) -> [RollUpEffect] {
    keys.flatMap { update(&model, .key($0)) }
  }
}

/// A ledger that is only looked at.
@Suite struct GuestTests {
  @Test func noKeyChangesAnythingAndTheReasonIsSaid() throws {
    let ledger = try Robot().model.ledger
    for command in Command.allCases where command != .quit && command != .search {
      guard let key = command.binding.keys.first else { continue }
      for place in command.binding.places {
        let screen = try #require(place.command.binding.keys.first)
        var model = Model(
          ledger: ledger, person: "市办", day: try #require(Day("2023-12-31")),
          size: Size(columns: 80, rows: 24), guest: "只看不改。")
        _ = update(&model, .key(screen))
        let effects = update(&model, .key(key))
        if command.isChange, model.overlay == nil {
          #expect(model.notice?.kind == .refused, "\(command) on \(screen.label)")
        }
        let further = update(&model, .key(.enter))
        #expect((effects + further).allSatisfy { !$0.isChange }, "\(command) on \(screen.label)")
      }
    }
  }
}

extension Effect {
  fileprivate var isChange: Bool {
    switch self {
    case .commit, .step, .attach, .plan, .sync, .findImports: true
    default: false
    }
  }
}
