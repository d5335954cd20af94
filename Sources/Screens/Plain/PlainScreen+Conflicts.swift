import Rectification

extension Model {
  /// The conflicts, each with its number, and both sides of the chosen one.
  func plain(_ screen: ConflictScreen) -> (heading: String, lines: [String]) {
    let list = screen.conflicts.enumerated().compactMap { place, seq in
      ledger.words(ofConflict: seq).map { "\(place + 1). \($0.record) \($0.fields)，本方 \($0.mine)" }
    }
    let chosen = screen.current.flatMap(ledger.words).map { words in
      ["现在选的是第 \(screen.roll.cursor + 1) 条 \(words.record)。"] + words.lines.filter { !$0.isEmpty }
    }
    return (
      "同步冲突 \(list.count) 条。输入序号看一条的两边，输入 本方、对方 或 修改 处理这一条，输入 取消 离开。",
      (list + (chosen ?? [])).map(\.plain)
    )
  }

  mutating func take(line text: String, in screen: ConflictScreen) -> [Effect] {
    var screen = screen
    if let number = Int(text), screen.conflicts.indices.contains(number - 1) {
      screen.roll.cursor = number - 1
      overlay = .conflicts(screen)
      return []
    }
    for (word, key) in [("本方", "1"), ("对方", "2"), ("修改", "3")] where text == word {
      return take(.character(Character(key)))
    }
    say(.refused, "请输入 1 到 \(screen.conflicts.count) 的序号，或输入 本方、对方、修改、取消。")
    return []
  }
}
