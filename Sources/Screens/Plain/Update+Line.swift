import Cells

extension Model {
  /// Takes a line of the line mode: it becomes the keys and commands that it stands for.
  mutating func take(line: String) -> [Effect] {
    defer { keepInSight() }
    notice = nil
    let text = CommandText(line).remainder
    if overlay != nil, ["取消", "esc", "<esc>", "\u{1B}"].contains(text.lowercased()) {
      return take(.escape)
    }
    switch overlay {
    case .prompt(var prompt):
      if !text.isEmpty { prompt.field = TextField(text) }
      overlay = .prompt(prompt)
      return take(.enter)
    case .question: return answer(text)
    case .menu(let menu):
      if let number = Int(text), menu.items.indices.contains(number - 1) {
        return choose(number - 1, of: menu)
      }
      say(.refused, "请输入 1 到 \(menu.items.count) 的序号，或输入 取消。")
      return []
    case .filter(let form): return take(line: text, in: form)
    case .form(let form): return take(line: text, in: form)
    case .columns(let form): return take(line: text, in: form)
    case .importing(let screen): return take(line: text, in: screen)
    case .conflicts(let screen): return take(line: text, in: screen)
    case .commandLine, .page, .help:
      overlay = nil
      return text.isEmpty ? [] : takeAtScreen(text, line)
    case nil: return takeAtScreen(text, line)
    }
  }

  private mutating func answer(_ text: String) -> [Effect] {
    switch text.lowercased() {
    case "是", "y", "yes": return take(.enter)
    case "否", "n", "no": return take(.escape)
    default:
      say(.refused, "请回答 是 或 否。")
      return []
    }
  }

  private mutating func takeAtScreen(_ text: String, _ line: String) -> [Effect] {
    let isCommand = line.drop(while: \.isWhitespace).first.map { ":：".contains($0) } ?? false
    if text.isEmpty, isCommand {
      openCommandLine()
    } else if text.isEmpty {
      goToNextPage()
    } else if let row = Int(text), !isCommand {
      open(row: row)
    } else if let key = key(named: text), !isCommand {
      return take(key)
    } else {
      let stood = current
      let effects = run(line)
      // Whoever names a record wants to hear of it.
      if overlay == nil, effects.isEmpty, current != stood, current?.text == text.uppercased() {
        open()
      }
      guard case .commandLine(let refused)? = overlay, let problem = refused.problem else {
        return effects
      }
      overlay = nil
      say(.refused, problem)
    }
    return []
  }

  /// `d`, `>`, `F9`, `PgDn`: a key that means something here.
  private func key(named text: String) -> Key? {
    guard let key = Key(name: text.count == 1 ? text : "<\(text)>"),
      keymap.command(of: key, in: place) != nil
    else { return nil }
    return key
  }

  /// Opens a row by the number that has been said of it.
  private mutating func open(row: Int) {
    if detail.isFocused {
      let links = detailLines.indices.filter { detailLines[$0].link != nil }
      guard links.indices.contains(row - 1) else {
        return say(.refused, "这里没有第 \(row) 项可打开；输入 返回 回到清单。")
      }
      detail.roll.cursor = links[row - 1]
      return open()
    }
    do throws(Misunderstood) {
      try go(toRow: row)
      open()
    } catch { say(.refused, error.description) }
  }

  private mutating func goToNextPage() {
    guard place != .overview, !detail.isFocused else {
      return say(.news, "已全部读出；输入序号打开一项，输入 返回 回到上一处。")
    }
    let now =
      place == .trail
      ? trail.roll.cursor : current.flatMap { items.firstIndex(of: $0) } ?? 0
    let next = (now / Model.plainRows + 1) * Model.plainRows
    do throws(Misunderstood) { try go(toRow: next + 1) } catch { say(.news, "已是最后一页。") }
  }
}
