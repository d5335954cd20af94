import Cells
import Glibc
import Terminal

/// What is known of the user's terminal, and of where the program reads and writes.
struct TerminalExamination {
  var report: TerminalReport
  var readsFromTerminal: Bool
  var writesToTerminal: Bool

  /// Asks the terminal, and the environment.
  static func current() -> TerminalExamination {
    TerminalExamination(
      report: examineTerminal(), readsFromTerminal: isatty(STDIN_FILENO) == 1,
      writesToTerminal: Surroundings.isTerminal)
  }
}

extension TerminalExamination {
  var diagnoses: [Diagnosis] {
    [
      language, terminalType, windowSize, streams, coloring, width, name, synchronizing, clipboard,
      multiplexing, editor,
    ]
  }

  private var language: Diagnosis {
    let locale = report.locale
    let value = "\(locale.name)（\(locale.codeset)）"
    guard locale.writesChinese else {
      return Diagnosis("区域与编码", value, .error, "写不出汉字：请安装 locales，再执行 export LANG=C.UTF-8。")
    }
    return locale.isAsked
      ? Diagnosis("区域与编码", value)
      : Diagnosis("区域与编码", value, .attention, "环境变量指定的区域写不出汉字，已改用这个；请执行 export LANG=C.UTF-8。")
  }

  private var terminalType: Diagnosis {
    switch (report.type, report.describedType) {
    case ("", _): Diagnosis("终端类型", "未设置", .attention, "请执行 export TERM=xterm-256color。")
    case ("dumb", _):
      Diagnosis("终端类型", "dumb", .attention, "不能定位光标：请用行模式 zhenggai --plain，或换用普通终端。")
    case (let type, nil):
      Diagnosis("终端类型", type, .error, "本机没有它的说明：请安装 ncurses-term，或执行 export TERM=xterm-256color。")
    case (let type, let described?) where type != described:
      Diagnosis("终端类型", type, .attention, "本机没有它的说明，按 \(described) 使用；可安装 ncurses-term。")
    case (let type, _): Diagnosis("终端类型", type)
    }
  }

  private var windowSize: Diagnosis {
    guard let size = report.size else { return Diagnosis("窗口大小", "不是终端") }
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

  private var coloring: Diagnosis {
    if !colorIsWelcome() { return Diagnosis("颜色", "NO_COLOR 已关闭") }
    guard let colors = report.colors else { return Diagnosis("颜色", "没有探测") }
    let isTrue = report.showsTrueColor
    return Diagnosis("颜色", isTrue ? "真彩色" : colors > 1 ? "\(colors) 色" : "没有颜色")
  }

  private var width: Diagnosis {
    switch report.answers?.ambiguousWidth {
    case nil: Diagnosis("字宽", unanswered)
    case 1: Diagnosis("字宽", "“”…① 占 1 列")
    case let width?:
      Diagnosis("字宽", "“”…① 占 \(width) 列", .normal, "屏幕上用 ASCII 字符代替它们")
    }
  }

  private var name: Diagnosis { Diagnosis("终端程序", report.answers?.name ?? unanswered) }

  private var synchronizing: Diagnosis {
    guard let answer = report.answers?.synchronizesOutput else {
      return Diagnosis("同步刷新", unanswered)
    }
    return answer
      ? Diagnosis("同步刷新", "支持") : Diagnosis("同步刷新", "不支持", .normal, "大屏刷新时可能闪动，不影响使用")
  }

  /// What stands for an answer that has not come.
  private var unanswered: String { report.answers == nil ? "没有探测" : "终端没有回答" }

  private var clipboard: Diagnosis {
    report.sendsClipboard
      ? Diagnosis("剪贴板", "经终端复制（OSC 52）", .normal, "终端或 tmux 可能要先允许（tmux：set -g set-clipboard on）")
      : Diagnosis("剪贴板", "不能复制", .normal, "复制时显示内容，请用鼠标选取")
  }

  private var multiplexing: Diagnosis {
    if report.isInTmux {
      return Diagnosis("复用器", "tmux", .normal, "Esc 迟钝时请在 tmux.conf 写 set -sg escape-time 10")
    }
    return Diagnosis("复用器", report.isInScreen ? "screen" : "无")
  }

  private var editor: Diagnosis {
    let chosen = (try? Configuration(from: nil))?.editor
    guard let words = editorWords(chosen), let program = words.first else {
      return Diagnosis("编辑器", "没有", .attention, "请安装 nano 或 vim，或执行 export EDITOR=程序名。")
    }
    let name = words.joined(separator: " ")
    return Surroundings.canRun(program)
      ? Diagnosis("编辑器", name)
      : Diagnosis("编辑器", name, .attention, "没有找到这个程序：请安装，或执行 export EDITOR=nano。")
  }
}
