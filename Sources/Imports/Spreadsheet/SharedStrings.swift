import OfficeFiles

/// The texts that cells refer to by number (ECMA-376-1 §18.4.9); blank ones are `nil`. Runs of rich
/// text are joined; how a text is pronounced is not part of it.
func sharedStrings(
  _ package: PackageReader, _ part: String, _ pace: Pace
) throws(ImportFault.Problem) -> [CellValue?] {
  guard package.has(part) else { return [] }
  let xml = try package.xml(part)
  let (item, run, phonetic) = (xml.name("si"), xml.name("t"), xml.name("rPh"))
  var (texts, text, size) = ([CellValue?](), [UInt8](), 0)
  var (isInRun, isPhonetic) = (false, false)
  while let event = try xml.step() {
    switch event {
    case .text: if isInRun, !isPhonetic { xml.appendText(to: &text) }
    case .start, .end:
      let name = xml.element
      if name == run {
        isInRun = event == .start
      } else if name == phonetic {
        isPhonetic = event == .start
      } else if name == item, event == .end {
        size += text.count
        guard size <= ImportLimits.sharedBytes, texts.count < ImportLimits.sharedStrings else {
          throw .tooMany("文字", sheet: nil)
        }
        texts.append(excelText(text).map(CellValue.text))
        if texts.count.isMultiple(of: 1 << 16) { try tell(pace, package.progress) }
        text.removeAll(keepingCapacity: true)
      }
    }
  }
  return texts
}

/// A text as the format keeps it, where `_x000D_` stands for a UTF-16 unit (ECMA-376-1 §22.9.2.19).
func excelText(_ bytes: [UInt8]) -> String? {
  bytes.withUnsafeBufferPointer { buffer in
    buffer.hasEscape
      ? unescaped(Array(String(decoding: buffer, as: UTF8.self).utf16)).cellText : cellText(buffer)
  }
}

private func unescaped(_ units: [UInt16]) -> String {
  var (result, place) = ([UInt16](), 0)
  while place < units.count {
    if let unit = escape(units[place...].prefix(7)) {
      result.append(unit)
      place += 7
    } else {
      result.append(units[place])
      place += 1
    }
  }
  return String(decoding: result, as: UTF16.self)
}

/// The unit that `_xHHHH_` stands for.
private func escape(_ units: ArraySlice<UInt16>) -> UInt16? {
  guard units.count == 7, units.first == 0x5F, units.last == 0x5F,
    units.dropFirst().first == 0x78
  else { return nil }
  return UInt16(String(decoding: units.dropFirst(2).dropLast(), as: UTF16.self), radix: 16)
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate var hasEscape: Bool {
    indices.contains { self[$0] == 0x5F && $0 + 6 < count && self[$0 + 1] == 0x78 }
  }
}
