import Cells
import Rectification

/// The screen as plain sentences, for screen readers and for terminals that cannot place a cursor:
/// no frames, no colours, no signs.
public struct PlainScreen: Hashable, Sendable {
  /// What is shown; while it stays the same, only what has changed below it is news.
  let heading: String
  let lines: [String]
  /// What happened last.
  let notice: String?
  /// What is waited for.
  public let prompt: String
  /// Whether something is asked, or to be read, before one goes on.
  public let isInterlude: Bool

  public init(_ model: Model) {
    notice = model.notice?.text
    (heading, lines) = model.plainContents
    prompt = model.plainPrompt
    isInterlude = model.overlay.map { !$0.isGoneThrough } ?? false
  }

  /// What is to be said now that `previous` has been said.
  public func news(since previous: PlainScreen?) -> [String] {
    let all = [notice].compactMap { $0 }.map(\.plain)
    guard let previous, previous.heading == heading else { return all + [heading] + lines }
    let known = Set(previous.lines)
    let fresh = lines.filter { !known.contains($0) }
    return all.isEmpty && fresh.isEmpty ? [heading] + lines : all + fresh
  }
}

extension Overlay {
  /// Whether it is a list that is gone through, of which only what changes is said again.
  fileprivate var isGoneThrough: Bool {
    switch self {
    case .importing(let screen): screen.panel == nil
    case .conflicts: true
    default: false
    }
  }
}

extension Model {
  /// How many rows are said at a time.
  static let plainRows = 20

  fileprivate var plainContents: (heading: String, lines: [String]) {
    switch overlay {
    case .prompt(let prompt): plain(prompt)
    case .commandLine: ("输入命令：", [])
    case .question(let question): (question.text, [])
    case .menu(let menu): (menu.title, menu.lines(width: .max).map(\.text.plain))
    case .filter(let form): plain(form)
    case .form(let form): plain(form)
    case .columns(let form): plain(form)
    case .page(let page): (page.title, page.lines.map(\.plain))
    case .help(let help):
      ("\(place.title) · 可用的键", lines(of: help, width: 200).map(\.text.unpadded))
    case .importing(let screen): plain(screen)
    case .conflicts(let screen): plain(screen)
    case nil: detail.isFocused ? plainDetail : plainPlace
    }
  }

  fileprivate var plainPrompt: String {
    switch overlay {
    case .prompt(let prompt): "\(prompt.label)> "
    case .question: "是或否> "
    case .menu, .filter, .columns, .importing, .conflicts: "序号> "
    case .form(let form): "\(form.current?.label ?? form.button)> "
    case .commandLine, .page, .help, nil: "命令> "
    }
  }

  private func plain(_ prompt: Prompt) -> (heading: String, lines: [String]) {
    let present = prompt.field.text.isEmpty ? "" : "现为“\(prompt.field.text)”，直接回车不变；"
    let problem = prompt.problem.map { [$0.plain] } ?? []
    return ("\(prompt.label)：\(present)输入内容后回车，输入 取消 作罢。", problem)
  }

  private var plainDetail: (heading: String, lines: [String]) {
    var number = 0
    let lines = detailLines.map { line in
      let text = line.spans.map(\.text).joined().plain
      guard line.link != nil else { return text }
      number += 1
      return "\(number). \(text)"
    }
    return (list?.current.map { shown.heading(of: $0) } ?? place.title, lines)
  }

  private var plainPlace: (heading: String, lines: [String]) {
    switch place {
    case .overview: (plainHeading, plainOverview)
    case .trail:
      plainPage(trail.rows.count, trail.roll.cursor) { row in
        let event = shown.history.events[trail.rows[row]]
        return "\(event.at.day) \(event.at.clock) \(account(of: event.by)) \(event.action) "
          + "\(event.edit.item) \(event.summary)"
      }
    case .issues, .measures, .policies:
      plainPage(list?.ids.count ?? 0, list?.roll.cursor ?? 0) { row in
        guard let list else { return "" }
        return plainRow(list.ids[row]) + (list.isSelected(list.ids[row]) ? "（已选）" : "")
      }
    case .board, .due:
      plainPage(items.count, current.flatMap { items.firstIndex(of: $0) } ?? 0) {
        plainRow(items[$0])
      }
    }
  }

  private var plainHeading: String {
    let words = "\(conditions.left)；\(conditions.rights.first ?? "")".replacing("↑", "升序")
      .replacing("↓", "降序")
    return "\(place.title)：\(words.plain)。"
  }

  private var plainOverview: [String] {
    var number = 0
    return overview.panes.joined().map { line in
      let text = line.cells.filter { !$0.isBar }.map(\.text).joined().plain
      let figures = line.figures.count
      number += figures
      switch figures {
      case 0: return text
      case 1: return "\(number). \(text)"
      default: return "\(number - figures + 1)至\(number). \(text)"
      }
    }.filter { !$0.isEmpty }
  }

  /// The rows around the cursor, a page of them.
  private func plainPage(
    _ count: Int, _ cursor: Int, _ row: (Int) -> String
  ) -> (heading: String, lines: [String]) {
    let first = cursor / Model.plainRows * Model.plainRows
    let end = min(count, first + Model.plainRows)
    let part = count > Model.plainRows ? "第 \(first + 1) 到 \(end) 项，直接回车看下一页。" : ""
    return (plainHeading + part, (first..<max(first, end)).map { "\($0 + 1). \(row($0).plain)" })
  }

  /// A record on a line: what its columns say, with the title where a number alone says too little.
  private func plainRow(_ id: RecordID) -> String {
    cells(of: id).map { title, text in
      text.first?.isNumber == true ? "\(title) \(text)" : text
    }.joined(separator: " ")
  }
}

extension OverviewCell {
  /// Whether it only draws what a number beside it says.
  fileprivate var isBar: Bool { text.allSatisfy { "#*. ".contains($0) } }
}

extension String {
  /// The text without the signs that stand for colours and arrows, and without padding.
  var plain: String {
    replacing("→", " 到 ").filter { !"●▲○".contains($0) }.unpadded
  }

  fileprivate var unpadded: String {
    sanitized.split(separator: " ").joined(separator: " ")
  }

  fileprivate func replacing(_ sign: Character, _ words: String) -> String {
    split(separator: sign, omittingEmptySubsequences: false).joined(separator: words)
  }
}
