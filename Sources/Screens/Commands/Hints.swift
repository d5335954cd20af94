import Cells

extension Model {
  /// The key of a command here, as people know it; empty where it has none.
  func keyLabel(_ command: Command) -> String {
    keymap.keys(of: command, in: place).first?.label ?? ""
  }

  /// All keys of a command here.
  func keyLabels(_ command: Command) -> String {
    keymap.keys(of: command, in: place).map(\.label).joined(separator: " ")
  }

  /// The hint line, from the command table: as many as fit, the help key always last.
  func hintLine(width: Int) -> String {
    let hinted = Command.available(in: place).compactMap { command -> (Command, String)? in
      command.binding.hint.map { (command, $0) }
    }
    let help = keyLabel(.help) + (Command.help.binding.hint ?? "")
    var line = ""
    for (command, hint) in hinted where command != .help {
      let next = line + (line.isEmpty ? "" : " ") + keyLabel(command) + hint
      if next.displayWidth + 1 + help.displayWidth > width { break }
      line = next
    }
    return line.isEmpty ? help : line + " " + help
  }

  /// The help page of this screen, from the command table.
  var helpPage: Page {
    let lines = Command.available(in: place).map { command in
      keyLabels(command).padded(to: 16) + command.binding.title
    }
    let more = [
      "", "表单与问答：Enter 或 y 确定，Esc 或 n 取消；↑ ↓ 换行，← → 换选项。",
      "鼠标：单击移动光标，双击打开，滚轮翻动，单击屏幕名切换。",
      "输入法开着时，全角字母和中文标点按对应的英文键处理。",
    ]
    return Page(title: "\(place.title) · 可用的键", lines: lines + more)
  }
}
