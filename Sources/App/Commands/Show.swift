import ArgumentParser
import Rectification
import Storage

/// `show`: one record with everything linked to it and its history.
struct Show: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "查看一条记录、与它关联的记录和它的历史")

  @Argument(help: .init("记录编号", valueName: "ID")) var id: String
  @Flag(help: "输出 JSON") var json = false
  @OptionGroup(title: "通用选项") var options: Options

  func answer(_ session: Session, _ ledger: Ledger) throws -> Answer {
    let id = try ledger.id(named: id)
    let linked = Linked(to: id, in: ledger)
    guard json else {
      let page = RecordPage(id, linked, in: ledger, on: session.day, width: Surroundings.width)
      return Answer(lines: page.lines)
    }
    let record = Value.object(ledger.fields(of: id) ?? Fields())
    let history = Value.list(ledger.history.events(of: id).map { .object($0.fields) })
    let answer: Value = ["record": record, "linked": linked.value, "history": history]
    return answer.answer
  }
}

/// The records that one is linked to, through measures (format.md).
struct Linked {
  let issues: [Issue]
  let measures: [Measure]
  let policies: [Policy]

  init(to id: RecordID, in ledger: Ledger) {
    if let measure = ledger.measures[id] {
      issues = [ledger.issues[measure.issue]].compactMap { $0 }
      measures = []
      policies = ledger.policies(of: measure)
    } else if ledger.issues.contains(id) {
      issues = []
      measures = ledger.measures(of: id)
      let named = Set(measures.flatMap(\.policies)).sorted()
      policies = named.compactMap { ledger.policies[$0] }
    } else {
      measures = ledger.measures(naming: id)
      issues = Set(measures.map(\.issue)).sorted().compactMap { ledger.issues[$0] }
      policies = []
    }
  }

  var value: Value {
    [
      "issues": .list(issues.map { .object($0.fields) }),
      "measures": .list(measures.map { .object($0.fields) }),
      "policies": .list(policies.map { .object($0.fields) }),
    ]
  }
}
