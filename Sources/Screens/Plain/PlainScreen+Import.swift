import Rectification

extension Model {
  /// A page of a plan at a time, each entry with its number.
  func plain(_ screen: ImportScreen) -> (heading: String, lines: [String]) {
    if [.asking, .leaving].contains(screen.panel) { return (screen.question + "输入 是 或 否。", []) }
    if screen.panel == .leaving { return (ImportScreen.leavingQuestion + "输入 是 或 否。", []) }
    let counts = ImportPlan.Verdict.allCases.map { "\($0.label) \(screen.counts[$0] ?? 0) 项" }
    let first = screen.roll.cursor / Model.plainRows * Model.plainRows
    let shown = screen.rows.dropFirst(first).prefix(Model.plainRows)
    let lines = zip(first..., shown).map { place, entry in plainLine(place, entry, screen) }
    return (
      "导入 \(screen.file.path.plain)：\(counts.joined(separator: "，"))。"
        + "输入序号勾选或取消，直接回车看下一页，输入 导入 或 取消。",
      [screen.problem].compactMap { $0 } + screen.plan.remarks.map(\.plain) + lines
        + ["已勾选 \(screen.acceptedCount) 项。"]
    )
  }

  private func plainLine(_ place: Int, _ entry: Int, _ screen: ImportScreen) -> String {
    let item = screen.plan.entries[entry]
    let tick = screen.canTick(entry) ? (screen.ticks[entry] ? "（勾选）" : "（不勾选）") : ""
    let words = [item.verdict.label, item.place.words, item.item?.text ?? "", item.summary]
    return "\(place + 1). " + words.filter { !$0.isEmpty }.joined(separator: " ").plain + tick
  }

  mutating func take(line text: String, in screen: ImportScreen) -> [Effect] {
    var screen = screen
    if [.asking, .leaving].contains(screen.panel) {
      return take(["是", "y"].contains(text) ? "y" : .escape)
    }
    if isName(text, ofLabel: "导入") { return take(.control("s")) }
    if text.isEmpty {
      let next = (screen.roll.cursor / Model.plainRows + 1) * Model.plainRows
      screen.roll.cursor = next < screen.rows.count ? next : 0
    } else if let number = Int(text), screen.rows.indices.contains(number - 1) {
      screen.roll.cursor = number - 1
      overlay = .importing(screen)
      return take(.character(" "))
    } else {
      say(.refused, "请输入 1 到 \(screen.rows.count) 的序号，或输入 导入、取消。")
    }
    overlay = .importing(screen)
    return []
  }
}
