import Rectification
import Reports

/// What is wrong with how the program was asked, or where it was asked to write.
enum UsageError: Error, Hashable {
  case unknownCommand(String, nearest: String?)
  case unknownID(String, nearest: String?)
  case ambiguousID(String, [RecordID])
  case wrongKind(String)
  case unknownField(RecordKind?, String, known: [String])
  case notAnAssignment(String)
  case badOption(String, BadValue)
  case badField(String, BadValue)
  case notJSON(String)
  case notOnList(option: String, label: String, String, allowed: [String])
  case notForList(option: String, list: String, instead: String?)
  case missingValue(option: String)
  case missing(String, example: String)
  case exclusive(String, String)
  case notPositive(option: String, String)
  case notAnAmount(String)
  case badSize(String)
  case needsTogether(String, with: String)
  case unknownReport(option: String, String, allowed: [String])
  case unknownEnding(String)
  case sinceIsLater(Day, Day)
  case encodingNotForFormat(String)
  case encodingUnavailable(String)
  /// A character of a report that an encoding lacks; the line is the report's.
  case notInEncoding(String, Unicode.Scalar, line: Int)
  case templateNotForFormat(String)
  case noInput(String, reason: String)
  case cannotCreate(String, reason: String)
  case notPermitted(String, reason: String)
  case outputFailed(String)
  /// A file that could not be written to its end, of which nothing is left.
  case notFinished(String, reason: String)
  case noClock
  case emptyPath(String)
  case emptyAccount
  case notAMap(String)
  case tooLarge(String, megabytes: Int)
  case notForKind(option: String, ReportKind, instead: [ReportKind])
  case binaryNeedsFile(ReportFormat)
  /// A 督办单 is of a day, not of a period.
  case sinceNotForNotice
  /// Nobody was there to be asked; what to write instead.
  case notConfirmed(String)
  case otherTitle(String, title: String)
  case noBackup(Int, count: Int)
  case badHead(String)
}

extension UsageError {
  var status: ExitStatus {
    switch self {
    case .noInput: .noLedger
    case .tooLarge, .notInEncoding: .badData
    case .otherTitle: .refused
    case .cannotCreate: .cannotCreate
    case .notPermitted: .notPermitted
    case .outputFailed, .notFinished, .noClock: .diskError
    default: .wrongUsage
    }
  }
}

extension UsageError: CustomStringConvertible {
  /// What the user reads: what is wrong, and what to write instead.
  var description: String {
    switch self {
    case .unknownCommand(let name, let nearest):
      "没有名为“\(name)”的命令\(nearest.map { "，是否要用 \($0)" } ?? "")；用 zhenggai --help 查看全部命令。"
    case .unknownID(let text, let nearest):
      "没有编号为“\(text)”的记录\(nearest.map { "，最接近的是 \($0)" } ?? "")；可用 list 查找编号。"
    case .ambiguousID(let text, let ids):
      "编号“\(text)”不明确，可能是 \(ids.map(\.text).joined(separator: "、"))，请写全。"
    case .wrongKind(let text):
      "“\(text)”不是记录的种类，应为 issue（问题）、measure（措施）或 policy（制度）。"
    case .unknownField(let kind, let path, let known):
      "\(kind?.label ?? "台账概况")没有“\(path)”这一项，可填写的有：\(known.joined(separator: "、"))。"
    case .notAnAssignment(let text): "“\(text)”应写作 项=内容 的形式，例如 title=新的标题。"
    case .badOption(let option, let bad): "\(option) 的值不对：\(bad.explanation)。"
    case .badField(let path, let bad): "\(path) 的值不对：\(bad.explanation)。"
    case .notJSON(let path): "\(path) 的内容不是完整的 JSON，请核对引号、括号和逗号。"
    case .notOnList(let option, let label, let text, let allowed):
      "\(option) 的\(label)“\(text)”不在台账的清单上，应为 \(allowed.joined(separator: "、")) 之一。"
    case .notForList(let option, let list, let instead):
      "list \(list) 没有 \(option) 这一条件\(instead.map { "，请用 \($0)" } ?? "")。"
    default: otherDescription
    }
  }

