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
      let place = absolutePath(export.path)
      let path =
        isFolder(place)
        ? "\(place.hasSuffix("/") ? place : place + "/")\(model.exports.fileName(export))" : place
      if let asked = try format(ofFile: path) { request.format = asked }
      try requireForeign(path, to: store)
      guard replacing || !fileExists(path) else { return receive(.exportExists(path: path)) }
      let encoding = export.encoding.flatMap(TextEncoding.init) ?? .utf8
      let exporting = Exporting(
        request: request, encoding: request.format == .csv ? encoding : .utf8,
        ledger: model.ledger, path: path, configuration: configuration)
      return begin(Work(pointOfNoReturn: Exporting.writing) { exporting.run($0) })
    } catch { return receive(.workFailed(ErrorText(error).sentence)) }
  }

  /// Begins to work out what a file would bring.
  mutating func plan(_ path: String) -> [Request] {
    let planning = Planning(
      path: path, ledger: model.ledger, occasion: Occasion(by: by, on: model.day))
    return begin(Work { planning.run($0) })
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
    return receive(outcome)
  }
}
