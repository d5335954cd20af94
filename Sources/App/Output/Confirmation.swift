import Glibc

/// What a person at the terminal answers; `nil` where nobody is there to be asked, as in a script.
func ask(_ question: String, after lines: [String]) -> String? {
  guard isatty(STDIN_FILENO) == 1 else { return nil }
  let text = lines.map { $0.sanitizedLine + "\n" }.joined() + question.sanitizedLine
  try? write(Array(text.utf8), to: STDERR_FILENO)
  return readLine() ?? ""
}
