import ArgumentParser
import Imports
import OfficeFiles
import Rectification
import Storage

/// `import`: rows of a workbook that a unit has, or that our own export went out as.
struct ImportCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "导入：把现有的台账表格（.xlsx、.csv）读进来",
    discussion: """
      逐行比对，列出新增、修改、冲突、读不懂的各项；新增和修改作为一步写入，可用 undo 撤销。\
      有冲突或读不懂的，退出状态为 1。加 --dry-run 只看不改。
      表头按常用的写法认；认不出的用 --map 指明，例如 --map 存在的不足=issue.title --map C=整改措施。
      """)

  @Argument(help: .init("表格文件（.xlsx 或 .csv）", valueName: "FILE")) var file: String
  @Flag(help: "只列出会有什么改动，什么都不改") var dryRun = false
  @Flag(help: "输出 JSON") var json = false
  @Option(help: .init("只读这一张工作表", valueName: "NAME")) var sheet: String?
  @Option(
    name: .customLong("map"),
    help: .init("某一栏（表头文字或列的字母）是哪一项，可写多个", valueName: "COLUMN=FIELD"))
  var maps: [String] = []
  @Option(help: .init("csv 的编码：utf-8、utf-16 或 gb18030（默认自动辨认）", valueName: "E"))
  var encoding: String?
  @OptionGroup(title: "通用选项") var options: Options

  func checkUsage() throws(UsageError) {
    if file.isEmpty { throw .emptyPath("FILE") }
    _ = try request()
    _ = try chosenEncoding()
  }

  func answer() throws -> Answer {
    let bytes = try readBytes(file, atMost: largestImport)
    var session = try Session(options, isWriting: !dryRun)
    let workbook = try workbook(bytes, named: file.fileName, encoding: chosenEncoding())
    let plan = try session.plan(workbook, request())
    var answer = json ? plan.value.answer : Answer(lines: PlanPage(plan).lines)
    if json { answer.messages = plan.remarks }
    let isClear = plan.entries.allSatisfy(\.verdict.isAcceptable)
    if !isClear { answer.status = .refused }
    if !dryRun { try session.take(plan, &answer) }
    return answer
  }

  private func request() throws(UsageError) -> ImportRequest {
    ImportRequest(sheet: sheet, maps: try columnMaps(maps))
  }

  private func chosenEncoding() throws(UsageError) -> TextEncoding? {
    guard let name = encoding else { return nil }
    if let encoding = TextEncoding(rawValue: name.lowercased()) { return encoding }
    throw .unknownReport(
      option: "--encoding", name, allowed: TextEncoding.allCases.map(\.rawValue))
  }
}

/// `存在的不足=issue.title`: a column and what it is, of each text.
func columnMaps(_ texts: [String]) throws(UsageError) -> [ColumnMap] {
  try texts.map { text throws(UsageError) in
    guard let sign = text.lastIndex(of: "="), sign > text.startIndex,
      text.index(after: sign) < text.endIndex
    else { throw .notAMap(text) }
    return ColumnMap(column: String(text[..<sign]), field: String(text[text.index(after: sign)...]))
  }
}

extension Session {
  /// What taking in the workbook would come to.
  func plan(_ workbook: Workbook, _ request: ImportRequest) throws(PlanFault) -> ImportPlan {
    try Imports.plan(workbook, for: ledger, request, Occasion(by: by, on: day))
  }

  /// Takes in all that can be as one step, and says so.
  fileprivate mutating func take(_ plan: ImportPlan, _ answer: inout Answer) throws {
    let changes = plan.changes(accepting: plan.acceptable)
    guard !changes.isEmpty else { return }
    let (commit, warnings) = try made(changes)
    answer.messages += commit.refused.map { ErrorText($0.reason).sentence } + warnings
    if !commit.refused.isEmpty { answer.status = .refused }
    guard !commit.events.isEmpty else { return }
    let added = commit.events.count { $0.edit.isAddition }
    let edited = commit.events.count { !$0.edit.isAddition && $0.edit.item != .ledger }
    answer.messages.append("已导入：新增 \(added) 条，修改 \(edited) 条；可用 zhenggai undo 一步撤销。")
  }
}

extension ImportPlan {
  /// The plan for programs (commands.md).
  fileprivate var value: Value {
    .object(
      Fields(
        Verdict.allCases.map { verdict in
          let entries = entries.filter { $0.verdict == verdict }
          return Member(key: verdict.rawValue, value: .list(entries.map(\.value)))
        }))
  }
}

extension ImportPlan.Entry {
  fileprivate var value: Value {
    var fields = Fields()
    fields["sheet"] = place.sheet.map { .text($0) }
    fields["row"] = .count(place.row)
    fields["column"] = place.column.map { .text($0) }
    fields["item"] = item.map { .text($0.text) }
    fields["fields"] = .object(
      Fields(
        self.fields.map {
          Member(key: $0.key, value: ["from": $0.from ?? .null, "to": $0.to ?? .null])
        }))
    fields["message"] = message.map { .text($0) }
    return .object(fields)
  }
}
