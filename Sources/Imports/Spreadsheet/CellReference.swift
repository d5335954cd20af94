/// The column, from 0, of a reference such as `AB12` that ends in a NUL; `nil` where it has none that
/// a sheet can have.
func columnIndex(_ reference: UnsafePointer<UInt8>) -> Int? {
  var rest = reference
  return cellReference(&rest)?.column
}

/// A cell by its name, the row from 1 where it is named; moves `text` behind it.
func cellReference(_ text: inout UnsafePointer<UInt8>) -> (column: Int, row: Int?)? {
  var (column, row) = (0, 0)
  while true {
    let byte = text.pointee
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte - 64)
    case UInt8(ascii: "a")...UInt8(ascii: "z") where row == 0: column = column * 26 + Int(byte - 96)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): row = row * 10 + Int(byte & 15)
    case UInt8(ascii: "$"): break
    default: return column > 0 ? (column - 1, row > 0 ? row : nil) : nil
    }
    guard column <= ImportLimits.columns, row <= ImportLimits.rows else { return nil }
    text += 1
  }
}

/// A number of digits alone, up to nine of them, that ends in a NUL.
func naturalNumber(_ text: UnsafePointer<UInt8>) -> Int? {
  var (number, place) = (0, 0)
  while text[place] != 0 {
    guard (0x30...0x39).contains(text[place]), place < 9 else { return nil }
    number = number * 10 + Int(text[place] & 15)
    place += 1
  }
  return place > 0 ? number : nil
}
