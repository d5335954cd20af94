import OfficeFiles
import Rectification

/// Which cell styles show a number as a day, by their place (ECMA-376-1 §18.8.10, §18.8.30).
func dateStyles(_ package: PackageReader, _ part: String) throws(ImportFault.Problem) -> [Bool] {
  guard package.has(part) else { return [] }
  let xml = try package.xml(part)
  var (codes, styles, isInStyles) = ([Int: Bool](), [Bool](), false)
  while let event = try xml.step() {
    if xml.isNamed("cellXfs") {
      isInStyles = event == .start
    } else if event == .start, xml.isNamed("numFmt") {
      guard let id = xml.attribute("numFmtId").flatMap({ Int($0) }) else { continue }
      codes[id] = isDateFormat(xml.attribute("formatCode") ?? "")
    } else if event == .start, isInStyles, xml.isNamed("xf") {
      let id = xml.attribute("numFmtId").flatMap { Int($0) } ?? 0
      styles.append(codes[id] ?? isBuiltInDateFormat(id))
    }
    guard max(codes.count, styles.count) <= ImportLimits.styles else {
      throw .tooMany("单元格样式", sheet: nil)
    }
  }
  return styles
}

/// The formats that files need not declare; those from 27 on are Chinese (§18.8.30).
func isBuiltInDateFormat(_ id: Int) -> Bool {
  switch id {
  case 14...17, 22, 27...31, 36, 50...54, 57, 58: true
  default: false
  }
}

/// Whether a format code shows a day: by its first section, without what is quoted, escaped or in
/// brackets. A time of day alone is none, and `General` says nothing of days in spite of its letters.
func isDateFormat(_ code: String) -> Bool {
  if ["general", "g/通用格式", "@"].contains(code.lowercased()) { return false }
  var (letters, isQuoted, isBracketed, isEscaped) = (Set<Character>(), false, false, false)
  var bracket = ""
  for character in code.lowercased() {
    if isEscaped {
      isEscaped = false
    } else if isQuoted {
      isQuoted = character != "\""
    } else if isBracketed {
      isBracketed = character != "]"
      if isBracketed { bracket.append(character) } else if bracket.isElapsedTime { return false }
    } else {
      switch character {
      case "\\", "_", "*": isEscaped = true
      case "\"": isQuoted = true
      case "[": (isBracketed, bracket) = (true, "")
      case ";": return letters.showDay
      default: letters.insert(character)
      }
    }
  }
  return letters.showDay
}

extension String {
  /// `[h]`, `[mm]`: how long something took.
  fileprivate var isElapsedTime: Bool { !isEmpty && allSatisfy("hms".contains) }
}

extension Set<Character> {
  /// `m` is a minute beside hours and seconds, a month otherwise; digits make it an amount.
  fileprivate var showDay: Bool {
    guard isDisjoint(with: ["0", "#", "?"]) || contains("s") else { return false }
    return contains("y") || contains("d") || contains("m") && isDisjoint(with: ["h", "s"])
  }
}

/// The day that a serial number means, `nil` where it means none. 1900 has a day too many, the 60th:
/// Excel kept that fault of Lotus 1-2-3.
func day(ofSerial serial: Double, startsIn1904: Bool) -> Day? {
  guard serial >= (startsIn1904 ? 0 : 1), serial < 2_958_466 else { return nil }
  let days = Int(serial)
  if startsIn1904 { return Day(number: days + 1_462 - 25_569) }
  return Day(number: (days < 60 ? days + 1 : days) - 25_569)
}
