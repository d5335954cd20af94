import Cells

/// What is shown while a ledger is being opened for long. What is typed meanwhile is kept for the
/// ledger, but for the keys that leave.
public struct OpeningScreen: Hashable, Sendable {
  /// The folder of the ledger, and how many bytes its files have.
  let folder: String
  let bytes: Int
  /// How much is done, from 0 to 1; `nil` as long as nobody can tell.
  public var done: Double?
  /// How long it has taken.
  public var seconds = 0
  /// What has been typed for the ledger.
  public private(set) var keys: [Key] = []
  private let keymap: Keymap

  public init(folder: String, bytes: Int, keymap: Keymap) {
    (self.folder, self.bytes, self.keymap) = (folder, bytes, keymap)
  }

  /// Takes a key: keeps it, or answers that its user wants to leave. In words that are typed for a
  /// search or a command, no letter leaves.
  public mutating func take(_ key: Key) -> Bool {
    switch key {
    case .control("c"): return true
    case .mouse, .focus: return false
    default: break
    }
    if command(of: key) == .quit, !isInWords { return true }
    keys.append(key)
    return false
  }

  /// Whether a question has been opened that takes words.
  private var isInWords: Bool {
    keys.contains { [.search, .commandLine].contains(command(of: $0)) }
  }

  private func command(of key: Key) -> Command? { keymap.command(of: key, in: .overview) }
}

/// Draws it in a window of some size.
public func view(_ opening: OpeningScreen, size: Size) -> Canvas {
  var canvas = Canvas(size: size)
  let width = size.columns - 4
  let lines: [(text: String, style: Style)] = [
    ("正在打开台账 \(opening.folder)", Style(isBold: true)),
    (opening.progress(width: width), Style(ink: .cyan, isBold: true)),
    ("共 \(opening.bytes.megabytes)，已用 \(opening.seconds) 秒。", .plain),
    ("现在按的键，打开以后照办；按 q 或 Ctrl-C 离开。", Style(isDim: true)),
  ]
  let first = max(0, (size.rows - lines.count) / 3)
  for (row, line) in lines.filter({ !$0.text.isEmpty }).enumerated() {
    canvas.write(line.text, row: first + row, column: 2, fitting: width, style: line.style)
  }
  return canvas
}

extension OpeningScreen {
  fileprivate func progress(width: Int) -> String {
    guard let done else { return "" }
    let percent = Int(done.clamped(to: 0...1) * 100)
    return "\(progressBar(percent, width: min(40, width - 7))) \(percent)%"
  }
}

extension Int {
  /// So many bytes in words: `226 MB`.
  fileprivate var megabytes: String { self < 1_000_000 ? "不到 1 MB" : "\(self / 1_000_000) MB" }
}
