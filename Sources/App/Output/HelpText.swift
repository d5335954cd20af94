import Cells

/// ArgumentParser's help in Chinese, set by display width.
struct HelpText {
  let text: String

  init(_ help: String) {
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let width = max(40, min(Surroundings.width, 100))
    text =
      lines.flatMap { translated($0).hanging(indent(of: $0), width: width) }
      .joined(separator: "\n") + "\n"
  }
}

/// Where the lines of an entry go on: under its explanation.
private func indent(of line: String) -> Int {
  line.hasPrefix("  ") ? 26 : 0
}

private func translated(_ line: String) -> String {
  for (english, chinese) in heads where line.hasPrefix(english) {
    return chinese + line.dropFirst(english.count)
  }
  for (english, chinese) in phrases where line.hasSuffix(english) {
    return line.dropLast(english.count) + chinese
  }
  if line.hasSuffix(groupMark) { return line.dropLast(groupMark.count) + "：" }
  if line.hasSuffix(":"), !line.hasPrefix(" ") { return line.dropLast() + "：" }
  return withoutDefault(line)
}

/// The explanations say themselves what holds where nothing is given.
private func withoutDefault(_ line: String) -> String {
  guard line.hasSuffix(")") else { return line }
  let words = line.split(separator: " (default: ", maxSplits: 1)
  return words.first.map(String.init) ?? line
}

private let groupMark = " SUBCOMMANDS:"

private let heads = [
  ("OVERVIEW: ", ""), ("USAGE: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
  ("SUBCOMMANDS:", "命令："),
  ("  See 'zhenggai help <subcommand>' for detailed help.", "用 zhenggai help <命令> 查看一个命令的用法。"),
]

private let phrases = [
  ("Show the version.", "显示版本"), ("Show help information.", "显示用法"),
  ("Show subcommand help information.", "显示一个命令的用法"),
]
