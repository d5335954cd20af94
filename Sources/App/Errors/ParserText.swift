import Cells

/// What ArgumentParser says of wrong usage, in a Chinese sentence.
///
/// The library keeps its errors to itself and lets only its English text out, so a row of the
/// table is the shape of such a text, with `*` for what varies, and what is made of the parts.
struct ParserText {
  let sentence: String

  init(_ message: String) {
    let text = message.split(separator: "\n").first.map(String.init) ?? message
    sentence =
      ParserText.rows.lazy.compactMap { row in
        parts(of: text, in: row.shape).map(row.sentence)
      }.first ?? "命令写法不对：\(text)"
  }

  private struct Row: Sendable {
    let shape: String
    let sentence: @Sendable ([String]) -> String
  }

  private static let rows: [Row] = [
    Row(shape: "Unknown option '*'. Did you mean '*'?") { parts in
      let near = nearest(to: parts[0], among: [parts[1]])
      return "没有名为 \(parts[0]) 的选项" + (near.map { "，是否要用 \($0)" } ?? "")
    },
    Row(shape: "Unknown option '*'") { "没有名为 \($0[0]) 的选项" },
    Row(shape: "Invalid option: *") { "没有名为 \($0[0]) 的选项" },
    Row(shape: "Missing value for '*'") { "\(optionName($0[0])) 之后缺少内容" },
    Row(shape: "Missing expected argument '*'") { "缺少\(nameForPeople($0[0]))" },
    Row(shape: "Missing one of: '*'") { "缺少下列之一：\($0[0])" },
    Row(shape: "The value '*' is invalid for '*': *") {
      "\(optionName($0[1])) 的值不对：\($0[2])"
    },
    Row(shape: "The value '*' is invalid for '*'*") {
      "\(optionName($0[1])) 的值“\($0[0])”不对，应为整数"
    },
    Row(shape: "The option '*' does not take any value, but '*' was specified.") {
      "\($0[0]) 之后不带内容，请去掉“\($0[1])”"
    },
    Row(shape: "Unexpected argument '*'") { "多出了“\($0[0])”，不知何用" },
    Row(shape: "* unexpected arguments: '*'") {
      "多出了“\($0[1].split(separator: "', '").joined(separator: "”“"))”，不知何用"
    },
    Row(shape: "Can't generate completion scripts for '*'.") {
      "不能为 \($0[0]) 生成补全脚本，可用的有 bash、zsh、fish"
    },
    Row(shape: "Can't autodetect a supported shell.") { _ in
      "认不出所用的 shell，请写明 --generate-completion-script bash、zsh 或 fish"
    },
    Row(shape: "Value to be set with *") { _ in "有两个选项互相冲突，请只用其中一个" },
  ]

  /// `--on` of `--on <DATE>`, `<ID> ...` as it is.
  private static func optionName(_ synopsis: String) -> String {
    synopsis.split(separator: " ").first.map(String.init) ?? synopsis
  }

  /// What is missing, as people call it.
  private static func nameForPeople(_ synopsis: String) -> String {
    if synopsis.hasPrefix("-") { return "选项 \(synopsis)" }
    let name = synopsis.filter { !"<>. ".contains($0) }
    return names[name].map { "\($0)（\(name)）" } ?? " \(name)"
  }

  private static let names = [
    "ID": "记录编号", "KIND": "种类", "TEXT": "内容", "FILE": "文件", "N": "数量", "DIR": "文件夹",
    "KEY=VALUE": "要修改的内容",
  ]
}

/// What stands for each `*` of `shape` in `text`, or `nil` where the text has another shape.
private func parts(of text: String, in shape: String) -> [String]? {
  let fixed = shape.split(separator: "*", omittingEmptySubsequences: false)
  guard let first = fixed.first, text.hasPrefix(first) else { return nil }
  var rest = text.dropFirst(first.count)
  var parts: [String] = []
  for (place, piece) in fixed.dropFirst().enumerated() {
    let isLast = place == fixed.count - 2
    guard let range = isLast ? rest.end(with: piece) : rest.first(of: piece) else { return nil }
    parts.append(String(rest[..<range.lowerBound]))
    rest = rest[range.upperBound...]
  }
  return rest.isEmpty ? parts : nil
}

extension Substring {
  fileprivate func end(with piece: Substring) -> Range<Index>? {
    guard hasSuffix(piece) else { return nil }
    return index(endIndex, offsetBy: -piece.count)..<endIndex
  }

  fileprivate func first(of piece: Substring) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(piece) { return start..<index(start, offsetBy: piece.count) }
      start = index(after: start)
    }
    return nil
  }
}
