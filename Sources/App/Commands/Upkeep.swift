import ArgumentParser
import Rectification

/// `extend`: a deadline is moved, with a reason and an approval.
struct Extend: ChangingCommand {
  static let configuration = CommandConfiguration(commandName: "extend", abstract: "延期（问题、措施）")

  @Argument(help: .init("问题或措施编号", valueName: "ID")) var id: String
  @Option(help: .init("新时限，yyyy-MM-dd", valueName: "DATE"), transform: day) var to: Day
  @Option(help: .init("理由", valueName: "TEXT")) var reason: String
  @Option(help: .init("批准人（职务）", valueName: "POST")) var approvedBy: String
  @Option(help: .init("时限的文字（默认“某年某月某日前”）", valueName: "TEXT")) var text: String?
  @OptionGroup(title: "通用选项") var options: Options

  func changes(_ session: Session) throws -> [Change] {
    let id = try session.ledger.id(named: id)
    return [.extend(id, to: to, reason: reason, approvedBy: approvedBy, text: text)]
  }
}

/// `note`: how a record is getting on.
struct Note: ChangingCommand {
  static let configuration = CommandConfiguration(commandName: "note", abstract: "登记进展")

  @Argument(help: .init("记录编号", valueName: "ID")) var id: String
  @Argument(help: .init("进展内容", valueName: "TEXT")) var text: String
  @OptionGroup(title: "通用选项") var options: Options

  func changes(_ session: Session) throws -> [Change] {
    [.note(try session.ledger.id(named: id), text)]
  }
}

/// `count`: something more towards a measure's target.
struct Count: ChangingCommand {
  static let configuration = CommandConfiguration(
    commandName: "count", abstract: "量化指标的完成值加上一个数（未知的，就以此为准）",
    usage: "zhenggai count <ID> <N> [<options>]")

  // A number may begin with a minus, which would otherwise be taken for an option.
  @Argument(parsing: .allUnrecognized, help: .init("措施编号，和要加上的数（可为负）", valueName: "ID N"))
  var words: [String] = []
  @OptionGroup(title: "通用选项") var options: Options

  func changes(_ session: Session) throws -> [Change] {
    let words = words.filter { $0 != "--" }
    guard words.count == 2 else {
      throw UsageError.missing("措施编号和一个数", example: "zhenggai count CS-001 3")
    }
    guard let amount = Amount(words[1]) else { throw UsageError.notAnAmount(words[1]) }
    return [.count(try session.ledger.id(named: words[0]), amount)]
  }
}

/// `attach`: evidence of a measure.
struct Attach: ChangingCommand {
  static let configuration = CommandConfiguration(commandName: "attach", abstract: "登记佐证材料")

  @Argument(help: .init("措施编号", valueName: "ID")) var id: String
  @Argument(help: .init("文件，可以多个", valueName: "FILE")) var files: [String]
  @OptionGroup(title: "通用选项") var options: Options

  func changes(_ session: Session) throws -> [Change] {
    let id = try session.ledger.id(named: id)
    let provisional = files.map { Evidence(name: $0, addedOn: session.day) }
    return [.attach(id, try session.keep(files, for: [.attach(id, provisional)]))]
  }
}

extension Session {
  /// Puts files away as evidence, unless one of them cannot be read, or every change that they are
  /// for would be refused: then nothing is left behind.
  func keep(_ files: [String], for changes: [Change]) throws -> [Evidence] {
    for file in files { try store.requireReadable(file) }
    let occasion = Occasion(by: by, on: day)
    guard changes.contains(where: { (try? ledger.check($0, occasion)) != nil }) else { return [] }
    if !files.isEmpty { try store.requireTurn(by: by) }
    var kept: [Evidence] = []
    for file in files {
      let evidence = try store.keep(file, on: day)
      if !kept.contains(evidence) { kept.append(evidence) }
    }
    return kept
  }
}
