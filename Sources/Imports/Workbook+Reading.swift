import OfficeFiles

/// The largest file that is worth reading, in bytes: whoever reads it from disk asks for its size
/// first.
public let largestImport = 100 << 20

/// Reads a spreadsheet of which nothing is believed, its name and ending least of all: a package is
/// a workbook, anything else is text, in `encoding` or in the one that it turns out to be in.
public func workbook(
  _ file: [UInt8], named name: String, encoding: TextEncoding? = nil, pace: Pace = { _ in }
) throws(ImportFault) -> Workbook {
  do throws(ImportFault.Problem) {
    if file.isEmpty { throw .empty }
    if file.count > largestImport { throw .tooLarge }
    return file.isPackage
      ? try spreadsheet(file, pace: pace) : try csvWorkbook(file, encoding: encoding, pace: pace)
  } catch { throw ImportFault(name, error) }
}

extension [UInt8] {
  /// Whether it begins as a zip file, or as the older container of .xls and of encrypted files.
  fileprivate var isPackage: Bool {
    starts(with: [0x50, 0x4B, 3, 4]) || starts(with: [0x50, 0x4B, 5, 6])
      || starts(with: [0xD0, 0xCF, 0x11, 0xE0])
  }
}

/// Says how far it is, and turns a stop into the reason why there is no workbook.
func tell(_ pace: Pace, _ done: Double) throws(ImportFault.Problem) {
  do throws(Stopped) { try pace(done) } catch { throw .stopped }
}
