/// Why no screen can be shown.
public enum TerminalError: Error, Hashable {
  /// Neither the standard streams nor /dev/tty are a terminal.
  case noTerminal
  /// The terminal is known to lack what a screen needs.
  case tooSimple(String)
  /// Neither the terminal's type nor any common one is described on this machine.
  case unknownType(String)
}

extension TerminalError: CustomStringConvertible {
  /// What the user reads: what is missing, what to do next.
  public var description: String {
    switch self {
    case .noTerminal:
      "没有可用的终端。请在终端窗口中运行，或改用不需要界面的命令（见 --help）。"
    case .tooSimple(let type):
      "终端类型“\(type)”不能定位光标，无法显示界面。请换用普通终端，或先执行 export TERM=xterm-256color；也可用行模式 zhenggai --plain。"
    case .unknownType(let type):
      "本机没有终端类型“\(type)”的说明，也没有常用类型的说明。请安装 ncurses-term，或先执行 export TERM=xterm。"
    }
  }
}
