import Rectification
import Storage

/// Why it cannot be told which ledgers are to be rolled up.
public enum LedgerListFault: Error, Hashable, Sendable {
  /// What is wrong within a list.
  public enum Problem: Hashable, Sendable {
    case syntax(SyntaxProblem)
    case newer(String)
    case missing(String)
    case expected(String, String)
    case unknown(String, known: [String])
    case doubled(String)
    case empty
    case doubledName(String)
    case noPlace(String)
    case twoPlaces(String)
    case notARemote(String)
  }

  case nothingThere(String)
  case noLedgers(String)
  case unreadable(StorageError)
  case malformed(String, Place?, Problem)
}

extension LedgerListFault {
  /// What the program ends with (commands.md).
  public var exitStatus: Int32 {
    switch self {
    case .nothingThere, .noLedgers: 66
    case .unreadable(let error): error.exitStatus
    case .malformed: 65
    }
  }
}

extension LedgerListFault: CustomStringConvertible {
  /// One sentence: which file, where, what is wrong, what to do.
  public var description: String {
    switch self {
    case .nothingThere(let path): "没有“\(path)”这个文件夹或清单，请核对路径。"
    case .noLedgers(let folder):
      "“\(folder)”之下没有台账（有 ledger.json 的文件夹），请核对路径；隐藏的文件夹不会查看。"
    case .unreadable(let error): "\(error.reason)。"
    case .malformed(let file, let place, let problem):
      "清单 \(file)\(place.map { " \($0)" } ?? "")：\(problem)。"
    }
  }
}

extension LedgerListFault.Problem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .syntax(.notAnObject): "最外层应为对象 { … }，不像是台账清单；请核对"
    case .syntax(.empty): "文件是空的；请写上 schemaVersion、title 和 ledgers"
    case .syntax(.incomplete): "内容到此中断；请补全括号和引号"
    case .syntax(let problem): "\(problem)"
    case .newer(let version): "schemaVersion 为 \(version)，由更新版本的程序写成；请升级 zhenggai 后再用"
    case .missing(let key): "缺少 \(key) 这一必填项；请补上"
    case .expected(let what, let expected):
      "\(what)\(what.last?.isASCII == true ? " " : "")应为\(expected)；请更正"
    case .unknown(let key, let known): "没有“\(key)”这一项；可写的有：\(known.joined(separator: "、"))"
    case .doubled(let key): "“\(key)”写了两次，只能有一个；请删去一个"
    case .empty: "ledgers 一个台账也没有；请至少写一个"
    case .doubledName(let name): "“\(name)”用了两次，名称不能重复；请改一个"
    case .noPlace(let name): "“\(name)”没有写明台账在哪里；请写 path（文件夹）或 remote（远端）"
    case .twoPlaces(let name): "“\(name)”既有 path 又有 remote；只能写一个，请删去一个"
    case .notARemote(let address):
      "“\(address)”不能作远端，应为 ssh、https 或 file 的地址、仓库的路径，或数据包文件"
    }
  }
}