  private var otherDescription: String {
    switch self {
    case .missingValue(let option): "\(option) 之后缺少内容。"
    case .missing(let what, let example): "缺少\(what)，例如 \(example)。"
    case .exclusive(let first, let second): "\(first) 与 \(second) 只能用一个。"
    case .notPositive(let option, let text): "\(option) 的值“\(text)”不对，应为不小于 1 的整数。"
    case .notAnAmount(let text): "“\(text)”不是可用的数字，应写作 12、0.5 或 -3 的形式。"
    case .badSize(let text): "--size 的值“\(text)”不对，应写作 列x行，例如 80x24，各不超过 1000。"
    case .needsTogether(let option, let other): "\(option) 须与 \(other) 一起使用。"
    case .unknownReport(let option, let text, let allowed):
      "\(option) 的值“\(text)”不对，可用的有：\(allowed.joined(separator: "、"))。"
    case .unknownEnding(let file): "看不出 \(file) 要用什么格式，请用 --format 写明：\(ReportFormat.names)。"
    case .sinceIsLater(let since, let day): "--since（\(since)）晚于截至日期（\(day)），请核对日期。"
    case .encodingNotForFormat(let encoding): "--encoding \(encoding) 只用于 csv 格式，请加 --format csv。"
    case .templateNotForFormat(let format):
      "--template 只用于 docx 格式，不用于 \(format)，请加 --format docx。"
    case .encodingUnavailable(let encoding): "这台机器不能转换为 \(encoding) 编码，请改用 --encoding utf-8。"
    case .notInEncoding(let encoding, let scalar, let line):
      "报表第 \(line) 行有 \(encoding) 编码里没有的字（\(scalar.codePoint)），写不进去；请改用 --encoding utf-8，或先改正这个字。"
    case .noInput(let path, let reason): "不能读取 \(path)：\(reason)。请核对路径。"
    case .cannotCreate(let path, let reason): "不能写入 \(path)：\(reason)。请核对路径和权限。"
    case .notPermitted(let path, let reason): "不能写入 \(path)：\(reason)。请换一个位置，或联系管理员。"
    case .outputFailed(let reason): "结果未能全部写出：\(reason)。"
    case .notFinished(let path, let reason):
      "\(path) 没有写成：\(reason)；没有留下半个文件，请腾出空间或换一个位置再试。"
    case .noClock: "系统时间不可用，请先校准时钟。"
    case .emptyPath(let option): "\(option) 的路径是空的，请写明路径。"
    case .emptyAccount: "操作人的账号是空的，请用 --by 写明，例如 --by office。"
    case .notAMap(let text):
      "对应的栏（--map）“\(text)”应写作 栏=项 的形式，例如 存在的不足=issue.title，或 C=整改措施。"
    case .tooLarge(let path, let megabytes):
      "\(path) 超过 \(megabytes) MB，没有读取；请换一个文件，或只留下要用的部分。"
    case .notForKind(let option, let kind, let others):
      "\(option) 不用于 \(kind.rawValue) 报告，请去掉，或改用 --kind \(others.map(\.rawValue).joined(separator: " 或 "))。"
    case .binaryNeedsFile(let format):
      "\(format.label)不能在标准输出上看，请写明文件，例如 --output 报告.\(format.suffix)。"
    case .sinceNotForNotice: "--since 不用于督办单，请去掉，或改用 --kind progress。"
    case .notConfirmed(let option): "没有改动：这一步要先确认，在脚本里请加 \(option)。"
    case .otherTitle(let typed, let title): "没有清除：“\(typed)”不是台账名称“\(title)”，请照写。"
    case .noBackup(let number, 0): "没有第 \(number) 份备份，现在一份也没有。"
    case .noBackup(let number, let count):
      "没有第 \(number) 份备份，可用的是 1–\(count)；zhenggai restore 列出全部。"
    case .badHead(let text):
      "--head 的值“\(text)”不对，应写作 序号:校验值（至少 12 位），如 log --head 所示。"
    default: ""
    }
  }
}

extension ReportFormat {
  /// text、markdown、… 或 json.
  fileprivate static var names: String {
    let names = allCases.map(\.rawValue)
    return names.dropLast().joined(separator: "、") + " 或 \(names[names.count - 1])"
  }
}
