import Cells
import Rectification

/// Decides what a message changes, and what is to be done about it.
public func update(_ model: inout Model, _ message: Message) -> [Effect] {
  switch message {
  case .key(let key): return model.take(key)
  case .line(let line): return model.take(line: line)
  case .resized(let size):
    model.size = size
    model.keepInSight()
  case .committed(let receipt):
    model.refresh(after: receipt)
    model.closeForm(after: receipt)
    if case .importing? = model.overlay { return model.closeImport(after: receipt) }
    model.tell(receipt)
    model.catchUpConflicts()
  case .failed(let reason):
    // What was tried may have brought in others' changes.
    model.followOthers()
    model.catchUpForm()
    model.refuse(reason.forScreen)
    model.catchUpConflicts()
  case .arrived(let events):
    model.followOthers()
    model.catchUpForm()
    model.catchUpConflicts()
    model.announce(events)
    return model.planAnew()
  case .exported(let path): model.finishExport(path)
  case .synced(let lines, let conflicts): return model.finishSync(lines, conflicts: conflicts)
  case .looked(let common, let behind): model.remote = RemoteState(common: common, behind: behind)
  case .exportExists(let path): model.askToOverwrite(path)
  case .importable(let paths): model.openImportForm(paths)
  case .planned(let plan): return model.take(plan.forScreen)
  case .progressed(let done): model.work?.done = done
  case .workFailed(let reason): model.failWork(reason.forScreen)
  case .stopped: model.endStoppedWork()
  case .notCopied(let text): model.showUncopied(text)
  case .edited(let text): return model.takeEdited(text)
  case .dayBegan(let day):
    model.day = day
    model.refresh()
  }
  return []
}

extension Model {
  /// A key goes to what lies over the screen, or is a command of the screen.
  mutating func take(_ key: Key) -> [Effect] {
    defer { keepInSight() }
    if !key.isFocus { work?.isLeft = true }
    let effects = respond(to: key)
    if effects.isEmpty { announceUntold() }
    return effects
  }

  private mutating func respond(to key: Key) -> [Effect] {
    if let way = wayOut(key) { return way }
    if work != nil, overlay == nil, key == .escape || key == .control("c") { return [.stop] }
    if overlay != nil {
      notice = nil
      return takeInOverlay(key)
    }
    unanswered = nil
    switch key {
    case .mouse(let mouse): return take(mouse)
    case .focus(let isOn): return isOn ? [.reload] : []
    case .paste(let text): return suggestSearch(text)
    default: break
    }
    guard let command = keymap.command(of: key, in: place) else { return explain(key) }
    if command != .redraw { notice = nil }
    if command != .search, command != .actions { typedRun = "" }
    return perform(command)
  }

  /// The keys that work everywhere, whatever lies over the screen.
  private mutating func wayOut(_ key: Key) -> [Effect]? {
    guard overlay != nil else { return nil }
    switch key {
    case .control("z"): return [.suspend]
    case .control("l"): return [.redraw]
    case .control("c"): return take(.escape)
    default: return nil
    }
  }

  /// Says something on the message line.
  mutating func say(_ kind: Notice.Kind, _ text: String) {
    notice = Notice(kind: kind, text: text)
    keepInSight()
  }

  /// A run of Chinese in a list means that the input method is on.
  private mutating func explain(_ key: Key) -> [Effect] {
    if key == .control("c") {
      say(.news, "要退出请按 \(keyLabel(.quit))。")
    } else if case .character(let character) = key.folded, character.isChinese {
      typedRun.append(character)
      let isSearchable = Command.search.binding.places.contains(place)
      let offer =
        isSearchable && typedRun.count > 1
        ? "，或按 \(keyLabel(.search)) 搜索“\(typedRun)”（\(keyLabel(.actions)) 里也有）" : ""
      say(.refused, "输入法处于中文状态：请按 Shift 切换为英文\(offer)。")
    } else {
      say(.refused, "“\(key.label)”在这里没有用处，按 \(keyLabel(.help)) 看可用的键。")
    }
    return []
  }

  private mutating func suggestSearch(_ text: String) -> [Effect] {
    let key = keyLabel(.search)
    let way = key.isEmpty ? "" : "；要搜索它，请先按 \(key) 再粘贴"
    say(.refused, "粘贴的内容不能当作命令\(way)。")
    return []
  }

  mutating func perform(_ command: Command) -> [Effect] {
    if let warning = takeDisplacement(before: command) {
      say(.refused, warning)
      return []
    }
    switch command {
    case .down, .up, .pageDown, .pageUp, .first, .last: move(command)
    case .open: open()
    case .left, .right: moveSideways(command)
    case .back: goBack()
    case .otherPane: switchPane()
    case .linked: openLinked()
    case .lastPlace: returnToLastPlace()
    case .overview: go(to: .overview)
    case .issues: go(to: .issues)
    case .measures: go(to: .measures)
    case .policies: go(to: .policies)
    case .board: go(to: .board)
    case .due: go(to: .due)
    case .trail: showTrail(of: nil)
    case .history: showTrail(of: target)
    case .select, .selectRange, .selectAll: select(command)
    case .search: startSearch()
    case .nextMatch: step(by: 1)
    case .previousMatch: step(by: -1)
    case .filter: openFilter()
    case .views: openViews()
    case .columns: openColumns()
    case .regroup: regroup()
    case .commandLine: openCommandLine()
    case .sort: openSort()
    case .cutOff: overlay = .prompt(Prompt(label: "截至日期（如 9-30，空为现在）", purpose: .cutOff))
    case .help: overlay = .help(Help())
    case .actions: openActions()
    case .export: openExport()
    case .importFile: return openImport()
    case .sync: return startSync(with: nil)
    case .conflicts: openConflicts()
    case .done, .forward, .backward, .choose, .note: return change(command)
    case .add, .edit, .editText, .count, .attach, .extend, .remove: return openForm(command)
    case .copyID, .copyRow: return copy(command)
    case .undo: return stepBack(.undo)
    case .redo: return stepBack(.redo)
    case .reload: return [.reload]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit:
      // Only from the top: inside, it is one step back like Esc.
      guard !isInside else { return perform(.back) }
      return quit()
    }
    return []
  }
}

extension Key {
  /// Whether the window has come to the front or left it, which nobody typed.
  fileprivate var isFocus: Bool { if case .focus = self { true } else { false } }
}

extension Character {
  /// A Chinese character, as an input method types it.
  fileprivate var isChinese: Bool {
    unicodeScalars.contains { (0x2E80...0x9FFF).contains($0.value) || $0.value >= 0x20000 }
  }
}
