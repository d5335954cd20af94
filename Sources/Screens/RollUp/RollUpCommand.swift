import Cells

/// What a key means on the screen of many ledgers: a row binds it, prints its help and its hint.
enum RollUpCommand: CaseIterable {
  case open, search, back, order, whole, reload, down, up, pageDown, pageUp, first, last, redraw,
    suspend, help, quit

  struct Binding {
    let keys: [Key]
    let title: String
    var hint: String?
  }

  var binding: Binding {
    // swift-format-ignore
    switch self {
    case .open: Binding(keys: [.enter, .right], title: "打开这个单位的台账，只看不改；按 q 回到汇总", hint: "打开")
    case .search: Binding(keys: ["/"], title: "边输边找单位：汉字、全拼、首字母", hint: "搜索")
    case .back: Binding(keys: [.escape, .left], title: "清除搜索")
    case .order: Binding(keys: ["s"], title: "换一种排序", hint: "排序")
    case .whole: Binding(keys: [.character(" ")], title: "看这个单位的全部数字，或读不了的原因", hint: "数字")
    case .reload: Binding(keys: ["R"], title: "各台账重新读一遍", hint: "重读")
    case .down: Binding(keys: ["j", .down], title: "下一行")
    case .up: Binding(keys: ["k", .up], title: "上一行")
    case .pageDown: Binding(keys: [.control("d"), .pageDown], title: "下一页")
    case .pageUp: Binding(keys: [.control("u"), .pageUp], title: "上一页")
    case .first: Binding(keys: ["g", .home], title: "第一行")
    case .last: Binding(keys: ["G", .end], title: "最后一行")
    case .redraw: Binding(keys: [.control("l")], title: "重画屏幕")
    case .suspend: Binding(keys: [.control("z")], title: "暂时回到命令行（fg 回来）")
    case .help: Binding(keys: ["?", .function(1)], title: "帮助", hint: "帮助")
    case .quit: Binding(keys: ["q", .function(10)], title: "退出", hint: "退出")
    }
  }

  init?(_ key: Key) {
    guard let found = RollUpCommand.allCases.first(where: { $0.binding.keys.contains(key) }) else {
      return nil
    }
    self = found
  }

  /// The page of all keys.
  static var page: Page {
    let lines = allCases.map { command in
      let keys = command.binding.keys.map(\.label).joined(separator: " ")
      return "\(keys.padded(to: 14)) \(command.binding.title)"
    }
    return Page(
      title: "汇总 · 可用的键",
      lines: lines + [" ", "写成文件：zhenggai rollup …… --format xlsx --output 文件名；格式与 report 相同。"])
  }

  /// As many hints as fit.
  static func hints(width: Int) -> String {
    var line = ""
    for command in allCases {
      guard let hint = command.binding.hint, let key = command.binding.keys.first else { continue }
      let next = line + (line.isEmpty ? "" : " ") + key.label + hint
      if next.displayWidth > width { break }
      line = next
    }
    return line
  }
}
