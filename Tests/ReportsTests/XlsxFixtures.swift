import Foundation
import OfficeFiles
import Oracles
import Reports

@testable import Rectification

/// A workbook as others see it (workbook.py).
struct SeenSheet: Decodable {
  enum Raw: Decodable, Equatable, CustomStringConvertible {
    case text(String)
    case number(Double)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    var description: String {
      switch self {
      case .text(let text): text
      case .number(let number): "\(number)"
      }
    }
  }

  let name, state: String
  let merges: [String]
  let panes, titles, area, filter, orientation: String?
  let paper: Int?
  let footer: [String?]
  let charts: Int
  let hidden: [String]
  let heights: [Double?]
  let formats: [String: String]
  let lists, rules: [[String?]]
  let cells: [String: Raw]

  func text(_ cell: String) -> String? {
    if case .text(let text)? = cells[cell] { text } else { nil }
  }

  /// The letters of the column with that title.
  func column(_ title: String) -> String? {
    cells.first { $0.key.filter(\.isNumber) == "3" && $0.value == .text(title) }?.key
      .filter(\.isLetter)
  }

  /// The cell of a row, from 1, under a title.
  func cell(_ title: String, _ row: Int) -> Raw? { column(title).flatMap { cells["\($0)\(row)"] } }
}

/// What is exported, kept as a file for the tools that look at it.
struct Exported {
  let bytes: [UInt8]
  let path: String

  init(_ kind: ReportKind, of ledger: Ledger, department: String? = nil) throws {
    let request = ReportRequest(kind: kind, format: .xlsx, asOf: cutOff, department: department)
    try self.init(try render(request, of: ledger), "\(kind).xlsx")
  }

  init(_ bytes: [UInt8], _ name: String) throws {
    self.bytes = bytes
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    path = file.path
  }

  func sheets() throws -> [SeenSheet] { try seen(path) }

  /// Throws where a part is no XML.
  func checkParts() throws {
    let folder = (path as NSString).deletingLastPathComponent + "/parts"
    try Tool.run(["unzip", "-q", path, "-d", folder])
    let parts = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let xml = parts.filter { $0.hasSuffix(".xml") || $0.hasSuffix(".rels") }
    try Tool.run(["xmllint", "--noout"] + xml.map { "\(folder)/\($0)" })
  }
}

func seen(_ path: String) throws -> [SeenSheet] {
  try JSONDecoder().decode([SeenSheet].self, from: Tool.python("workbook.py", path))
}

/// The small ledger with what strains a workbook: an issue of 30 measures with texts of 5,000
/// characters, and texts that no file can hold as they are.
func strainedLedger() throws -> Ledger {
  var ledger = try smallLedger()
  ledger.profile.title = "“A&B”2024检视整改台账"
  var long = issue("WT-100", "措施很多的问题", due: "2023-12-01")
  long.manifestation = String(repeating: "有的科室落实不到位，", count: 500)
  ledger.put(long)
  for number in 100..<130 {
    var measure = measure(
      RecordID(.measure, number: number), "WT-100", String(repeating: "整改措施。", count: 1000))
    measure.owner = strangeTexts[number % strangeTexts.count].given
    ledger.put(measure)
  }
  return ledger
}

/// Texts, and how they come out of a workbook.
let strangeTexts: [(given: String, stored: String)] = [
  ("=cmd|'/C calc'!A0", "=cmd|'/C calc'!A0"), ("+86", "+86"), ("-3", "-3"), ("@局", "@局"),
  ("甲\u{0}\u{1}\u{1B}[31m\u{7F}\u{85}\u{FFFE}\u{FFFF}乙", "甲[31m乙"),
  ("<b>&amp;\"'", "<b>&amp;\"'"), ("㐀𠀀😀", "㐀𠀀😀"), ("_x000D_", "_x005F_x000D_"), ("_x_", "_x_"),
  ("  前后有空格 ", "  前后有空格 "),
]
