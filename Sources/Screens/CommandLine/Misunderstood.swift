import Rectification

/// Why a typed line cannot be meant; the line comes back to be mended.
enum Misunderstood: Error, Hashable {
  case unknownWord(String, nearest: String?)
  case unknownRecord(String, nearest: RecordID?)
  case noRow(Int, count: Int)
  case notHere(CommandWord, Place)
  case unknownCondition(String, known: [String])
  case unknownChoice(String, of: String, known: [String])
  case unknownSortKey(String, known: [SortKey])
  case unknownExport(known: [String])
  case superfluous(CommandWord, String)
}

extension Misunderstood: CustomStringConvertible {
  /// What the user reads: what is wrong, and what to write instead.
  var description: String {
    switch self {
    case .unknownWord(let text, let nearest):
      "没有名为“\(text)”的命令\(nearest.map { "，是否要用“\($0)”" } ?? "")；输入 帮助 看全部。"
    case .unknownRecord(let text, let nearest):
      "没有编号为“\(text)”的记录\(nearest.map { "，最接近的是 \($0)" } ?? "")，请核对编号。"
    case .noRow(let row, let count):
      count == 0 ? "这里没有第 \(row) 行，一行也没有。" : "这里没有第 \(row) 行，请写 1 到 \(count)。"
    case .notHere(let word, let place): notHere(word, place)
    case .unknownCondition(let text, let known):
      "“\(text)”不是这里的筛选条件，可用的有：\(known.joined(separator: "、"))。"
    case .unknownChoice(let text, let label, let known):
      "\(label)里没有“\(text)”，可用的有：\(known.joined(separator: "、"))。"
    case .unknownSortKey(let text, let known):
      "不能按“\(text)”排序，可用的有：\(known.map(\.label).joined(separator: "、"))。"
    case .unknownExport(let known): "没有这样的报告，可导出的有：\(known.joined(separator: "、"))。"
    case .superfluous(let word, let text): "“\(word.name)”之后的“\(text)”不知何用，请去掉它再试。"
    }
  }

  private func notHere(_ word: CommandWord, _ place: Place) -> String {
    guard case .command(let command) = word.meaning else {
      return "“\(word.name)”须写明编号，如 \(word.name) WT-001。"
    }
    let places = Place.allCases.filter(command.binding.places.contains).map(\.title)
    let takesIDs = [.records, .recordsAndWords].contains(word.argument)
    return "“\(word.name)”不能用在\(place.title)，请先到\(places.joined(separator: "、"))"
      + (takesIDs ? "，或写明编号，如 \(word.name) WT-001。" : "。")
  }
}
