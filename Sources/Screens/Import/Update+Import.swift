import Cells
import Rectification

extension Model {
  /// Asks which file is to be taken in, once it is known which there are.
  mutating func openImport() -> [Effect] {
    guard !isReadOnly(), !isBusy() else { return [] }
    return [.findImports(folder: importFolder)]
  }

  mutating func openImportForm(_ paths: [String]) {
    let options = Options(all: paths.map { Option($0) }, isOpen: true)
    let choice = Choice(options: options, isOptional: false, value: nil)
    overlay = .form(
      Form(
        .importFile, "导入表格", lead: ["先列出会有哪些改动，核对、勾选之后才导入。"],
        rows: [
          Form.Row(
            "path", "文件", .always, .choice(choice), placeholder: "按 Enter 选，或直接写路径（.xlsx .csv）")
        ], today: day))
  }

  mutating func submitImport(_ form: Form) -> [Effect] {
    guard let path = form.value("path")?.text else { return [] }
    overlay = nil
    return startPlan(of: path)
  }

  /// Begins to work out what a file would bring.
  mutating func startPlan(of path: String) -> [Effect] {
    guard !isReadOnly(), !isBusy() else { return [] }
    let name = path.split(separator: "/").last ?? ""
    work = Work(.plan(path: path, last: ledger.history.last), "正在核对 \(name)")
    return [.plan(path: path)]
  }

  /// Shows a plan; one of a ledger that has changed meanwhile is made anew.
  mutating func take(_ plan: ImportPlan, of path: String) -> [Effect] {
    guard case .plan(_, let last)? = work?.task else { return [] }
    work = nil
    guard last == ledger.history.last else { return startPlan(of: path) }
    importFolder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    if case .importing(let old)? = overlay {
      overlay = .importing(old.renewed(plan))
      return []
    }
    guard !plan.entries.isEmpty else {
      let name = path.split(separator: "/").last ?? ""
      tellLater(.news, (["\(name) 与台账一致，没有要导入的。"] + plan.remarks).joined(separator: " "))
      return []
    }
    let screen = ImportScreen(plan, path: path)
    if overlay == nil { overlay = .importing(screen) } else { waitingImport = screen }
    return []
  }

  /// The ledger has changed: what is shown of a file is worked out anew.
  mutating func planAnew() -> [Effect] {
    guard case .importing(let screen)? = overlay, work == nil else { return [] }
    return startPlan(of: screen.path)
  }

  mutating func take(_ key: Key, in old: ImportScreen) -> [Effect] {
    var screen = old
    screen.problem = nil
    switch screen.panel {
    case .asking: return answer(key, screen)
    case .page(var page):
      let isScrolled = page.scroll(key.folded, width: size.columns - 6, height: pageHeight)
      screen.panel = isScrolled ? .page(page) : nil
    case nil:
      switch key.folded {
      case .enter, .control("s"): return submit(screen)
      case .escape, "q": return leave(screen)
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
    case .function(1), "?": screen.panel = .page(screen.explanation)
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
        return submit(screen)
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

  /// Takes in what is ticked; many only after a question.
  private mutating func submit(_ old: ImportScreen) -> [Effect] {
    var screen = old
    if work != nil {
      screen.problem = "台账刚有改动，正在重新核对，请稍候。"
    } else if screen.acceptedCount == 0 {
      screen.problem = "没有勾选要导入的，请按空格勾选，或按 Esc 离开。"
    } else if screen.acceptedCount > Model.mostWithoutQuestion {
      screen.panel = .asking
    } else {
      return commit(screen)
    }
    overlay = .importing(screen)
    return []
  }

  private mutating func answer(_ key: Key, _ old: ImportScreen) -> [Effect] {
    var screen = old
    switch key.folded {
    case .enter, .control("s"), "y", "Y": return commit(screen)
    case .escape, "n", "N": screen.panel = nil
    default: break
    }
    overlay = .importing(screen)
    return []
  }

  private mutating func commit(_ old: ImportScreen) -> [Effect] {
    var screen = old
    screen.panel = nil
    overlay = .importing(screen)
    return [.commit(screen.plan.changes(accepting: screen.accepted))]
  }

  private mutating func leave(_ screen: ImportScreen) -> [Effect] {
    overlay = nil
    say(.done, "没有导入，什么也没有改动。")
    return work == nil ? [] : [.stop]
  }

  /// The ticked entries are in the ledger; where all were refused the screen stays, worked out anew.
  mutating func closeImport(after receipt: Receipt) -> [Effect] {
    guard case .importing(var screen)? = overlay else { return [] }
    guard receipt.events.isEmpty else {
      overlay = nil
      tell(receipt, as: "导入")
      return []
    }
    screen.problem = receipt.refusals.first?.forScreen ?? "没有变化。"
    overlay = .importing(screen)
    return planAnew()
  }
}
