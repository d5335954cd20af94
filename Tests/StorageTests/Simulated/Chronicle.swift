import Rectification
import Testing

@testable import Storage

/// What somebody does at a ledger.
struct Deed: Sendable {
  let does: @Sendable (inout Opened) throws -> Void

  static func commit(_ changes: Change...) -> Deed {
    Deed { opened in
      _ = try opened.store.commit(
        changes, by: "office@desk3", at: at(0), on: day("2023-06-01"), in: &opened.ledger)
    }
  }

  static let checkpoint = Deed { opened in try opened.store.checkpoint(&opened.ledger) }

  static let undo = Deed { opened in
    _ = try opened.store.undo(
      .undo, by: "office@desk3", at: at(1), on: day("2023-06-01"), in: &opened.ledger)
  }

  /// Keeps a file as evidence and puts it on record.
  static let attach = Deed { opened in
    let evidence = try opened.store.keep("/desk/通知.pdf", on: day("2023-06-01"))
    _ = try opened.store.commit(.attach("CS-001", [evidence]), in: &opened.ledger)
  }

  /// As an import: several new records and changes as one step.
  static let importRows = Deed { opened in
    var changes = (1...5).map { number in
      Change.add(
        .issue,
        [
          "title": .text("导入的问题第 \(number) 项：" + String(repeating: "长", count: 12)),
          "source": "research", "section": "政治建设", "department": "办公室",
        ])
    }
    changes.append(rename("导入所改"))
    _ = try opened.store.commit(
      changes, by: "office@desk3", at: at(2), on: day("2023-06-01"), in: &opened.ledger)
  }
}

/// What was done on a simulated disk, and what of it was acknowledged when.
struct Chronicle {
  static let folder = "/desk/ledger"
  /// What the ledger held after its event `seq`, for each at which a step ends.
  private(set) var contents: [Int: [String]] = [:]
  /// The last event that was acknowledged, each time with how long the disk's log was then.
  private var acknowledged: [(length: Int, seq: Int)] = []
  /// Whether a deed was cut off.
  private(set) var isCutOff = false

  /// The small ledger on a disk, all of it forced there, with a file beside it.
  static func volume() throws -> Volume {
    let disk = SimulatedDisk()
    try disk.disk.makeFolders(folder)
    for (name, text) in smallLedger {
      try disk.disk.replace("\(folder)/\(name)", with: Array(text.utf8))
    }
    try disk.disk.replace("/desk/通知.pdf", with: Array("关于整改的通知".utf8))
    return disk.volume
  }

  /// The last event that had been acknowledged when the log was so long.
  func acknowledged(at length: Int) -> Int {
    acknowledged.last { $0.length <= length }?.seq ?? 0
  }

  /// Forgets what was acknowledged, and keeps what there is to compare with.
  mutating func restart() { (acknowledged, isCutOff) = ([], false) }

  /// Opens the ledger and does one deed after the other, until one cannot be done.
  mutating func follow(_ deeds: [Deed], on disk: SimulatedDisk) {
    do {
      var opened = try Store.open(Chronicle.folder, disk: disk.disk)
      contents[opened.ledger.history.last] = opened.ledger.contents
      for deed in deeds {
        try deed.does(&opened)
        contents[opened.ledger.history.last] = opened.ledger.contents
        acknowledged.append((disk.log.count, opened.ledger.history.last))
      }
    } catch { isCutOff = true }
  }

  /// What is wrong with a ledger that a crash has left on `disk`, for one who opens it and goes on
  /// working; `nil` where all is well.
  func fault(of disk: SimulatedDisk, acknowledged: Int) -> String? {
    do {
      var opened = try Store.open(Chronicle.folder, disk: disk.disk)
      let last = opened.ledger.history.last
      if let obstacle = opened.store.obstacle { return "\(obstacle)" }
      if last < acknowledged { return "\(acknowledged) was acknowledged, \(last) is there" }
      guard let known = contents[last] else { return "half a step is there, up to \(last)" }
      if opened.ledger.contents != known { return "event \(last) left something else" }
      let evidence = opened.store.findings(opened.ledger).filter { $0.severity == .error }
      if let finding = evidence.first { return "\(finding)" }
      disk.wait(seconds: 86_400)
      try opened.store.commit(rename("后来"), in: &opened.ledger)
      if opened.ledger.history.last != last + 1 { return "the next change was not made" }
      try opened.store.checkpoint(&opened.ledger)
      let again = try Store.open(Chronicle.folder, disk: disk.disk)
      if let warning = again.warnings.first { return "\(warning)" }
      if !again.ledger.isSame(as: opened.ledger) { return "what was done next is not there" }
      if again.store.isBehind > 0 { return "files are behind" }
      return leftover(on: disk)
    } catch { return "\(error)" }
  }

  /// A temporary file that was not cleared away.
  private func leftover(on disk: SimulatedDisk) -> String? {
    for folder in [Chronicle.folder, "\(Chronicle.folder)/\(LedgerFile.evidence)"] {
      let names = (try? disk.disk.list(folder)) ?? []
      if let name = names.first(where: { $0.contains(".tmp-") }) { return "\(name) was left" }
    }
    return nil
  }
}
