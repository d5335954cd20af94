import CSimdJSON
import Rectification

/// A JSON parser whose buffers are kept for many texts.
///
/// A class, since it owns memory that has to be given back.
final class JSONParser {
  let handle: OpaquePointer

  init() {
    guard let handle = zg_json_parser_new() else {
      preconditionFailure("no memory for a JSON parser")
    }
    self.handle = handle
  }

  deinit { zg_json_parser_free(handle) }

  /// Reads an object. Without `list`, `take` gets it whole; with it, one member at a time (index
  /// -1), and the array under that key element by element. `take` answers whether to go on.
  ///
  /// - Returns: Whether the text was read to its end.
  func read(
    _ text: PaddedText, list: String? = nil, take: (JSONNodes, Int) -> Bool
  ) throws(SyntaxError) -> Bool {
    let result = withoutActuallyEscaping(take) { take in
      var call = Call(take: take)
      return withUnsafeMutablePointer(to: &call) { call in
        withOptionalCString(list) { list in
          zg_json_read(
            handle, text.base, text.count, text.capacity, list,
            { context, nodes, count, index in
              guard let call = context?.assumingMemoryBound(to: Call.self) else { return false }
              return call.pointee.take(JSONNodes(nodes, count), index)
            }, call)
        }
      }
    }
    switch Int(result.code) {
    case ZG_JSON_OK: return true
    case ZG_JSON_STOPPED: return false
    default: throw SyntaxError(problem: SyntaxProblem(code: result.code), offset: result.offset)
    }
  }

  /// Reads an object whole.
  func object(_ text: PaddedText) throws(SyntaxError) -> Fields {
    var fields = Fields()
    _ = try read(text) { nodes, _ in
      fields = nodes.value(at: 0).object ?? Fields()
      return true
    }
    return fields
  }
}

/// What the C callback gets back as its context.
private struct Call {
  let take: (JSONNodes, Int) -> Bool
}

private func withOptionalCString<Result>(
  _ text: String?, _ body: (UnsafePointer<CChar>?) -> Result
) -> Result {
  guard let text else { return body(nil) }
  return text.withCString(body)
}

/// The bytes of a text, and how many may be read from its beginning on.
struct PaddedText {
  /// How many bytes behind a text the parser may read.
  static let padding = ZG_JSON_PADDING

  let base: UnsafePointer<CChar>
  let count: Int
  let capacity: Int

  /// A part of `bytes`; what stands behind it serves as padding.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, capacity: Int) {
    guard let start = bytes.baseAddress else { return nil }
    base = UnsafeRawPointer(start + range.lowerBound).assumingMemoryBound(to: CChar.self)
    count = range.count
    self.capacity = capacity - range.lowerBound
  }
}

extension [UInt8] {
  /// Runs `body` on a part of the bytes, as a text to be parsed.
  func withPaddedText<Result>(
    _ range: Range<Int>, _ body: (PaddedText) throws(SyntaxError) -> Result
  ) throws(SyntaxError) -> Result {
    try withUnsafeBufferPointer { bytes throws(SyntaxError) -> Result in
      guard let text = PaddedText(bytes, range, capacity: capacity) else {
        throw SyntaxError(problem: .empty, offset: 0)
      }
      return try body(text)
    }
  }
}
