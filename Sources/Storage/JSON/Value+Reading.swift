import Rectification

extension SyntaxProblem: Error {}

extension Value {
  /// Reads one JSON value, of any kind; throws where the text is none, or more than one.
  public init(json text: String) throws(SyntaxProblem) {
    var bytes = Array("{\"value\":\(text)}".utf8)
    let count = bytes.count
    bytes.reserveCapacity(count + PaddedText.padding)
    let fields: Fields
    do throws(SyntaxError) {
      fields = try bytes.withPaddedText(0..<count) { text throws(SyntaxError) in
        try JSONParser().object(text)
      }
    } catch { throw error.problem }
    guard fields.keys == ["value"], let value = fields["value"] else { throw .misplaced }
    self = value
  }
}
