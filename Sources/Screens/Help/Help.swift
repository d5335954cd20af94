import Cells
import Pinyin
import Rectification

/// The page of all keys that do something here; it is narrowed by typing.
struct Help: Hashable, Sendable {
  var filter = TextField()
  /// The command under the cursor, among those that are shown.
  var cursor = 0
}

extension Model {
  /// The commands that the page shows, section by section.
  func commands(in help: Help) -> [Command] {
    let query = Query(help.filter.text)
    let available = Command.available(in: place).filter { query.matches(entry($0)) }
    return Section.allCases.flatMap { section in available.filter { $0.section == section } }
  }

  /// What a command can be found by: its keys, what it does, its names.
  private func entry(_ command: Command) -> String {
    let names = CommandWord(named: command.rawValue)?.names ?? []
    return ([keyLabels(command), command.binding.title] + names).joined(separator: " ")
  }

  /// The lines of the page; what holds everywhere stands at its end while nothing is looked for.
  func lines(of help: Help, width: Int) -> [BoxLine] {
    let commands = commands(in: help)
    let keyWidth = width < 60 ? 8 : 16
    let explained = Section.allCases.flatMap { section -> [BoxLine] in
      let lines = commands.enumerated().filter { $0.element.section == section }
        .flatMap { place, command in
          hanging(
            "  " + keyLabels(command).padded(to: keyWidth) + " ", command.binding.title, "",
            width: width
          ).map { BoxLine(text: $0, item: place) }
        }
      return lines.isEmpty ? [] : [BoxLine(text: section.rawValue)] + lines
    }
    if explained.isEmpty { return [BoxLine(text: "没有这样的键，按退格键改。")] }
    return help.filter.text.isEmpty ? explained + remarks(width) : explained
  }

  private func remarks(_ width: Int) -> [BoxLine] {
    [
      "问答：Enter 或 y 确定，Esc 或 n 取消。表单：Tab 换项，← → 换选项，F1 看全部的键。",
      "菜单：按数字即办理；多于 9 项时，两位数连按两下，1 后按 Enter 是第 1 项。",
      "鼠标：单击移动光标，双击打开，滚轮翻动，单击屏幕名切换。",
      "输入法开着时，全角字母和中文标点按对应的英文键处理；\(keyLabel(.actions)) 的菜单不用字母。",
    ].flatMap { hanging("", $0, "", width: width) }.map { BoxLine(text: $0) }
  }

  mutating func take(_ key: Key, in help: Help) -> [Effect] {
    var help = help
    let commands = commands(in: help)
    switch key {
    case .escape:
      overlay = nil
      return []
    case .enter:
      overlay = nil
      return commands.indices.contains(help.cursor) ? perform(commands[help.cursor]) : []
    case .down: help.cursor += 1
    case .up: help.cursor -= 1
    case .pageDown: help.cursor += size.mostBoxRows
    case .pageUp: help.cursor -= size.mostBoxRows
    case .mouse(let mouse) where mouse.kind == .wheelDown: help.cursor += 3
    case .mouse(let mouse) where mouse.kind == .wheelUp: help.cursor -= 3
    case .character where key.folded == "/" && help.filter.text.isEmpty: break
    default: if help.filter.take(key) { help.cursor = 0 }
    }
    help.cursor = max(0, min(help.cursor, self.commands(in: help).count - 1))
    overlay = .help(help)
    return []
  }

  /// The page over all of the screen but the message row, where one types.
  func draw(_ help: Help, _ canvas: inout Canvas) {
    let height = max(1, size.rows - 5)
    let lines = lines(of: help, width: size.boxTextWidth)
    let blanks = [BoxLine](repeating: BoxLine(text: ""), count: max(0, height - lines.count))
    let widest =
      self.lines(of: Help(), width: size.boxTextWidth).map(\.text.displayWidth).max() ?? 0
    // The heading of the first section comes into sight with its first key.
    let top = help.cursor == 0 ? 0 : lines.top(showing: help.cursor, height: height)
    for row in 1..<max(1, size.rows - 2) { canvas.fill(row: row, columns: 0..<size.columns) }
    canvas.draw(
      Box(
        title: "\(place.title) · 可用的键", footer: "↑ ↓ 翻看  Enter 办理  Esc 关闭",
        lines: (lines + blanks).map { $0.text.padded(to: widest) }, top: top,
        cursor: lines.rows(of: help.cursor), height: height))
    drawInput("输入即筛选", help.filter, "汉字、拼音、键名都行", &canvas)
  }
}
