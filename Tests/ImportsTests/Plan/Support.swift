import Foundation
import Imports
import Rectification
import Reports
import Storage
import Testing

let today = Day("2023-12-31") ?? Day(number: 0)
let office = Occasion(by: "office", on: today)

/// The sample ledger of the project.
func sample() throws -> Ledger {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Data").path
  return try Store.open(folder).ledger
}

/// A ledger without records.
func emptyLedger(sections: [String] = ["政治建设"]) -> Ledger {
  var profile = Profile()
  (profile.title, profile.sections, profile.departments) = ("检视整改台账", sections, ["办公室"])
  return Ledger(profile: profile)
}

/// A sheet whose first row is row 1; empty texts are no cells.
func sheet(_ name: String? = nil, _ rows: [[String]]) -> Sheet {
  Sheet(
    name: name,
    rows: rows.enumerated().map { place, cells in
      Row(number: place + 1, cells: cells.map { $0.isEmpty ? nil : .text($0) })
    })
}

/// Our own export, as a workbook that knows where it came from.
func export(
  _ ledger: Ledger, revision: Int? = nil, format: String = SystemSheet.format(of: .ledger)
) throws -> Workbook {
  var sheets = try [("台账", ReportKind.ledger), ("制度", .policies)].map { name, kind in
    let bytes = try render(ReportRequest(kind: kind, format: .csv, asOf: today), of: ledger)
    return sheet(name, rows(ofCSV: String(decoding: bytes, as: UTF8.self)))
  }
  if let revision {
    var system = sheet(
      SystemSheet.name,
      [
        ["format", format], ["revision", "\(revision)"], ["asOf", "\(today)"],
        ["title", ledger.profile.title], ["birth", ledger.history.birth ?? ""],
      ])
    system.isHidden = true
    sheets.append(system)
  }
  return Workbook(sheets: sheets)
}

private func rows(ofCSV text: String) -> [[String]] {
  var rows: [[String]] = [[]]
  var (cell, isQuoted) = ("", false)
  func end() { rows[rows.count - 1].append(cell) }
  for character in text where character != "\u{FEFF}" {
    switch (character, isQuoted) {
    case ("\"", _): isQuoted.toggle()
    case (",", false):
      end()
      cell = ""
    case ("\r\n", false):
      end()
      cell = ""
      rows.append([])
    default: cell.append(character)
    }
  }
  return rows.dropLast()
}

/// Makes changes in somebody's name, as the store would.
func make(_ changes: [Change], by person: String = "hr", in ledger: inout Ledger) throws {
  for change in changes {
    for edit in try ledger.check(change, Occasion(by: person, on: today)).edits {
      let seq = ledger.history.last + 1
      let at = try #require(Instant("2023-12-31T10:00:00+08:00"))
      try ledger.take(Event(seq: seq, at: at, by: person, edit: edit))
    }
  }
}

extension Workbook {
  /// The column of a title on a sheet whose first row holds the titles.
  func column(_ title: String, sheet: Int = 0) throws -> Int {
    try #require(sheets[sheet].rows[0].cells.firstIndex(of: .text(title)))
  }
}
