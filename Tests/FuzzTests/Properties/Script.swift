import Cells
import Rectification

@testable import Screens

/// A script of keys is refused in a sentence, or reads the same from the names of its keys; typed at
/// the sample ledger, it leaves a screen that fits, and events that the journal can keep. A first line
/// like `#40x10` says how large the screen is.
func checkScript(_ bytes: [UInt8]) throws {
  guard let text = text(bytes) else { return }
  do {
    let script = try KeyScript(parsing: text)
    try checkNames(of: script)
    let head = text.prefix { !$0.isNewline }
    var sitting = Sitting(size: head.first == "#" ? Size(String(head.dropFirst())) : nil)
    try sitting.type(script)
  } catch { try requireSentence(error) }
}

private func checkNames(of script: KeyScript) throws {
  let lines = script.lines.map { line in
    line.enumerated().map { $0 == 0 && $1 == .character("#") ? "<hash>" : $1.name }.joined()
  }
  let again = try KeyScript(parsing: lines.joined(separator: "\n"))
  try require(again == script, "reads otherwise: \(lines)")
}

/// Somebody at a keyboard; changes take effect in memory.
private struct Sitting {
  private var model: Model
  private var keysLeft = 120

  init(size: Size?) {
    let size = size.flatMap { $0.columns <= 200 && $0.rows <= 60 ? $0 : nil }
    model = Model(
      ledger: sample, person: "office@desk1", day: Day(number: 19_722),
      size: size ?? Size(columns: 80, rows: 24))
  }

  mutating func type(_ script: KeyScript) throws {
    try look()
    for line in script.lines {
      for key in line where keysLeft > 0 {
        keysLeft -= 1
        try receive(.key(key))
      }
      try look()
    }
  }

  /// What is on the screen fits it, and drives no terminal.
  private func look() throws {
    let canvas = view(model)
    try require(canvas.size == model.size, "a canvas of \(canvas.size)")
    for row in 0..<canvas.size.rows {
      let text = canvas.text(ofRow: row)
      try require(text.displayWidth <= canvas.size.columns, "too wide: \(text)")
      try requireShowable(text)
    }
  }

  private mutating func receive(_ message: Message) throws {
    for effect in update(&model, message) {
      switch effect {
      case .commit(let changes): try commit(changes)
      case .step(let direction): try step(direction)
      case .edit(let text): try receive(.edited(text + "再改"))
      default: break
      }
    }
  }

  private mutating func commit(_ changes: [Change]) throws {
    var receipt = Receipt(events: [])
    for change in changes {
      do throws(RuleBroken) {
        let decision = try model.ledger.check(change, occasion)
        receipt.remarks += decision.remarks
        for edit in decision.edits { try? take(edit, of: decision.of, into: &receipt) }
      } catch { receipt.refusals.append(error.description) }
    }
    try receive(.committed(receipt))
  }

  private mutating func step(_ direction: Direction) throws {
    var receipt = Receipt(events: [])
    do throws(UndoRefused) {
      let step = try model.ledger.check(direction, occasion)
      for entry in step.entries { try? take(entry.edit, of: entry.of, into: &receipt) }
    } catch { return try receive(.failed(error.description)) }
    try receive(.committed(receipt))
  }

  private mutating func take(_ edit: Edit, of seqs: [Int], into receipt: inout Receipt) throws {
    guard let at = Instant("2023-12-31T10:00:00+08:00") else { return }
    let event = Event(
      seq: model.ledger.history.last + 1, at: at, by: "office@desk1", edit: edit, of: seqs)
    try model.ledger.take(event)
    receipt.events.append(event)
  }

  private var occasion: Occasion { Occasion(by: "office@desk1", on: model.day) }
}
