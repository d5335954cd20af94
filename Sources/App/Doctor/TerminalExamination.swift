import Cells
import Glibc
import Terminal

/// What is known of the user's terminal; `nil` where it was not asked.
struct TerminalExamination {
  var locale: TerminalLocale
  var type: String?
  var size: Size?
  var readsFromTerminal: Bool
  var writesToTerminal: Bool
  /// How many columns it gives to ①, “ and the like, of which fonts differ.
  var ambiguousWidth: Int?
  var colors: Int?
  var hasSynchronizedOutput: Bool?
  var hasClipboard: Bool?
  /// `tmux`, `screen`.
  var multiplexer: String?

  /// What the environment and the system tell, without asking the terminal itself.
  static func current() -> TerminalExamination {
    let type = Surroundings.variable("TERM")
    let (isTmux, isScreen) = (Surroundings.variable("TMUX"), Surroundings.variable("STY"))
    return TerminalExamination(
      locale: adoptLocale(), type: type, size: Surroundings.windowSize,
      readsFromTerminal: isatty(STDIN_FILENO) == 1, writesToTerminal: Surroundings.isTerminal,
      colors: colors(type), multiplexer: isTmux != nil ? "tmux" : isScreen != nil ? "screen" : nil)
  }

  private static func colors(_ type: String?) -> Int? {
    switch Surroundings.variable("COLORTERM") {
    case "truecolor", "24bit": 1 << 24
    default: type.map { $0.contains("256color") ? 256 : 8 }
    }
  }
}

extension TerminalExamination {
  var diagnoses: [Diagnosis] {
    [language, terminalType, windowSize, streams, width, coloring]
      + [
        asked("同步刷新", hasSynchronizedOutput, missing: "大屏刷新时可能闪动，不影响使用"),
        asked("剪贴板", hasClipboard, missing: "复制后会显示内容，请用鼠标选取"),
        multiplexing, editor,
      ]
  }

  private var language: Diagnosis {
    let value = "\(locale.name)（\(locale.codeset)）"
    guard locale.writesChinese else {
      return Diagnosis("区域与编码", value, .error, "写不出汉字：请安装 locales，再执行 export LANG=C.UTF-8。")
    }
    return locale.isAsked
      ? Diagnosis("区域与编码", value)
      : Diagnosis("区域与编码", value, .attention, "环境变量指定的区域写不出汉字，已改用这个；请执行 export LANG=C.UTF-8。")
  }

  private var terminalType: Diagnosis {
    switch type {
    case nil: Diagnosis("终端类型", "未设置", .attention, "请执行 export TERM=xterm-256color。")
    case "dumb":
      Diagnosis("终端类型", "dumb", .attention, "不能定位光标：请用行模式 zhenggai --plain，或换用普通终端。")
    case let type?: Diagnosis("终端类型", type)
    }
  }

  private var windowSize: Diagnosis {
    guard let size else { return Diagnosis("窗口大小", "不是终端") }
    let isEnough = size.columns >= 40 && size.rows >= 10
    return Diagnosis(
      "窗口大小", "\(size.columns)x\(size.rows)", isEnough ? .normal : .attention,
      isEnough ? "" : "至少要 40x10，请把窗口拉大。")
  }

  private var streams: Diagnosis {
    let value =
      "输入\(readsFromTerminal ? "是" : "不是")终端，输出\(writesToTerminal ? "是" : "不是")终端"
    return Diagnosis("输入输出", value, .normal, writesToTerminal ? "" : "这样运行时不打开界面，只显示总览")
  }

  private var width: Diagnosis {
    switch ambiguousWidth {
    case nil: Diagnosis("字宽", "没有探测")
    case 1: Diagnosis("字宽", "“”…① 占 1 列")
    case let width?:
      Diagnosis("字宽", "“”…① 占 \(width) 列", .attention, "表格可能对不齐：请在终端设置里把宽度不定的字符设为窄。")
    }
  }

  private var coloring: Diagnosis {
    if Surroundings.variable("NO_COLOR") != nil { return Diagnosis("颜色", "NO_COLOR 已关闭") }
    return Diagnosis("颜色", colors.map { "\($0) 色" } ?? "没有探测")
  }

  private func asked(_ item: String, _ answer: Bool?, missing advice: String) -> Diagnosis {
    guard let answer else { return Diagnosis(item, "没有探测") }
    return answer ? Diagnosis(item, "支持") : Diagnosis(item, "不支持", .normal, advice)
  }

  private var multiplexing: Diagnosis {
    switch multiplexer {
    case "tmux": Diagnosis("复用器", "tmux", .normal, "Esc 迟钝时请在 tmux.conf 写 set -sg escape-time 10")
    case let name?: Diagnosis("复用器", name)
    case nil: Diagnosis("复用器", "无")
    }
  }

  private var editor: Diagnosis {
    let name = Surroundings.variable("VISUAL") ?? Surroundings.variable("EDITOR") ?? "vi"
    let program = String(name.prefix { $0 != " " })
    let folders = (Surroundings.variable("PATH") ?? "").split(separator: ":")
    let isFound =
      program.contains("/")
      ? access(program, X_OK) == 0 : folders.contains { access("\($0)/\(program)", X_OK) == 0 }
    return isFound
      ? Diagnosis("编辑器", name)
      : Diagnosis("编辑器", name, .attention, "没有找到这个程序：请安装，或执行 export EDITOR=nano。")
  }
}
