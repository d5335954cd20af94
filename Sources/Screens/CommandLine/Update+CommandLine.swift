import Cells

extension Model {
  mutating func openCommandLine() {
    var line = CommandLine()
    line.type(TextField(), completions(of: ""))
    overlay = .commandLine(line)
  }

  mutating func take(_ key: Key, in line: CommandLine) -> [Effect] {
    var line = line
    switch key {
    case .enter:
      overlay = nil
      return run(line.field.text)
    case .escape:
      overlay = nil
      return []
    case .tab: complete(&line)
    case .right where !line.ghost.isEmpty: complete(&line)
    case .up where line.field.text.isEmpty || line.recalled > 0: line.recall(1, typedCommands)
    case .down where line.recalled > 0: line.recall(-1, typedCommands)
    case .up: line.choose(-1)
    case .down: line.choose(1)
    case .backspace where line.field.text.isEmpty:
      overlay = nil
      return []
    default:
      var field = line.field
      if field.take(key) { line.type(field, completions(of: field.text)) }
    }
    overlay = .commandLine(line)
    return []
  }

  /// Takes the best candidate, or the one that has been moved to, and goes on behind it.
  private func complete(_ line: inout CommandLine) {
    guard let completion = line.candidates.dropFirst(line.chosen ?? 0).first else { return }
    let field = TextField(completion.line + " ")
    line.type(field, completions(of: field.text))
  }

  /// Does what a line says, and notes it; one that cannot be meant comes back to be mended.
  mutating func run(_ line: String) -> [Effect] {
    guard !CommandText(line).remainder.isEmpty else { return [] }
    typedCommands.removeAll { $0 == line }
    typedCommands = typedCommands.suffix(Model.mostTypedCommands - 1) + [line]
    do throws(Misunderstood) { return try give(line) } catch {
      overlay = .commandLine(CommandLine(line, problem: error.description))
      return []
    }
  }

  private static let mostTypedCommands = 100
}
