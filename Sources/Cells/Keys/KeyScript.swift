/// Key presses written down, a frame a line, for tests, documentation and bug reports.
///
/// A line is typed as it stands; `<Enter>` and the like are keys; a line that begins with `#` is a
/// comment, and an empty one is nothing.
public struct KeyScript: Hashable, Sendable {
  public let lines: [[Key]]

  public init(parsing text: String) throws(KeyScriptError) {
    var lines: [[Key]] = []
    let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in all.enumerated() where !line.isEmpty && line.first != "#" {
      lines.append(try keys(in: line, number: index + 1))
    }
    self.lines = lines
  }
}

/// What a key script has that isn't a key.
public enum KeyScriptError: Error, Hashable {
  case unknownKey(String, line: Int)
  case unfinishedKey(line: Int)
}

extension KeyScriptError: CustomStringConvertible {
  /// What the user reads: which line, what is wrong, what to write instead.
  public var description: String {
    switch self {
    case .unknownKey(let name, let line):
      "按键脚本第 \(line) 行：没有名为“\(name.sanitized)”的按键，可用的如 <Enter>、<Esc>、<F4>、<C-l>；要键入“<”请写 <lt>。"
    case .unfinishedKey(let line):
      "按键脚本第 \(line) 行：“<”之后缺少“>”，按键应写成 <Enter> 的样子；要键入“<”请写 <lt>。"
    }
  }
}

private func keys(in line: Substring, number: Int) throws(KeyScriptError) -> [Key] {
  var keys: [Key] = []
  var rest = line
  while let character = rest.popFirst() {
    guard character == "<" else {
      keys.append(Key(typing: character))
      continue
    }
    guard let end = rest.firstIndex(of: ">") else { throw .unfinishedKey(line: number) }
    let name = "<\(rest[..<end])>"
    guard let key = Key(name: name) else { throw .unknownKey(name, line: number) }
    keys.append(key)
    rest = rest[rest.index(after: end)...]
  }
  return keys
}
