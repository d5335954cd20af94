import CSimdJSON

/// A text that is not JSON as the format asks for it, and the byte where that shows.
struct SyntaxError: Error, Hashable {
  let problem: SyntaxProblem
  let offset: Int
}

/// Why a text cannot be read at all.
public enum SyntaxProblem: Hashable, Sendable {
  case empty, byteOrderMark, notUTF8
  case controlCharacter, unclosedText, badEscape, badNumber, badWord
  case tooDeep, incomplete, misplaced, notAnObject, trailing
  case tooLarge, noMemory

  init(code: Int32) {
    self =
      switch Int(code) {
      case ZG_JSON_NO_MEMORY: .noMemory
      case ZG_JSON_EMPTY: .empty
      case ZG_JSON_BYTE_ORDER_MARK: .byteOrderMark
      case ZG_JSON_NOT_UTF8: .notUTF8
      case ZG_JSON_CONTROL: .controlCharacter
      case ZG_JSON_UNCLOSED: .unclosedText
      case ZG_JSON_ESCAPE: .badEscape
      case ZG_JSON_BAD_NUMBER: .badNumber
      case ZG_JSON_BAD_WORD: .badWord
      case ZG_JSON_TOO_DEEP: .tooDeep
      case ZG_JSON_INCOMPLETE: .incomplete
      case ZG_JSON_NO_OBJECT: .notAnObject
      case ZG_JSON_TRAILING: .trailing
      default: .misplaced
      }
  }

  /// Whether line and column say more than the sentence alone.
  var hasPlace: Bool {
    switch self {
    case .empty, .byteOrderMark, .tooLarge, .noMemory: false
    default: true
    }
  }
}

extension SyntaxProblem: CustomStringConvertible {
  /// What is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .empty: "文件是空的，可能上次写入时中断；请用备份的文件恢复"
    case .byteOrderMark: "文件开头有 BOM 标记；请用编辑器另存为“UTF-8（无 BOM）”后再打开"
    case .notUTF8: "不是 UTF-8 编码的文字；请用编辑器另存为 UTF-8 后再打开"
    case .controlCharacter: "文字中有未转义的控制字符；请删去，或写作 \\u 加四位十六进制数"
    case .unclosedText: "文字缺少结束的引号；请补上"
    case .badEscape: "反斜杠后的转义写法有误，或只有半个代理对；请更正"
    case .badNumber: "数字写法有误；请更正"
    case .badWord: "此处应为值（文字须加引号）；请更正"
    case .tooDeep: "嵌套超过 64 层；请核对括号"
    case .incomplete: "内容到此中断，文件不完整；请用备份的文件恢复或补全"
    case .misplaced: "此处多了或少了逗号、冒号或括号；请更正"
    case .notAnObject: "最外层应为对象 { … }，这不像是台账文件；请核对"
    case .trailing: "结尾之后还有多余的内容；请删去"
    case .tooLarge: "文件达到 2 GiB，超出可读的大小；请核对是否放错了文件"
    case .noMemory: "内存不足，无法读取；请关闭其他程序后再试"
    }
  }
}
