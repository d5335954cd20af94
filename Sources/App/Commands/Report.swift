import ArgumentParser
import OfficeFiles
import Rectification
import Reports

/// `report`: the reports that offices send, print and pass on.
struct ReportCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "生成报告：进展情况、台账、制度清单、督办单、销号申请单、留痕")

  @Option(
    help: .init(
      "progress（进展情况报告，默认）、ledger（台账）、policies（制度清单）、notice（督办单）、closure（销号申请单）或 audit（留痕）",
      valueName: "KIND"))
  var kind = ReportKind.progress.rawValue
  @Option(help: .init("对比期的第一天，yyyy-MM-dd", valueName: "DATE"), transform: day) var since: Day?
  @Option(help: .init("只含这个部门牵头的（督办单：这个部门承办的）", valueName: "D")) var department: String?
  @Option(help: .init("销号申请单的问题编号", valueName: "ID")) var issue: String?
  @OptionGroup var report: ReportOutput
  @OptionGroup(title: "通用选项") var options: Options

  func checkUsage() throws(UsageError) {
    try checkOptionsOfKind()
    if let since, let day = options.asOf, since > day { throw .sinceIsLater(since, day) }
    try report.check()
  }

  /// What is given has to be of use to the kind.
  private func checkOptionsOfKind() throws(UsageError) {
    let kind: ReportKind = try named(kind, "--kind")
    if since != nil, ![.progress, .audit].contains(kind) {
      throw .notForKind(option: "--since", kind, instead: [.progress, .audit])
    }
    if issue != nil, kind != .closure {
      throw .notForKind(option: "--issue", kind, instead: [.closure])
    }
    if department != nil, kind == .closure {
      throw .notForKind(option: "--department", kind, instead: [.notice])
    }
    if issue == nil, kind == .closure {
      throw .missing("问题编号（--issue）", example: "--kind closure --issue WT-001")
    }
  }

  func answer(_ session: Session, _ ledger: Ledger) throws -> Answer {
    try ledger.requireKnown("--department", "部门", department, among: ledger.departmentsInUse)
    if let since, kind == ReportKind.progress.rawValue {
      try session.store.requireHistory(on: since + -1)
    }
    var request = ReportRequest(
      kind: try named(kind, "--kind"), format: try report.chosenFormat(), asOf: session.day,
      since: since, department: department)
    request.issue = try issue.map { issue throws(UsageError) in try ledger.id(named: issue) }
    let house = try report.house()
    return try report.answer(try render(request, of: ledger, in: house), in: house) {
      file throws(UsageError) in try requireForeign(file, to: session.store)
    }
  }
}
