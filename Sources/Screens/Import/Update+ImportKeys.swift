import Cells
import Rectification

extension Model {
  mutating func take(_ key: Key, in old: ImportScreen) -> [Effect] {
    var screen = old
    screen.problem = nil
    switch screen.panel {
    case .asking: return answer(key, screen)
    case .leaving: return answerLeaving(key, screen)
    case .page(var page):
      let isScrolled = page.scroll(key.folded, width: size.pageWidth, height: size.mostBoxRows)
      screen.panel = isScrolled ? .page(page) : nil
    case nil:
      switch key.folded {
      case .control("s"), .function(9): return ask(screen)
      case .escape, "q": return leave(screen)
      case "i", .function(4): return reread(screen)
      case .mouse(let mouse): return take(mouse, in: screen)
      default: take(key.folded, &screen)
      }
    }
    overlay = .importing(screen)
    return []
  }

  private func take(_ key: Key, _ screen: inout ImportScreen) {
    let height = ImportLayout(size).rows.count
    switch key {
    case .character(" "): tickCurrent(&screen)
    case "V", .control(" "): screen.tickAll()
    case .tab, .backTab:
      if !screen.goToProblem(key == .tab ? 1 : -1) { screen.problem = "所列的没有冲突，也没有读不懂的。" }
    case .right: turn(&screen, 1)
    case .left: turn(&screen, -1)
    case .enter, .function(1), "?": screen.panel = .page(screen.explanation)
    case "g": screen.roll.move(to: 0, of: screen.rows.count, height: height)
    case "G": screen.roll.move(to: screen.rows.count, of: screen.rows.count, height: height)
    case .character where key.digit != nil:
      let place = key.digit ?? 0
      if screen.tabs(width: size.columns).indices.contains(place) {
        screen.show(screen.tabs(width: size.columns)[place].verdict)
      }
    default: _ = screen.roll.take(key, of: screen.rows.count, height: height)
    }
    screen.roll.bringIntoSight(of: screen.rows.count, height: height)
  }

  private func turn(_ screen: inout ImportScreen, _ step: Int) {
    let verdicts = screen.tabs(width: size.columns).map(\.verdict)
    let place = verdicts.firstIndex(of: screen.verdict) ?? 0
    screen.show(verdicts[(place + step + verdicts.count) % verdicts.count])
  }

  /// Ticks the entry under the cursor, or takes its tick away, and goes on to the next.
  private func tickCurrent(_ screen: inout ImportScreen) {
    guard let place = screen.current else { return }
    guard screen.canTick(place) else {
      let entry = screen.plan.entries[place]
      let reason = entry.verdict.isAcceptable ? "它所属的记录没有导入。" : entry.message ?? ""
      screen.problem = "不能勾选：\(reason)"
      return
    }
    screen.tick(place, !screen.ticks[place])
    screen.roll.move(
      to: screen.roll.cursor + 1, of: screen.rows.count, height: ImportLayout(size).rows.count)
  }

  private mutating func take(_ mouse: Mouse, in screen: ImportScreen) -> [Effect] {
    var screen = screen
    let layout = ImportLayout(size)
    let row = mouse.row - layout.rows.lowerBound + screen.roll.top
    switch mouse.kind {
    case .wheelDown: for _ in 0..<3 { take(.down, &screen) }
    case .wheelUp: for _ in 0..<3 { take(.up, &screen) }
    case .press, .doublePress:
      if mouse.row == layout.buttonRow, mouse.column <= importButton(screen).displayWidth {
        return ask(screen)
      } else if mouse.row == ImportLayout.tabRow {
        if let tab = tab(of: screen, at: mouse.column) { screen.show(tab) }
      } else if layout.rows.contains(mouse.row), mouse.column < layout.listWidth,
        screen.rows.indices.contains(row)
      {
        if screen.roll.cursor == row { tickCurrent(&screen) } else { screen.roll.cursor = row }
      }
    }
    overlay = .importing(screen)
    return []
  }

  private func tab(of screen: ImportScreen, at column: Int) -> ImportPlan.Verdict?? {
    var end = 0
    for tab in screen.tabs(width: size.columns) {
      end += tab.text.displayWidth
      if column < end { return .some(tab.verdict) }
    }
    return nil
  }
}
