import Testing

extension TestTerminal {
  /// Reads until nothing has come for a while: the end of a frame that came in several reads.
  public func settle() {
    var seen = -1
    while seen != output.count {
      seen = output.count
      wait(timeout: 0.05) { $0.output.count > seen }
    }
  }

  /// Expects a text to appear.
  public func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(waitFor(text), "\(screen)", sourceLocation: sourceLocation)
  }

  /// Expects the terminal to be as it was before the program.
  public func expectRestored(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(attributes.isCooked, sourceLocation: sourceLocation)
    #expect(!isAlternateScreen, sourceLocation: sourceLocation)
    #expect(isCursorVisible, sourceLocation: sourceLocation)
    #expect(mouseMode == 0, sourceLocation: sourceLocation)
    for mode in [1, 1000, 1004, 1006, 2004] {
      #expect(!isModeOn(mode), "mode \(mode)", sourceLocation: sourceLocation)
    }
  }
}
