import Rectification

/// How a file is to be taken in.
public struct ImportRequest: Hashable, Sendable {
  /// Only the sheet of this name.
  public var sheet: String?
  public var maps: [ColumnMap]

  public init(sheet: String? = nil, maps: [ColumnMap] = []) {
    (self.sheet, self.maps) = (sheet, maps)
  }
}

/// Why there is no plan.
public enum PlanFault: Error, Hashable, Sendable {
  case noSuchSheet(String, sheets: [String])
  case nothingUsable
  case unknownField(String)
  case unknownColumn(String)
  /// Nobody wants it any more.
  case stopped
  /// A column, or what it is to be read as, that another `--map` names.
  case mappedTwice(String)
  /// More rows than anybody would correct, beginning with this one.
  case tooManyUnreadable(ImportPlan.Entry)
}

extension PlanFault: CustomStringConvertible {
  /// What the user reads.
  public var description: String {
    switch self {
    case .noSuchSheet(let name, let sheets):
      "没有名为“\(name)”的工作表，有的是：\(sheets.joined(separator: "、"))。"
    case .nothingUsable:
      "没有找到台账或制度清单：表头应有“问题”或“整改措施”（或“制度名称”）等栏。表头写法不同的，"
        + "请写明对应的栏（--map），例如 存在的不足=issue.title、C=整改措施。"
    case .unknownField(let field):
      "对应的栏（--map）中的“\(field)”不是可以读入的一项，应写作 issue.title、measure.content、policy.title 等，或已知的栏名，如 整改措施。"
    case .unknownColumn(let column):
      "表中没有“\(column)”这一栏，对应的栏（--map）的等号前应写表头的文字，或列的字母，如 C。"
    case .stopped: "没有核对完，已停止，什么也没有改。"
    case .mappedTwice(let column):
      "“\(column)”这一栏不能这样读：这一栏或这一项另有对应（--map），或不在这类表中，请只留一个。"
    case .tooManyUnreadable(let first):
      "一万多处读不懂，没有再往下读。第一处在\(first.place.sheet.map { "“\($0)”表" } ?? "")第 \(first.place.row) 行："
        + "\(first.message ?? "")请先核对表头和对应的栏（--map）。"
    }
  }
}
