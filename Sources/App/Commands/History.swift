import ArgumentParser
import Rectification
import Reports
import Storage

/// `undo`: takes back one's own last steps.
struct Undo: Command {
  static let configuration = CommandConfiguration(commandName: "undo", abstract: "撤销本人最近的操作")

  @Argument(help: .init("几步（默认 1）", valueName: "N")) var count = 1
  @OptionGroup(title: "通用选项") var options: Options

  func answer() throws -> Answer { try step(.undo, count, options) }
}

/// `redo`: brings back what was taken back.
struct Redo: Command {
  static let configuration = CommandConfiguration(commandName: "redo", abstract: "重做本人撤销的操作")

  @Argument(help: .init("几步（默认 1）", valueName: "N")) var count = 1
  @OptionGroup(title: "通用选项") var options: Options

  func answer() throws -> Answer { try step(.redo, count, options) }
}

private func step(_ direction: Direction, _ count: Int, _ options: Options) throws -> Answer {
  guard count > 0 else {
    throw UsageError.notPositive(option: direction.rawValue, String(count))
  }
  var session = try Session(options, isWriting: true)
  return session.step(direction, count: count)
}

/// `log`: what was done, the newest last.
struct Log: ReadingCommand {
  static let configuration = CommandConfiguration(commandName: "log", abstract: "操作留痕，最近的在最后")

  @Argument(help: .init("只看这一记录（可写 ledger）", valueName: "ID")) var id: String?
  @Option(help: .init("自哪一天起，yyyy-MM-dd", valueName: "DATE"), transform: day) var since: Day?
  // `--by` is everywhere who acts; here it is whose steps are wanted.
  @Flag(help: "只显示最后一条的序号和校验值，可抄录在纸上备查") var head = false
  @Flag(help: "输出 JSON") var json = false
  @OptionGroup(title: "通用选项") var options: Options

  func answer(_ session: Session, _ ledger: Ledger) throws -> Answer {
    let journal = session.store.journal
    if head {
      guard json else { return Answer(lines: ["\(journal.last) \(journal.hash)"]) }
      let fields: Fields = ["seq": .count(journal.last), "hash": .text(journal.hash)]
      return Value.object(fields).answer
    }
    let item = try id.map { try ledger.loggedID(named: $0) }
    let events = ledger.history.events.filter { event in
      (item == nil || event.edit.item == item)
        && (since.map { event.at.day >= $0 } ?? true)
        && (options.by == nil || account(of: event.by) == account(of: session.by))
    }
    if json { return Value.list(events.map { .object($0.fields) }).answer }
    return Answer(lines: logTable(events).fittedLines(width: Surroundings.width))
  }
}

private func logTable(_ events: [Event]) -> Table {
  let columns = [
    Column("序号", .right), Column("时间"), Column("操作人"), Column("操作"), Column("记录"),
    Column("内容", isWide: true),
  ]
  return Table(
    columns,
    rows: events.map { event in
      [
        String(event.seq), "\(event.at.day) \(event.at.clock)", event.by, event.action,
        event.edit.item.text, event.summary,
      ]
    })
}

extension Ledger {
  /// The record that `text` names, also one that has been removed, or the profile.
  fileprivate func loggedID(named text: String) throws(UsageError) -> RecordID {
    let events = history.events.last { $0.edit.item.text == text.uppercased() }
    if let event = events { return event.edit.item }
    return text == RecordID.ledger.text ? .ledger : try id(named: text)
  }
}
