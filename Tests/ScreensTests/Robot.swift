import Cells
import Foundation
import Rectification
import Storage

@testable import Screens

/// Types at a model as somebody at a keyboard would; changes take effect in memory.
struct Robot {
  var model: Model
  /// The effects that are left to a terminal or a disk.
  private(set) var effects: [Effect] = []
  private let by: String

  /// Sits down at the sample ledger, on its last day.
  init(size: String = "80x24", by: String = "office@desk1", day: String = "2023-12-31") throws {
    try self.init(Robot.sample.get(), size: size, by: by, day: day)
  }

  /// The sample ledger, read once for all tests.
  private static let sample = Result {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Data").standardized.path
    return try Store.open(folder).ledger
  }

  init(_ ledger: Ledger, size: String, by: String = "office@desk1", day: String = "2023-12-31")
    throws
  {
    self.by = by
    model = Model(
      ledger: ledger, person: by, day: try Robot.some(Day(day)), size: try Robot.some(Size(size)))
    model.exports = Robot.exports
  }

  /// Reports as the App offers them.
  private static let exports: Exports = {
    let word = Exports.Format(code: "docx", label: "Word 文档", suffix: "docx")
    let markdown = Exports.Format(code: "markdown", label: "Markdown", suffix: "md")
    let csv = Exports.Format(
      code: "csv", label: "CSV 表格", suffix: "csv", encodings: ["utf-8", "gb18030"])
    let kinds = [
      Exports.Kind(
        code: "progress", label: "进展情况报告", formats: [word, markdown],
        asks: [.comparison, .department], lists: [.issue, .measure]),
      Exports.Kind(
        code: "ledger", label: "台账", formats: [csv, markdown], asks: [.department],
        lists: [.issue, .measure]),
      Exports.Kind(code: "closure", label: "销号申请单", formats: [word, markdown], asks: [.issue]),
      Exports.Kind(
        code: "audit", label: "留痕", formats: [csv], asks: [.since],
        lists: [.issue, .measure, .policy]),
    ]
    return Exports(kinds: kinds) { export in
      let label = kinds.first { $0.code == export.kind }?.label ?? ""
      let suffix = kinds.flatMap(\.formats).first { $0.code == export.format }?.suffix ?? ""
      let department = export.department.map { "\($0)，" } ?? ""
      return "\(label)（\(department)截至\(export.asOf.chinese)）.\(suffix)"
    }
  }()

  struct Missing: Error {}

  private static func some<Wrapped>(_ value: Wrapped?) throws -> Wrapped {
    guard let value else { throw Missing() }
    return value
  }

  /// Types a script of keys (screens.md).
  mutating func type(_ script: String) throws {
    for line in try KeyScript(parsing: script).lines {
      for key in line { try receive(.key(key)) }
    }
  }

  mutating func press(_ key: Key) throws { try receive(.key(key)) }

  mutating func receive(_ message: Message) throws {
    for effect in update(&model, message) {
      switch effect {
      case .commit(let changes): try commit(changes)
      case .step(let direction): try step(direction)
      default: effects.append(effect)
      }
    }
  }

  /// Lets somebody else make a change, as it arrives in the ledger.
  mutating func othersMake(_ change: Change, by person: String = "hr@desk2") throws -> [Event] {
    let edits = try model.ledger.check(change, Occasion(by: person, on: model.day)).edits
    return try edits.map { edit in
      let event = Event(
        seq: model.ledger.history.last + 1,
        at: try Robot.some(Instant("\(model.day)T10:00:00+08:00")), by: person, edit: edit)
      try model.ledger.take(event)
      return event
    }
  }

  /// What is on the screen.
  var screen: String { view(model).text }

  func row(_ row: Int) -> String { view(model).text(ofRow: row) }

  /// The message line, however many rows it takes.
  var message: String { model.notice?.text ?? "" }

  private mutating func commit(_ changes: [Change]) throws {
    var receipt = Receipt(events: [])
    for change in changes {
      do {
        let decision = try model.ledger.check(change, Occasion(by: by, on: model.day))
        for edit in decision.edits {
          try take(Step.Entry(edit, of: decision.of), into: &receipt)
        }
        receipt.remarks += decision.remarks
      } catch let broken as RuleBroken { receipt.refusals.append(broken.description) }
    }
    try receive(.committed(receipt))
  }

  private mutating func step(_ direction: Direction) throws {
    var receipt = Receipt(events: [])
    do {
      let step = try model.ledger.check(direction, Occasion(by: by, on: model.day))
      for entry in step.entries { try take(entry, into: &receipt) }
      try receive(.committed(receipt))
    } catch let refused as UndoRefused { try receive(.failed(refused.description)) }
  }

  private mutating func take(_ entry: Step.Entry, into receipt: inout Receipt) throws {
    let at = try Robot.some(Instant("\(model.day)T10:00:00+08:00"))
    let event = Event(
      seq: model.ledger.history.last + 1, at: at, by: by, edit: entry.edit, of: entry.of)
    try model.ledger.take(event)
    receipt.events.append(event)
  }
}
