import Screens
import Storage

/// Why a configuration cannot be used: the file, the place, and what is wrong there.
struct ConfigurationError: Error, Hashable {
  enum Problem: Hashable {
    case unreadable(SyntaxProblem)
    case unknownMember(String, nearest: String?)
    /// A member of something within, and what that can have.
    case unknownPart(String, of: String, nearest: String?, known: [String])
    case doubled(String)
    case mismatch(String, expected: String, found: String)
    case unknownCommand(String, nearest: String?)
    case unknownKey(String)
    case noKeys(String)
    case keymap(KeymapFault)
    case unknownInk(String, nearest: String?)
    case unknownColor(String)
  }

  let file: String
  let place: Storage.Place?
  let problem: Problem
}

extension ConfigurationError: CustomStringConvertible {
  /// What the user reads: file, line and column, what is wrong, what to write instead.
  var description: String { "\(file)\(place.map { " \($0)" } ?? "")：\(problem.sentence)。" }
}

extension ConfigurationError.Problem {
  fileprivate var sentence: String {
    switch self {
    case .unreadable(.notAnObject): "最外层应为对象 { … }；请更正"
    case .unreadable(.incomplete): "内容到此中断；请补全括号和引号"
    case .unreadable(let problem): "\(problem)"
    case .unknownMember(let name, let nearest):
      "没有“\(name)”这一项\(asking(nearest))；可写的有：\(Configuration.members.joined(separator: "、"))"
    case .unknownPart(let name, let whole, let nearest, let known):
      "\(whole) 没有“\(name)”这一项\(asking(nearest))；可写的有：\(known.joined(separator: "、"))"
    case .doubled(let name): "“\(name)”写了两次，只能有一个；请删去一个"
    case .mismatch(let name, let expected, let found):
      "\(name) 应为\(expected)，现为\(found)；请更正"
    case .unknownCommand(let name, let nearest):
      "没有名为“\(name)”的命令\(asking(nearest))；命令的名称见 README 的“设置”"
    case .unknownKey(let name):
      "没有名为“\(name)”的键；应写一个字符，或写作 <F8>、<C-l>、<Space>、<Del> 的样子"
    case .noKeys(let name): "\(name) 一个键也没有，就用不到了；请写上至少一个键，或删去这一行"
    case .keymap(let fault): "\(fault)"
    case .unknownInk(let name, let nearest):
      "界面没有名为“\(name)”的颜色\(asking(nearest))；可改的有：\(Configuration.inks.map(\.name).joined(separator: "、"))"
    case .unknownColor(let text):
      "“\(text)”不是颜色；应写作 red、brightred 等名称，0 至 255 的编号，或 #00afaf 的样子"
    }
  }
}

private func asking(_ nearest: String?) -> String { nearest.map { "，是否要用 \($0)" } ?? "" }
