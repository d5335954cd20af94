import ArgumentParser
import Rectification

/// `advance`: issues and policies go one stage on.
struct Advance: StepCommand {
  static let configuration = CommandConfiguration(commandName: "advance", abstract: "推进一个阶段（问题、制度）")

  @Argument(help: .init("问题或制度编号，可以多个", valueName: "ID")) var ids: [String]
  @Option(help: .init("说明", valueName: "TEXT")) var note: String?
  @OptionGroup(title: "通用选项") var options: Options

  func change(of id: RecordID) -> Change { .advance(id, note: note) }
}

/// `back`: issues and policies go one stage back.
struct Back: StepCommand {
  static let configuration = CommandConfiguration(commandName: "back", abstract: "退回一个阶段（问题、制度）")

  @Argument(help: .init("问题或制度编号，可以多个", valueName: "ID")) var ids: [String]
  @Option(help: .init("理由；验收退回须写明补充整改的内容", valueName: "TEXT")) var reason: String
  @OptionGroup(title: "通用选项") var options: Options

  func change(of id: RecordID) -> Change { .back(id, reason: reason) }
}

/// `accept`: the work on issues passes the check.
struct Accept: StepCommand {
  static let configuration = CommandConfiguration(commandName: "accept", abstract: "验收通过")

  @Argument(help: .init("问题编号，可以多个", valueName: "ID")) var ids: [String]
  @Option(help: .init("验收意见", valueName: "TEXT")) var opinion: String
  @OptionGroup(title: "通用选项") var options: Options

  func change(of id: RecordID) -> Change { .accept(id, opinion: opinion) }
}

/// `return`: the work on issues does not pass the check.
struct Return: StepCommand {
  static let configuration = CommandConfiguration(commandName: "return", abstract: "验收退回")

  @Argument(help: .init("问题编号，可以多个", valueName: "ID")) var ids: [String]
  @Option(help: .init("需要补充整改的内容，不少于 10 个字", valueName: "TEXT"))
  var opinion: String
  @OptionGroup(title: "通用选项") var options: Options

  func change(of id: RecordID) -> Change { .sendBack(id, opinion: opinion) }
}

/// `close`: accepted issues are closed.
struct Close: StepCommand {
  static let configuration = CommandConfiguration(commandName: "close", abstract: "销号")

  @Argument(help: .init("问题编号，可以多个", valueName: "ID")) var ids: [String]
  @OptionGroup(title: "通用选项") var options: Options

  func change(of id: RecordID) -> Change { .close(id) }
}

/// `reopen`: closed issues have come back.
struct Reopen: StepCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "反弹重启：已销号的问题重新整改")

  @Argument(help: .init("问题编号，可以多个", valueName: "ID")) var ids: [String]
  @Option(help: .init("理由", valueName: "TEXT")) var reason: String
  @OptionGroup(title: "通用选项") var options: Options

  func change(of id: RecordID) -> Change { .reopen(id, reason: reason) }
}

/// `withdraw`: issues leave every count, policies in force are repealed.
struct Withdraw: StepCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "撤销问题，或废止施行中的制度")

  @Argument(help: .init("问题或制度编号，可以多个", valueName: "ID")) var ids: [String]
  @Option(help: .init("理由", valueName: "TEXT")) var reason: String
  @OptionGroup(title: "通用选项") var options: Options

  func change(of id: RecordID) -> Change { .withdraw(id, reason: reason) }
}
