import Cells
import Rectification

/// What happens to the screen of many ledgers.
public enum RollUpMessage: Sendable {
  case key(Key)
  case resized(Size)
  /// How much of another reading is done, from 0 to 1.
  case progressed(Double)
  case read(RollUp)
  case failed(String)
  /// A bureau's ledger could not be opened.
  case notOpened(String)
}

/// What is to be done about it.
public enum RollUpEffect: Hashable, Sendable {
  /// The ledger in a folder is opened to be looked at.
  case open(folder: String, name: String)
  case read, redraw, suspend, quit
}

/// Decides what a message changes, and what is to be done about it.
public func update(_ model: inout RollUpModel, _ message: RollUpMessage) -> [RollUpEffect] {
  switch message {
  case .key(let key): return model.take(key)
  case .resized(let size):
    model.size = size
    model.bringIntoSight()
  case .progressed(let done): model.reading = done
  case .read(let rollUp):
    model.reading = nil
    model.take(rollUp)
  case .failed(let reason):
    model.reading = nil
    model.notice = Notice(kind: .refused, text: reason)
  case .notOpened(let reason): model.notice = Notice(kind: .refused, text: reason)
  }
  return []
}

extension RollUpModel {
  mutating func take(_ key: Key) -> [RollUpEffect] {
    if case .focus = key { return [] }
    notice = nil
    if let command = RollUpCommand(key), let effect = command.alwaysEffect { return [effect] }
    if var page {
      let isScrolled = page.scroll(key.folded, width: size.pageWidth, height: size.mostBoxRows)
      self.page = isScrolled ? page : nil
    } else if typing != nil {
      type(key)
    } else if case .mouse(let mouse) = key {
      return take(mouse)
    } else if let command = RollUpCommand(key.folded) {
      return perform(command)
    } else {
      notice = Notice(kind: .refused, text: "“\(key.label)”在这里没有用处，按 ? 看可用的键。")
    }
    return []
  }

  private mutating func perform(_ command: RollUpCommand) -> [RollUpEffect] {
    switch command {
    case .open: return open()
    case .search: typing = (TextField(search), search)
    case .back: search(for: "")
    case .order: changeOrder()
    case .whole: page = current?.page
    case .reload:
      guard reading == nil else { return [] }
      reading = 0
      return [.read]
    case .help: page = RollUpCommand.page
    case .down, .up, .pageDown, .pageUp, .first, .last: move(command)
    case .redraw, .suspend: break
    case .quit: return [.quit]
    }
    return []
  }

  private mutating func open() -> [RollUpEffect] {
    guard let current else { return [] }
    if let folder = current.folder, current.account != nil {
      return [.open(folder: folder, name: current.name)]
    }
    page = current.page
    return []
  }

  private mutating func move(_ command: RollUpCommand) {
    let (count, height) = (bureaus.count, layout.rows.count)
    let row =
      switch command {
      case .down: roll.cursor + 1
      case .up: roll.cursor - 1
      case .pageDown: roll.cursor + max(1, height)
      case .pageUp: roll.cursor - max(1, height)
      case .last: count - 1
      default: 0
      }
    roll.move(to: row, of: count, height: height)
  }

  /// The list narrows while one types; Esc brings back what was looked for before.
  private mutating func type(_ key: Key) {
    guard var field = typing?.field, let before = typing?.before else { return }
    switch key {
    case .enter: typing = nil
    case .escape:
      typing = nil
      search(for: before)
    case .up, .down: move(key == .up ? .up : .down)
    default:
      guard field.take(key) else { return }
      typing = (field, before)
      search(for: field.text)
    }
  }

  private mutating func take(_ mouse: Mouse) -> [RollUpEffect] {
    let row = mouse.row - layout.rows.lowerBound + roll.top
    switch mouse.kind {
    case .wheelDown: for _ in 0..<3 { move(.down) }
    case .wheelUp: for _ in 0..<3 { move(.up) }
    case .press, .doublePress:
      guard layout.rows.contains(mouse.row), bureaus.indices.contains(row) else { return [] }
      roll.cursor = row
      if mouse.kind == .doublePress { return open() }
    }
    return []
  }
}

extension RollUpCommand {
  /// What works whatever lies over the screen.
  fileprivate var alwaysEffect: RollUpEffect? {
    switch self {
    case .redraw: .redraw
    case .suspend: .suspend
    default: nil
    }
  }
}
