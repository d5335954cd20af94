import ArgumentParser
import Rectification

/// `start`: measures begin, or are resumed.
struct Start: StepCommand {
  static let configuration = CommandConfiguration(commandName: "start", abstract: "启动措施，或恢复已中止的措施")

  @Argument(help: .init("措施编号，可以多个", valueName: "ID")) var ids: [String]
  @OptionGroup(title: "通用选项") var options: Options

  func change(of id: RecordID) -> Change { .start(id) }
}

/// `done`: measures are reported done, with evidence.
struct Done: ChangingCommand {
  static let configuration = CommandConfiguration(commandName: "done", abstract: "把措施标为已完成")

  @Argument(help: .init("措施编号，可以多个", valueName: "ID")) var ids: [String]
  @Option(help: .init("完成日期，yyyy-MM-dd（默认截至日期）", valueName: "DATE"), transform: day)
  var on: Day?
  @Option(help: .init("说明", valueName: "TEXT")) var note: String?
  @Option(help: .init("佐证材料的文件，可以多次", valueName: "FILE")) var evidence: [String] = []
  @OptionGroup(title: "通用选项") var options: Options

  func changes(_ session: Session) throws -> [Change] {
    let ids = try session.ledger.ids(named: ids)
    func change(_ id: RecordID, _ evidence: [Evidence]) -> Change {
      .done(id, on: on, note: note, evidence: evidence)
    }
    let kept = try session.keep(evidence, for: ids.map { change($0, []) })
    return ids.map { change($0, kept) }
  }
}

/// `verify`: done measures are checked by somebody else.
struct Verify: StepCommand {
  static let configuration = CommandConfiguration(commandName: "verify", abstract: "核实已完成的措施")

  @Argument(help: .init("措施编号，可以多个", valueName: "ID")) var ids: [String]
  @OptionGroup(title: "通用选项") var options: Options

  func change(of id: RecordID) -> Change { .verify(id) }
}

/// `halt`: measures are given up, with a reason.
struct Halt: StepCommand {
  static let configuration = CommandConfiguration(commandName: "halt", abstract: "中止措施")

  @Argument(help: .init("措施编号，可以多个", valueName: "ID")) var ids: [String]
  @Option(help: .init("理由", valueName: "TEXT")) var reason: String
  @OptionGroup(title: "通用选项") var options: Options

  func change(of id: RecordID) -> Change { .halt(id, reason: reason) }
}

/// `undone`: done measures are taken up again, with a reason.
struct Undone: StepCommand {
  static let configuration = CommandConfiguration(commandName: "undone", abstract: "把已完成的措施改回推进中")

  @Argument(help: .init("措施编号，可以多个", valueName: "ID")) var ids: [String]
  @Option(help: .init("理由", valueName: "TEXT")) var reason: String
  @OptionGroup(title: "通用选项") var options: Options

  func change(of id: RecordID) -> Change { .undone(id, reason: reason) }
}
