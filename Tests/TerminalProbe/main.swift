import Cells
import Glibc
import Terminal

/// Shows what it is told by keys, so that the tests of Terminal have a program to look at.
struct Probe {
  var heard: [String] = []
  var hasCursor = false
  var isFinished = false
  /// Whether it takes no notice of being told that the terminal is gone.
  var isDeaf = false
  var page = 0

  func canvas(_ size: Size) -> Canvas {
    var canvas = Canvas(size: size)
    canvas.write("整改台账“”…●─ \(size.columns)x\(size.rows)", row: 0, style: .plain.reversed)
    canvas.write("逾期", row: 1, style: Style(ink: .red, isBold: true))
    canvas.write("临期", row: 1, column: 5, style: Style(ink: .yellow, isUnderlined: true))
    canvas.write("已销号", row: 1, column: 10, style: Style(ink: .gray))
    guard page == 0 else { return fullPage(canvas) }
    for (index, name) in heard.suffix(max(0, size.rows - 2)).enumerated() {
      canvas.write(name, row: index + 2)
    }
    canvas.restingPlace = Position(row: 1, column: 0)
    if hasCursor { canvas.cursor = Position(row: 1, column: 5) }
    return canvas
  }

  /// Writes over one another, at odd columns too, which a number decides.
  private func fullPage(_ canvas: Canvas) -> Canvas {
    var canvas = canvas
    var seed = UInt32(page)
    func next(_ bound: Int) -> Int {
      seed = seed &* 1_664_525 &+ 1_013_904_223
      return Int(seed >> 16) % bound
    }
    let pieces = ["整改台账，", "a", "“”…—", "（高）", "👍", "𠮷", "→●", "          "]
    for row in 2..<max(2, canvas.size.rows) {
      for _ in 0..<canvas.size.columns / 3 {
        let style = Style(ink: Ink(rawValue: UInt8(next(8))) ?? .plain)
        let piece = pieces[next(pieces.count)]
        canvas.write(piece, row: row, column: next(canvas.size.columns + 9) - 9, style: style)
      }
    }
    canvas.write("第\(page)页 \(heard.count)键", row: canvas.size.rows - 1)
    return canvas
  }

  mutating func take(_ key: Key, _ screen: Screen) {
    switch key {
    case .paste(let text):
      heard.append("paste " + text.split(separator: "\n").joined(separator: "|"))
    case .mouse(let mouse): heard.append("\(key.name) \(mouse.column),\(mouse.row)")
    default: heard.append(key.name)
    }
    act(on: key, screen)
  }

  private mutating func act(on key: Key, _ screen: Screen) {
    switch key {
    case .character("q"): isFinished = true
    case .character("P"): page += 1
    case .character("H"): isDeaf = true
    case .character("Y"): heard.append(screen.copy("整改台账 \(page)") ? "copied" : "not copied")
    case .character("i"): hasCursor.toggle()
    case .character("z"): heard = []
    case .character("F"): fatalError("探针有意出错")
    case .character("S"): crash()
    case .character("O"): overflow(1)
    case .character("E"): exit(3)
    case .character("L"):
      screen.lend {
        print("借出终端"); _ = readLine()
      }
    case .control("z"): screen.suspend()
    case .control("l"): screen.redraw()
    default: break
    }
  }
}

func crash() {
  UnsafeMutablePointer<Int>(bitPattern: 16)?.pointee = 1
}

@inline(never) func overflow(_ depth: Int) {
  var bytes = [depth]
  withUnsafeMutablePointer(to: &bytes) { _ in overflow(depth + 1) }
}

func run() throws {
  let signals = Signals()
  let screen = try Screen(wishes(CommandLine.arguments.dropFirst()))
  defer { screen.leave() }
  var probe = Probe()
  while !probe.isFinished, !screen.isAtEnd {
    screen.show(probe.canvas(screen.size))
    let ready = wait(for: [screen.descriptor, signals.descriptor])
    if ready.contains(signals.descriptor) {
      for signal in signals.drain() {
        switch signal {
        case .resized: screen.resize()
        case .suspend: screen.suspend()
        case .resume: screen.redraw()
        case .hangUp where probe.isDeaf: break
        case .terminate, .hangUp, .interrupt, .quit: return
        }
      }
    }
    for key in screen.keys() { probe.take(key, screen) }
  }
}

do {
  if CommandLine.arguments.contains("report") {
    for line in report() { print(line) }
    exit(0)
  }
  try run()
  print("再见")
} catch {
  print(error)
  exit(2)
}
