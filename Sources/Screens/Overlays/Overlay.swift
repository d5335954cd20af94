import Cells
import Rectification

/// What lies over the screen and takes the keys.
enum Overlay: Hashable, Sendable {
  case prompt(Prompt)
  case commandLine(CommandLine)
  case question(Question)
  case menu(Menu)
  case filter(FilterForm)
  case form(Form)
  case columns(ColumnsForm)
  case page(Page)
  case help(Help)
  case importing(ImportScreen)
  case conflicts(ConflictScreen)
}

/// A line to type: a search, or the text that a change needs.
struct Prompt: Hashable, Sendable {
  enum Purpose: Hashable, Sendable {
    /// What the list was searched for before.
    case search(before: String)
    case change(Draft, [RecordID])
    case cutOff
    case viewName(Look)
    case trail(TrailQuestion)

    /// Whether a day is asked for.
    var isDay: Bool {
      switch self {
      case .cutOff, .trail(.firstDay), .trail(.lastDay): true
      default: false
      }
    }
  }

  let label: String
  let purpose: Purpose
  var field = TextField()
  /// Why the last answer was refused.
  var problem: String?
}

/// Something to be answered with yes or no.
struct Question: Hashable, Sendable {
  /// What yes means.
  enum Answer: Hashable, Sendable {
    case effect(Effect)
    case keepView(SavedView)
    case removeView(SavedView)
  }

  let text: String
  let answer: Answer

  init(text: String, answer: Answer) { (self.text, self.answer) = (text, answer) }

  init(text: String, effect: Effect) { self.init(text: text, answer: .effect(effect)) }
}

/// Lines to read.
struct Page: Hashable, Sendable {
  let title: String
  let lines: [String]
  var top = 0

  /// The lines, wrapped; what is indented stays so, and what follows a name hangs below it.
  func wrapped(to width: Int) -> [String] {
    lines.flatMap { line -> [String] in
      let indent = String(line.prefix { $0 == " " })
      let rows = line.dropFirst(indent.count).wrapped(to: max(1, width - indent.count - 2))
      return rows.enumerated().map { row, text in indent + (row == 0 ? "" : "  ") + text }
    }
  }

  /// Takes a key that turns the page over; false for one that closes it.
  mutating func scroll(_ key: Key, width: Int, height: Int) -> Bool {
    let most = max(0, wrapped(to: width).count - height)
    switch key {
    case .down, "j": top += 1
    case .up, "k": top -= 1
    case .pageDown, .character(" "), .control("d"): top += height
    case .pageUp, .control("u"): top -= height
    case .home, "g": top = 0
    case .end, "G": top = most
    case .mouse(let mouse) where mouse.kind == .wheelDown: top += 3
    case .mouse(let mouse) where mouse.kind == .wheelUp: top -= 3
    default: return false
    }
    top = max(0, min(top, most))
    return true
  }
}

/// A change that lacks the words somebody has to write.
enum Draft: Hashable, Sendable {
  case undone, halt, back, accept, sendBack, reopen, withdraw, note

  /// What is asked for.
  var label: String {
    switch self {
    case .undone: "改回推进中的理由"
    case .halt: "中止的理由"
    case .back: "退回的理由"
    case .accept: "验收意见"
    case .sendBack: "需要补充整改的内容（不少于 10 个字）"
    case .reopen: "反弹情况"
    case .withdraw: "撤销或废止的理由"
    case .note: "进展"
    }
  }

  /// What is done, for a question about many.
  var action: String {
    switch self {
    case .undone: "改回推进中"
    case .halt: "中止"
    case .back: "退回"
    case .accept: "验收通过"
    case .sendBack: "验收退回"
    case .reopen: "反弹重启"
    case .withdraw: "撤销或废止"
    case .note: "登记进展"
    }
  }

  func change(_ id: RecordID, _ text: String) -> Change {
    switch self {
    case .undone: .undone(id, reason: text)
    case .halt: .halt(id, reason: text)
    case .back: .back(id, reason: text)
    case .accept: .accept(id, opinion: text)
    case .sendBack: .sendBack(id, opinion: text)
    case .reopen: .reopen(id, reason: text)
    case .withdraw: .withdraw(id, reason: text)
    case .note: .note(id, text)
    }
  }
}

/// A list of numbered choices.
struct Menu: Hashable, Sendable {
  struct Item: Hashable, Sendable {
    let label: String
    var detail = ""
    let choice: Choice
  }

  enum Choice: Hashable, Sendable {
    case make([Change])
    case write(Draft, [RecordID])
    case sort(SortKey)
    case view(SavedView)
    case saveView
    case command(Command)
    case trail(TrailChoice)
  }

  let title: String
  let items: [Item]
  var hint = "数字或 Enter 办理  Esc 关闭"
  var roll = Roll()
  /// The number that has been typed so far, 0 for none.
  var typed = 0
}
