import Cells

extension Screen {
  /// What the terminal is to be asked at the start. Nothing waits for the answers, which come in
  /// with the keys; a terminal that gives none costs nothing.
  ///
  /// On row 2: said of row 1, the answer would be the same as Shift-F3.
  func questions(_ locale: TerminalLocale) -> String {
    guard wishes.synchronizes || wishes.ambiguousWidth == .auto, skipsUnknown,
      size.rows >= 2, size.columns >= 4
    else { return "" }
    questioned = .now
    return SynchronizedOutput.question + "\u{1B}[2H"
      + (AmbiguousGlyph.isNarrow(in: locale) ? AmbiguousGlyph.question : "\u{1B}[6n")
  }

  func take(_ answer: Answer) {
    switch answer {
    case .mode(SynchronizedOutput.mode, let isKnown):
      isSynchronized = isKnown && wishes.synchronizes
    case .cursor(_, let column):
      guard questioned != nil else { return }
      questioned = nil
      if column == AmbiguousGlyph.columnAfterWide, wishes.ambiguousWidth == .auto {
        repertoire = max(repertoire, .withoutAmbiguous)
        repaint()
      }
    case .mode, .attributes, .name: break
    }
  }

  /// Keeps an answer that is still to come from whoever reads the terminal next. The cursor was
  /// asked for last, so nothing comes after its answer.
  func awaitAnswer() {
    guard let moment = questioned, moment.duration(to: .now) < .seconds(1) else { return }
    let deadline = ContinuousClock.now.advanced(by: .milliseconds(250))
    while questioned != nil, !isAtEnd, ContinuousClock.now < deadline,
      !wait(for: [descriptor], timeout: ContinuousClock.now.duration(to: deadline)).isEmpty
    {
      _ = keys()
    }
    questioned = nil
  }
}
