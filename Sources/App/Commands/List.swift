import ArgumentParser
import Rectification
import Reports

/// `list`: issues, measures or policies, filtered and sorted.
struct List: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出问题、措施或制度",
    discussion: "代码可写代码或中文：--source 巡视巡察反馈 与 --source inspection 相同。")

  @Argument(
    help: .init("issues、measures 或 policies（问题、措施、制度）", valueName: "KIND"),
    transform: listKind)
  var kind: RecordKind
  @OptionGroup(title: "条件") var conditions: Conditions
  @Option(
    help: .init("排序：id、deadline、department、stage、title 等", valueName: "KEY"), transform: code)
  var sort: SortKey = .id
  @Option(help: .init("至多几条", valueName: "N")) var limit: Int?
  @Flag(help: "输出 JSON") var json = false
  @Flag(help: "输出 CSV") var csv = false
  @OptionGroup(title: "通用选项") var options: Options

  func checkUsage() throws(UsageError) {
    if json, csv { throw .exclusive("--json", "--csv") }
    if let limit, limit < 1 { throw .notPositive(option: "--limit", String(limit)) }
    guard SortKey.keys(for: kind).contains(sort) else {
      throw .badOption(
        "--sort",
        BadValue(.unknownCode(sort.rawValue, allowed: SortKey.keys(for: kind).map(\.rawValue))))
    }
    try conditions.check(for: kind)
  }

  func answer(_ session: Session, _ ledger: Ledger) throws -> Answer {
    let filter = try conditions.filter(for: kind, in: ledger)
    let day = session.day
    let order = SortOrder(sort)
    switch kind {
    case .issue: return answer(IssueRow.rows(in: ledger, filter, order, on: day))
    case .measure: return answer(MeasureRow.rows(in: ledger, filter, order, on: day))
    case .policy: return answer(PolicyRow.rows(in: ledger, filter, order, on: day))
    }
  }

  private func answer<Row: ListRow>(_ rows: [Row]) -> Answer {
    let shown = Array(rows.prefix(limit ?? .max))
    if json { return Value.list(shown.map(\.value)).answer }
    if csv { return Answer(Row.table(of: shown, isBrief: false).csv) }
    let count = shown.count == rows.count ? "" : "，显示前 \(shown.count) 条"
    return Answer(
      lines: Row.table(of: shown, isBrief: true).fittedLines(width: Surroundings.width)
        + ["", "共 \(rows.count) 条\(count)"])
  }
}

/// `issues`, `issue` or `问题`, and so on.
@Sendable private func listKind(_ text: String) throws(BadValue) -> RecordKind {
  let names: [(RecordKind, String)] = [
    (.issue, "issues"), (.measure, "measures"), (.policy, "policies"),
  ]
  let kind = names.first { kind, name in [name, kind.rawValue, kind.label].contains(text) }?.0
  guard let kind else { throw BadValue(.unknownCode(text, allowed: names.map(\.1))) }
  return kind
}
