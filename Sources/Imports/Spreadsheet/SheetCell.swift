import Rectification

/// The characters of a cell of a sheet, and what they are to be read as (ECMA-376-1 §18.3.1.4).
struct SheetCell {
  private enum Kind { case number, shared, text, flag, error, day }

  private var kind = Kind.number
  private var style = 0
  var value: [UInt8] = []
  var formula: [UInt8] = []
  var hasFormula = false

  /// Begins another cell, of the kind that the attribute names.
  mutating func begin(_ kind: UnsafePointer<UInt8>?, style: Int) {
    self.kind = kind.map(SheetCell.kind) ?? .number
    (self.style, hasFormula) = (style, false)
    value.removeAll(keepingCapacity: true)
    formula.removeAll(keepingCapacity: true)
  }

  /// `s`, `str`, `inlineStr`, `b`, `e`, `d`; `n` is what there is without.
  private static func kind(_ name: UnsafePointer<UInt8>) -> Kind {
    switch (name[0], name[0] == 0 ? 0 : name[1]) {
    case (UInt8(ascii: "s"), 0): .shared
    case (UInt8(ascii: "s"), _), (UInt8(ascii: "i"), _): .text
    case (UInt8(ascii: "b"), _): .flag
    case (UInt8(ascii: "e"), _): .error
    case (UInt8(ascii: "d"), _): .day
    default: .number
    }
  }

  /// The cell refers to a text that the file does not have.
  struct MissingText: Error {}

  /// What the cell says; `nil` where it is blank.
  func read(in book: borrowing SheetReader.Book) throws(MissingText) -> CellValue? {
    if value.isEmpty { return hasFormula && kind != .text ? .error(unknownResult) : nil }
    switch kind {
    case .shared:
      guard let place = value.naturalNumber, place < book.shared.count else {
        throw MissingText()
      }
      return book.shared[place]
    case .text: return excelText(value).map(CellValue.text)
    case .flag: return .flag(value.first == UInt8(ascii: "1") || value.first == UInt8(ascii: "t"))
    case .error: return .error(excelText(value) ?? "#?")
    case .day:
      guard let text = excelText(value) else { return nil }
      return Day(text.prefix(10)).map(CellValue.date) ?? .text(text)
    case .number: return number(in: book)
    }
  }

  private func number(in book: borrowing SheetReader.Book) -> CellValue? {
    let number =
      value.naturalNumber.map(Double.init) ?? Double(String(decoding: value, as: UTF8.self))
    guard let number, number.isFinite else { return excelText(value).map(CellValue.text) }
    guard style < book.isDate.count, book.isDate[style],
      let day = day(ofSerial: number, startsIn1904: book.startsIn1904)
    else { return .number(number) }
    return .date(day)
  }

  /// Who wrote the file did not calculate.
  private var unknownResult: String {
    let text = excelText(formula).map { " =\($0.prefix(60))" } ?? ""
    return "公式\(text) 没有保存结果"
  }
}

extension [UInt8] {
  /// A number of plain digits, as most numbers are; `nil` for any other.
  fileprivate var naturalNumber: Int? {
    guard (1...15).contains(count) else { return nil }
    var number = 0
    for byte in self {
      guard (0x30...0x39).contains(byte) else { return nil }
      number = number * 10 + Int(byte & 15)
    }
    return number
  }
}
