import Rectification

/// A JSON object that people write by hand, with the places of what stands in it.
public struct JSONText: Sendable {
  public let fields: Fields
  private let bytes: [UInt8]

  /// What keeps a text from being read, and where that shows.
  public struct Unreadable: Error, Hashable, Sendable {
    public let problem: SyntaxProblem
    public let place: Place?
  }

  /// Reads an object; throws where the text is none.
  public init(_ text: String) throws(Unreadable) {
    bytes = Array(text.utf8)
    do throws(SyntaxError) {
      fields = try bytes.withPaddedText(0..<bytes.count) { text throws(SyntaxError) in
        try JSONParser().object(text)
      }
    } catch {
      let place = error.problem.hasPlace ? Place(offset: error.offset, in: bytes) : nil
      throw Unreadable(problem: error.problem, place: place)
    }
  }

  /// Where the value at the end of `path` stands, or its key where `ofKey` is set; found by reading
  /// the text once more.
  public func place(of path: [BadValue.Step], ofKey: Bool = false) -> Place {
    let bad = BadValue(ofKey ? .doubledKey : .missing, at: path)
    var offset = 0
    try? bytes.withPaddedText(0..<bytes.count) { text throws(SyntaxError) in
      _ = try JSONParser().read(text) { nodes, _ in
        offset = nodes.offset(of: bad, from: 0, path: path[...])
        return true
      }
    }
    return Place(offset: offset, in: bytes)
  }
}
