import Imports
import OfficeFiles
import Rectification
import Screens

/// A file that is to be taken in, as the ledger stands when that is asked for.
struct Planning: Sendable {
  let file: Import
  let ledger: Ledger
  let occasion: Occasion

  /// How much is done when the file has been read.
  private static let planning = 0.4

  /// Reads the file and works out what it would bring.
  func run(_ pace: Pace) -> Message {
    do {
      let bytes = try readBytes(file.path, atMost: largestImport)
      let workbook = try workbook(
        bytes, named: file.path.fileName, encoding: file.encoding.flatMap(TextEncoding.init)
      ) { done throws(Stopped) in
        try pace(done * Planning.planning)
      }
      let plan = try Imports.plan(
        workbook, for: ledger, ImportRequest(sheet: file.sheet, maps: columnMaps(file.maps)),
        occasion
      ) {
        done throws(Stopped) in
        try pace(Planning.planning + done * (1 - Planning.planning))
      }
      return .planned(plan)
    } catch let fault as ImportFault where fault.problem == .stopped {
      return .stopped
    } catch PlanFault.stopped {
      return .stopped
    } catch { return .workFailed(ErrorText(error).sentence) }
  }
}

/// The spreadsheets in the folder where the program was started, and in another one, as paths.
func importableFiles(in folder: String) -> [String] {
  let folders = folder.isEmpty ? [""] : ["", folder]
  return folders.flatMap { folder in
    names(in: absolutePath(folder.isEmpty ? "." : folder))
      .filter { name in [".xlsx", ".csv"].contains { name.lowercased().hasSuffix($0) } }
      .filter { !$0.hasPrefix(".") && !$0.hasPrefix("~$") }
      .sorted().map { folder + $0 }
  }
}
