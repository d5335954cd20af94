/// The numbers of headings on four levels (GB/T 9704-2012 §7.3.3): 一、 （一） 1. （1）.
struct Numbering {
  private var counts = [0, 0, 0, 0]

  /// The number of the next heading on `level`, 1 to 4; lower levels begin anew behind it.
  mutating func next(_ level: Int) -> String {
    let level = min(max(level, 1), 4)
    counts[level - 1] += 1
    for lower in level..<4 { counts[lower] = 0 }
    let count = counts[level - 1]
    switch level {
    case 1: return "\(chineseNumeral(count))、"
    case 2: return "（\(chineseNumeral(count))）"
    case 3: return "\(count)."
    default: return "（\(count)）"
    }
  }
}

/// 一 to 九十九; digits beyond.
func chineseNumeral(_ number: Int) -> String {
  guard (1...99).contains(number) else { return String(number) }
  let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
  let (tens, ones) = number.quotientAndRemainder(dividingBy: 10)
  switch tens {
  case 0: return digits[ones]
  case 1: return "十" + digits[ones]
  default: return digits[tens] + "十" + digits[ones]
  }
}
