import ArgumentParser
import Cells
import Glibc

/// Does what the command line asks for, and answers with the exit status (commands.md).
public func run(_ arguments: [String]) -> Int32 {
  // A reader that goes away is noticed by the next write, and is no error.
  signal(SIGPIPE, SIG_IGN)
  // A limit on the size of files (ulimit -f) is told as any other failure to write.
  signal(SIGXFSZ, SIG_IGN)
  return perform(arguments).give().rawValue
}

private func perform(_ arguments: [String]) -> Answer {
  do {
    try requireKnownCommand(in: arguments)
    let command = try Zhenggai.parseAsRoot(arguments)
    if let command = command as? any Command {
      try command.checkUsage()
      return try command.answer()
    }
    // The library's own command for help, which throws what it has to say.
    var builtIn = command
    try builtIn.run()
    return Answer()
  } catch {
    return answer(to: error, arguments)
  }
}

/// Help and the version are errors to the library, and results to the user.
private func answer(to error: any Error, _ arguments: [String]) -> Answer {
  if Zhenggai.exitCode(for: error) == .success {
    let isForPrograms = arguments.contains { word in
      programs.contains { word.hasPrefix($0) }
    }
    if isForPrograms { return Answer(Zhenggai.fullMessage(for: error) + "\n") }
    return Answer(HelpText(Zhenggai.fullMessage(for: error, columns: 10_000)).text)
  }
  let text = ErrorText(error)
  return Answer(messages: [text.sentence], status: text.status)
}

/// Throws where the first word is no command: the library would complain of what follows it.
private func requireKnownCommand(in arguments: [String]) throws(UsageError) {
  var words = arguments[...]
  while let option = words.first, option.hasPrefix("-") {
    words = words.dropFirst(optionsWithValue.contains(option) ? 2 : 1)
  }
  if words.first == "help" { words = words.dropFirst() }
  guard let name = words.first, !name.hasPrefix("-") else { return }
  let names = commandNames
  guard !names.contains(name) else { return }
  throw .unknownCommand(name, nearest: nearest(to: name, among: names))
}

/// What shells ask the library for; the answers are no texts for people.
private let programs = [
  "--generate-completion-script", "---completion", "--experimental-dump-help",
]

/// The options of the root command that take the word behind them.
private let optionsWithValue = [
  "--ledger", "--as-of", "--by", "--script", "--size", "--screen", "--config",
  "--generate-completion-script",
]

private var commandNames: [String] {
  Zhenggai.configuration.subcommands.compactMap { $0._commandName }
}
