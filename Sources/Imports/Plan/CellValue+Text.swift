import Rectification

extension CellValue {
  /// What somebody reads in the cell; `nil` where there is nothing. Readers clean texts at the door.
  var text: String? {
    let text =
      switch self {
      case .text(let text), .error(let text): text
      case .number(let number): number.digits
      case .date(let day): day.chinese
      case .flag(let flag): flag ? "是" : "否"
      }
    return text.isEmpty ? nil : text
  }
}

extension Double {
  /// `12` for a whole number, `0.25` else.
  fileprivate var digits: String {
    self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self)
  }
}

extension String {
  /// What is left for a comparison: no blanks, no line ends, half-width forms.
  var folded: String {
    var folded = String.UnicodeScalarView()
    for scalar in halfWidth.unicodeScalars {
      if scalar.isIdeograph {
        folded.append(scalar)
      } else if !scalar.properties.isWhitespace, !scalar.isUnprintable, scalar != "?" {
        folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(folded)
  }

  var withoutBlanksAround: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}

extension Unicode.Scalar {
  /// One of the common 汉字, of which nothing else need be asked.
  fileprivate var isIdeograph: Bool { (0x4E00...0x9FFF).contains(value) }
}

/// The pieces of a cell that holds several things.
func pieces(of text: String) -> [String] {
  text.split { "、，,；;\n".contains($0) }.map { String($0).withoutBlanksAround }
    .filter { !$0.isEmpty && !$0.meansNothing }
}

extension String {
  /// Whether people write it where there is nothing to write.
  var meansNothing: Bool { ["无", "-", "—", "/", "／"].contains(self) }
}

/// `C` for 2, `AA` for 26.
func letters(ofColumn column: Int) -> String {
  var (rest, letters) = (column, "")
  repeat {
    letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
    rest = rest / 26 - 1
  } while rest >= 0
  return letters
}

/// 2 for `C`; `nil` for what is no column.
func column(ofLetters letters: String) -> Int? {
  guard (1...3).contains(letters.utf8.count) else { return nil }
  var number = 0
  for byte in letters.uppercased().utf8 {
    guard (65...90).contains(byte) else { return nil }
    number = number * 26 + Int(byte) - 64
  }
  return number - 1
}
