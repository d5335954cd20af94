internal import CNcurses
import CTerminal
import Cells
import Glibc

/// Asks the terminal what it is, without a screen; where there is none, only the environment.
///
/// The line on which the cursor stands is to be empty. What is typed meanwhile is lost.
public func examineTerminal(timeout: Duration = .milliseconds(300)) -> TerminalReport {
  let locale = adoptLocale()
  let terminal = try? TerminalDescriptors()
  let described = describedTypes().first { describe($0) && nc_capability("cup") != nil }
  let colors = described.map { _ in max(0, Int(tigetnum("colors"))) }
  let skipsUnknown = described != nil && skipsUnknownSequences()
  let multiplexer = Multiplexer()
  return TerminalReport(
    locale: locale, type: terminalType(), describedType: described, colors: colors,
    showsTrueColor: directColorType().map(describe) ?? false, isInTmux: multiplexer == .tmux,
    isInScreen: multiplexer == .screen, sendsClipboard: terminal != nil && skipsUnknown,
    size: terminal.flatMap { size(of: $0.output) },
    answers: terminal.map { terminal in
      skipsUnknown ? ask(terminal, locale, timeout) : TerminalReport.Answers()
    })
}

/// Makes a type the one whose capabilities are told; whether it is described on this machine.
private func describe(_ type: String) -> Bool {
  var error: Int32 = 0
  return !type.isEmpty && setupterm(type, 1, &error) == OK
}

private func size(of descriptor: Int32) -> Size? {
  var rows: Int32 = 0
  var columns: Int32 = 0
  guard ct_window_size(descriptor, &rows, &columns) == 0 else { return nil }
  return Size(columns: Int(columns), rows: Int(rows))
}

/// The question that every terminal answers comes last, so that the others need no waiting for.
private func ask(
  _ terminal: TerminalDescriptors, _ locale: TerminalLocale, _ timeout: Duration
) -> TerminalReport.Answers {
  var before = termios()
  guard tcgetattr(terminal.input, &before) == 0 else { return TerminalReport.Answers() }
  var raw = before
  cfmakeraw(&raw)
  tcsetattr(terminal.input, TCSANOW, &raw)
  defer { tcsetattr(terminal.input, TCSAFLUSH, &before) }
  let glyph = AmbiguousGlyph.isNarrow(in: locale) ? AmbiguousGlyph.question : ""
  let question = Array(
    ("\u{1B}[>0q" + SynchronizedOutput.question + glyph + "\u{1B}[c").utf8)
  guard write(terminal.output, question, question.count) == question.count else {
    return TerminalReport.Answers()
  }
  return TerminalReport.Answers(answers(from: terminal.input, timeout))
}

private func answers(from descriptor: Int32, _ timeout: Duration) -> [Answer] {
  let deadline = ContinuousClock.now.advanced(by: timeout)
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 256)
  while !Answer.all(in: bytes).contains(.attributes), ContinuousClock.now < deadline,
    !wait(for: [descriptor], timeout: ContinuousClock.now.duration(to: deadline)).isEmpty
  {
    let count = read(descriptor, &chunk, chunk.count)
    guard count > 0 else { break }
    bytes += chunk[..<count]
  }
  return Answer.all(in: bytes)
}

extension TerminalReport.Answers {
  fileprivate init(_ answers: [Answer]) {
    for answer in answers {
      switch answer {
      case .mode(SynchronizedOutput.mode, let isKnown): synchronizesOutput = isKnown
      case .cursor(_, let column):
        ambiguousWidth = column == AmbiguousGlyph.columnAfterWide ? 2 : 1
      case .name(let text): name = text
      case .attributes, .mode: break
      }
    }
  }
}
