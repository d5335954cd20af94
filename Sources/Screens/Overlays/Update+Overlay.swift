import Cells
import Rectification

extension Model {
  mutating func takeInOverlay(_ key: Key) -> [Effect] {
    switch overlay {
    case .prompt(let prompt): return take(key, in: prompt)
    case .commandLine(let line): return take(key, in: line)
    case .question(let question): return take(key, in: question)
    case .menu(let menu): return take(key, in: menu)
    case .filter(let form): take(key, in: form)
    case .form(let form): return take(key, in: form)
    case .columns(let form): take(key, in: form)
    case .page(let page): take(key, in: page)
    case .help(let help): return take(key, in: help)
    case .importing(let screen): return take(key, in: screen)
    case .conflicts(let screen): return take(key, in: screen)
    case nil: break
    }
    return []
  }

  private mutating func take(_ key: Key, in prompt: Prompt) -> [Effect] {
    var prompt = prompt
    switch key {
    case .enter, .control("s"):
      overlay = nil
      return finish(prompt)
    case .escape:
      overlay = nil
      if case .search(let before) = prompt.purpose { search(for: before) }
      if case .change = prompt.purpose, !prompt.field.text.isBlank { abandoned = prompt }
    case .up where isSearch(prompt), .down where isSearch(prompt):
      move(key == .up ? .up : .down)
    default:
      if prompt.field.take(key) { overlay = .prompt(prompt) }
      if isSearch(prompt) { search(for: prompt.field.text) }
    }
    return []
  }

  private func isSearch(_ prompt: Prompt) -> Bool {
    if case .search = prompt.purpose { true } else { false }
  }

  /// Does what a prompt was for, with what stands in it.
  mutating func finish(_ prompt: Prompt) -> [Effect] {
    let text = prompt.field.text
    switch prompt.purpose {
    case .search: search(for: text.isBlank ? "" : text)
    case .change(let draft, let ids):
      unanswered = prompt
      return commit(ids.map { draft.change($0, text) }, draft.action)
    case .viewName(let look):
      unanswered = prompt
      return save(look, as: text)
    case .cutOff:
      unanswered = prompt
      lookBack(to: text)
    case .trail(let question):
      unanswered = prompt
      answer(question, text)
    }
    return []
  }

  /// Narrows the list, or the trail, while one types.
  mutating func search(for text: String) {
    if place == .trail {
      trail.search(for: text, in: shown)
    } else if let kind = place.kind {
      let (ledger, day) = (shown, shownDay)
      lists[kind]?.search(for: text, kind, ledger, day)
    }
    keepInSight()
  }

  /// Shows the ledger as of a day; an empty answer comes back to today.
  private mutating func lookBack(to text: String) {
    guard !text.isBlank else {
      _ = wind(to: nil)
      return forgetPasts()
    }
    let asked: Day
    do throws(UnreadableDay) { asked = try Day(typed: text, relativeTo: day, .past) } catch {
      return refuse(error.description)
    }
    guard asked <= day else { return refuse("\(asked) 还没有到，截至日期不能晚于 \(day)。") }
    // A day after which nothing has happened is no past.
    let isNow = asked == day && (ledger.history.events.last?.at.day ?? day) <= day
    guard wind(to: isNow ? nil : asked) else { return }
    forgetPasts()
    guard past != nil else { return }
    say(.news, "现在看到的是 \(asked) 的台账，\(wayBack)")
  }

  private mutating func take(_ key: Key, in question: Question) -> [Effect] {
    switch key.folded {
    case .enter, "y", "Y":
      overlay = nil
      return carryOut(question.answer)
    case .escape, "n", "N":
      overlay = nil
      say(.done, "已取消，没有改动。")
    default: break
    }
    return []
  }

  private mutating func carryOut(_ answer: Question.Answer) -> [Effect] {
    switch answer {
    case .effect(let effect): [effect]
    case .keepView(let view): keep(view)
    case .removeView(let view): remove(view)
    }
  }

  private mutating func take(_ key: Key, in page: Page) {
    var page = page
    let isScrolled = page.scroll(key.folded, width: size.pageWidth, height: size.mostBoxRows)
    overlay = isScrolled ? .page(page) : nil
  }
}
