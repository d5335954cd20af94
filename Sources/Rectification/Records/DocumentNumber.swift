/// A document number (发文字号) after GB/T 9704-2012 §7.2.5: `×党发〔2023〕5号`.
public enum DocumentNumber {
  /// Whether `text` is in form: 〔〕 around four digits, no 第, no leading zero.
  public static func isWellFormed(_ text: String) -> Bool {
    guard let parts = Parts(text) else { return false }
    return parts.written == text
  }

  /// The form that `text` most likely means, or `nil` where that cannot be told.
  public static func repaired(_ text: String) -> String? {
    let written = Parts(text)?.written
    return written == text ? nil : written
  }

  private struct Parts {
    let agency: String
    let year: String
    let number: Int

    var written: String { "\(agency)〔\(year)〕\(number)号" }

    /// Takes any bracket, an optional 第 and leading zeros.
    init?(_ text: String) {
      let characters = text.filter { !$0.isWhitespace }
      guard let open = characters.firstIndex(where: { "〔[（(【［".contains($0) }),
        let close = characters[open...].firstIndex(where: { "〕]）)】］".contains($0) }),
        characters.last == "号"
      else { return nil }
      agency = String(characters[..<open])
      year = String(characters[characters.index(after: open)..<close])
      var rest = characters[characters.index(after: close)...].dropLast()
      if rest.first == "第" { rest = rest.dropFirst() }
      guard !agency.isEmpty, year.utf8.count == 4, Int(year) != nil,
        rest.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(rest), number > 0
      else { return nil }
      self.number = number
    }
  }
}
