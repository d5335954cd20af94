import Exchange
import OfficeFiles
import Rectification
import Reports
import Screens
import Storage

extension ScreenSession {
  /// Short work is waited for, so that it feels done at once; who uses the program sees only work
  /// that takes longer.
  static let patience = Duration.milliseconds(200)

  /// How long the end of stopped work is waited for when the program is left.
  static let patienceOnLeaving = Duration.seconds(1)

  /// Begins to write a report.
  mutating func export(_ export: Export, replacing: Bool) -> [Request] {
    do {
      guard var request = ReportRequest(export) else { return receive(.workFailed("没有这种报告。")) }
      if request.asOf < model.day { try store.requireHistory(on: request.asOf) }
      if let since = request.since, request.kind == .progress {
        try store.requireHistory(on: since + -1)
      }
      let path = filePath(of: export, request)
      request.format = ReportFormat(fileName: path) ?? request.format
      try requireForeign(path, to: store)
      guard replacing || !fileExists(path) else {
        return receive(.exportExists(path: realPath(path) ?? path))
      }
      let encoding = export.encoding.flatMap(TextEncoding.init) ?? .utf8
      let exporting = Exporting(
        request: request, encoding: request.format == .csv ? encoding : .utf8,
        ledger: model.ledger, path: path, configuration: configuration)
      return begin(Work(pointOfNoReturn: Exporting.writing) { exporting.run($0) })
    } catch { return receive(.workFailed(ErrorText(error).sentence)) }
  }

  /// Where a report goes: in a folder under the name that is offered, and a name without the ending
  /// of a format gets that of the chosen one.
  private func filePath(of export: Export, _ request: ReportRequest) -> String {
    let place = absolutePath(export.path)
    if isFolder(place) {
      return (place.hasSuffix("/") ? place : place + "/") + model.exports.fileName(export)
    }
    return ReportFormat(fileName: place) == nil ? "\(place).\(request.format.suffix)" : place
  }

  /// Finds what could be taken in, where what is taken in can be written.
  mutating func findImports(in folder: String) -> [Request] {
    do throws(StorageError) { try requireWritable() } catch {
      return receive(.failed(error.description))
    }
    return receive(.importable(importableFiles(in: folder)))
  }

  /// Throws where nothing can be written, before anybody goes to the trouble of choosing.
  private func requireWritable() throws(StorageError) {
    if let obstacle = store.obstacle { throw obstacle }
    try store.requireTurn(by: by)
  }

  /// Begins to work out what a file would bring.
  mutating func plan(_ file: Import) -> [Request] {
    do throws(StorageError) { try requireWritable() } catch {
      return receive(.workFailed(error.description))
    }
    let planning = Planning(
      file: file, ledger: model.ledger, occasion: Occasion(by: by, on: model.day))
    return begin(Work { planning.run($0) })
  }

  /// Begins a sync, on a store of its own: what it brings is seen as the work of others is.
  mutating func sync(with remote: String?) -> [Request] {
    do {
      let syncing = Syncing(
        folder: store.folder, remote: remote,
        occasion: SyncOccasion(by: by, at: try Moment.now().instant, on: model.day))
      return begin(Work { syncing.run($0) })
    } catch { return receive(.workFailed(ErrorText(error).sentence)) }
  }

  /// Leaves no work behind: it is stopped, but a file that is being written is written to its end.
  func endWork() {
    guard let work else { return }
    _ = work.outcome(within: work.stop() ? ScreenSession.patienceOnLeaving : nil)
  }

  /// Stops what is done meanwhile; its thread ends when it next tells how far it has come.
  mutating func stopWork() -> [Request] {
    guard let work else { return [] }
    guard work.stop() else { return lookAtWork(patience: patience) }
    self.work = nil
    return receive(.stopped)
  }

  private mutating func begin(_ work: Work<Message>) -> [Request] {
    self.work = work
    return lookAtWork(patience: patience)
  }

  /// Takes what has come of the work that is done meanwhile, or how far it has come.
  mutating func lookAtWork(patience: Duration? = .zero) -> [Request] {
    guard let work else { return [] }
    guard let outcome = work.outcome(within: patience) else {
      return receive(.progressed(work.done))
    }
    self.work = nil
    if case .synced = outcome { lookSoon() }
    return receive(outcome)
  }
}
