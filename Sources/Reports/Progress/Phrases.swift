import Rectification

extension [String] {
  /// 甲、乙和丙.
  var joinedWithAnd: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: "、") + "和" + last
  }

  var listed: String { joined(separator: "、") }
}

extension String {
  /// The text without the stop that a sentence of its own would end with.
  var withoutStop: String {
    var kept = self[...]
    while let last = kept.last, "。．.；;，,：: \n\u{3000}".contains(last) { kept.removeLast() }
    return String(kept)
  }

  /// “…”, with the quotation marks inside it in turn single and double (GB/T 15834-2011 §4.8.3.5).
  var quoted: String {
    "“"
      + String(
        map { character -> Character in
          switch character {
          case "“": "‘"
          case "”": "’"
          case "‘": "“"
          case "’": "”"
          default: character
          }
        }) + "”"
  }

  /// 《…》, with title marks inside it made single.
  var inTitleMarks: String {
    let isMarked = hasPrefix("《") && hasSuffix("》") && filter { $0 == "《" }.count == 1
    let inner = isMarked ? String(dropFirst().dropLast()) : self
    return "《"
      + String(
        inner.map { character -> Character in
          switch character {
          case "《": "〈"
          case "》": "〉"
          default: character
          }
        }) + "》"
  }

  /// The beginning of a sentence, up to its first mark outside brackets, to name it by.
  var openingWords: String {
    var depth = 0
    let words = prefix { character in
      if "（《“〔(".contains(character) { depth += 1 }
      if "）》”〕)".contains(character) { depth -= 1 }
      return depth > 0 && character != "\n" || !"，。；：,;\n".contains(character)
    }
    return words.count > 32 ? words.prefix(31) + "…" : String(words)
  }
}

/// 均, where that is said of more than one.
func allOf(_ count: Int) -> String { count > 1 ? "均" : "" }

/// 已完成27项、基本完成4项、未完成3项, without those that are none.
func outcomes(
  completed: Int, basicallyCompleted: Int, unfinished: Int, of total: Int
) -> String {
  switch total {
  case 0: return "尚无问题"
  case completed: return "已全部完成"
  case basicallyCompleted: return allOf(total) + "已基本完成"
  case unfinished: return allOf(total) + "未完成"
  default: break
  }
  return [("已完成", completed), ("基本完成", basicallyCompleted), ("未完成", unfinished)]
    .filter { $0.1 > 0 }.map { "\($0)\($1)项" }.listed
}

extension Issue {
  /// “台账不规范”（WT-008）.
  var named: String { "\(title.withoutStop.quoted)（\(id)）" }
}

extension Measure {
  /// “修订学习制度”（CS-003）.
  var named: String { "\(content.openingWords.quoted)（\(id)）" }
}

extension Policy {
  /// 《学习制度》（×党发〔2023〕5号）, as far as there is a number.
  public var named: String { title.inTitleMarks + (documentNumber.map { "（\($0)）" } ?? "") }
}

extension Profile {
  /// 检视整改 of 检视整改台账: what the ledger is about.
  var subject: String {
    var subject = title
    for ending in ["台账", "清单", "工作"] where subject.hasSuffix(ending) {
      subject.removeLast(ending.count)
    }
    return subject.isEmpty ? "检视整改" : subject
  }

  /// 市××局党委: the organization with its party organ, whatever it was written with.
  var signatory: String {
    let written = PartyBody.allCases.first { organization.hasSuffix($0.label) }
    return organization.dropLast(written?.label.count ?? 0) + partyBody.label
  }
}
