import Rectification

extension Model {
  /// Puts the ids of the targets on the clipboard, or their rows as the list shows them.
  mutating func copy(_ command: Command) -> [Effect] {
    let ids = targets
    guard !ids.isEmpty else {
      say(.refused, "这里没有可复制的记录。")
      return []
    }
    let lines = command == .copyID ? ids.map(\.text) : ids.map { row(of: $0) }
    let what = command == .copyID ? "编号" : "整行"
    let whose = ids.count == 1 ? ids[0].text : "\(ids[0]) 等 \(ids.count) 项"
    say(.done, "已复制\(what)：\(whose)")
    return [.copy(lines.joined(separator: "\n"))]
  }

  /// Shows what the terminal would not take, so that it can be selected by hand.
  mutating func showUncopied(_ text: String) {
    notice = nil
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    overlay = .page(Page(title: "终端不收剪贴板内容，请用鼠标选取", lines: lines))
  }

  /// A record's row without its heading, tabs between the columns.
  private func row(of id: RecordID) -> String {
    cells(of: id).map(\.text).joined(separator: "\t")
  }
}
