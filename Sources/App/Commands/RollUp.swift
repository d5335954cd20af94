import ArgumentParser
import Exchange
import Glibc
import Rectification
import Reports
import Storage

/// `rollup`: the figures of many ledgers beside each other and together.
struct RollUpCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "rollup", abstract: "汇总多个单位的台账：合计、各单位对照、督办单")

  @Argument(help: .init("文件夹（其下的全部台账）或台账清单", valueName: "FOLDER|LIST"))
  var places: [String]
  @Flag(help: "先取回清单中各远端的最新内容") var fetch = false
  @Flag(help: "输出 JSON") var json = false
  @Option(help: .init("progress（情况汇总，默认）或 notice（督办单）", valueName: "KIND"))
  var kind: String?
  @Option(help: .init("对比期的第一天，yyyy-MM-dd", valueName: "DATE"), transform: day) var since: Day?
  @OptionGroup var report: ReportOutput
  @OptionGroup(title: "通用选项") var options: Options

  func checkUsage() throws(UsageError) {
    if places.contains("") { throw .emptyPath("FOLDER|LIST") }
    if json, let other = reportOption { throw .exclusive("--json", other) }
    if let since, let day = options.asOf, since > day { throw .sinceIsLater(since, day) }
    if try chosenKind() == .notice, since != nil { throw .sinceNotForNotice }
    try report.check()
  }

  /// The option by which a report is asked for.
  private var reportOption: String? {
    if kind != nil { return "--kind" }
    if report.format != nil { return "--format" }
    return report.output == nil ? nil : "--output"
  }

  private func chosenKind() throws(UsageError) -> RollUpKind {
    try kind.map { kind throws(UsageError) in try named(kind, "--kind") } ?? .progress
  }

  func answer() throws -> Answer {
    let today = try Moment.now().today
    let days = RollUpDays(today: today, cutOff: options.asOf, since: since)
    if let since, since > days.asOf { throw UsageError.sinceIsLater(since, days.asOf) }
    let source = try RollUpSource(places, days, isFetching: fetch)
    if json { return try read(source) { $0.value.answer } }
    guard kind != nil || report.isGiven else { return try present(source) }
    return try report(on: source)
  }

  /// The screen, or without a terminal the table, where nothing else was asked for.
  private func present(_ source: RollUpSource) throws -> Answer {
    if Surroundings.isTerminal {
      return try runRollUp(source, options, Configuration(from: nil))
    }
    return try read(source) { rollUp in
      Answer(
        lines: RollUpPage(rollUp: rollUp, width: Surroundings.width, paint: Paint(options)).lines)
    }
  }

  private func report(on source: RollUpSource) throws -> Answer {
    let request = RollUpRequest(kind: try chosenKind(), format: try report.chosenFormat())
    let house = try report.house()
    let meter = RollUpMeter()
    defer { meter.end() }
    let (rollUp, notices) =
      request.kind == .notice
      ? try source.readWithNotices(pace: meter.pace) : (try source.read(pace: meter.pace), [:])
    let bytes = try render(request, of: rollUp, notices: notices, in: house)
    meter.end()
    let answer = try report.answer(bytes, in: house) { file throws(UsageError) in
      try requireForeign(file, to: rollUp)
    }
    return answer.telling(of: rollUp)
  }

  private func read(_ source: RollUpSource, _ answer: (RollUp) -> Answer) throws -> Answer {
    let meter = RollUpMeter()
    defer { meter.end() }
    let rollUp = try source.read(pace: meter.pace)
    return answer(rollUp).telling(of: rollUp)
  }

  /// Throws where a path belongs to one of the ledgers, or is one of the lists.
  private func requireForeign(_ file: String, to rollUp: RollUp) throws(UsageError) {
    let isList = realPath(file).map { real in places.contains { realPath($0) == real } } ?? false
    guard !isList,
      !rollUp.bureaus.compactMap(\.folder).contains(where: { Store.owns(file, in: $0) })
    else {
      throw .cannotCreate(file, reason: "这是清单或台账自己的文件，不能用导出的内容覆盖")
    }
  }
}

extension Answer {
  /// With what has to be told of those that do not count.
  fileprivate func telling(of rollUp: RollUp) -> Answer {
    var answer = self
    answer.messages += rollUp.warnings
    answer.status = rollUp.status
    return answer
  }
}
