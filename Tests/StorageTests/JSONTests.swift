import Foundation
import Rectification
import Testing

@testable import Storage

/// Foundation's reader as the judge of ours, and of what the writer writes.
@Suite struct JSONTests {
  static let texts = [
    #"{}"#, #"{"a":[]}"#, #"{"a":{},"b":[{}]}"#, #"{"a":null,"b":true,"c":false}"#,
    #"{"a":-0,"b":1.5,"c":-1.25,"d":1e3,"e":2E-2,"f":0.1}"#,
    #"{"中文":"整改\n\t\"\\\/\b\f\r","é":"\u4e2d\ud83d\ude00\u0000"}"#,
    #"  { "a" : [ 1 , 2 ] }  "#, #"{"\u0061\"":"x"}"#,
  ]

  @Test(arguments: texts)
  func readsWhatFoundationReads(text: String) throws {
    let ours = try JSONParser().object(text)
    let theirs = try JSONSerialization.jsonObject(with: Data(text.utf8))
    #expect(try plain(.object(ours)) == theirs as? NSObject)
    for layout in [JSONLayout.compact, .indented] {
      let written = Value.object(ours).json(layout)
      let again = try JSONSerialization.jsonObject(with: Data(written.utf8))
      #expect(again as? NSObject == theirs as? NSObject, "\(written)")
      #expect(try JSONParser().object(written) == ours)
    }
  }

  static let wrong: [(String, SyntaxProblem, Int)] = [
    ("", .empty, 0), ("{", .incomplete, 1), ("{\"a\"", .incomplete, 4), ("{\"a\":", .incomplete, 5),
    ("{\"a\":1,}", .misplaced, 7), ("{\"a\" 1}", .misplaced, 5), ("{a:1}", .misplaced, 1),
    ("{\"a\":[1 2]}", .misplaced, 8), ("{\"a\":1]", .misplaced, 6), ("{}{}", .trailing, 2),
    ("{\"a\":\"b\":1}", .misplaced, 8), ("{\"a\":nul}", .badWord, 5), ("{\"a\":+1}", .badWord, 5),
    ("{\"a\":1.}", .badNumber, 5), ("{\"a\":-}", .badNumber, 5), ("{\"a\":00}", .badNumber, 5),
    ("{\"a\":\"\\x\"}", .badEscape, 6), ("{\"a\":\"\\udc00\"}", .badEscape, 6),
    ("{\"a\":\"\\ud800\\u0041\"}", .badEscape, 6), ("{\"a\":\"\t\"}", .controlCharacter, 6),
    ("{\"a\":\"b", .unclosedText, 5), ("null", .notAnObject, 0),
  ]

  @Test(arguments: wrong)
  func refusesWhatIsNotJSON(text: String, problem: SyntaxProblem, offset: Int) {
    let error = #expect(throws: SyntaxError.self) { try JSONParser().object(text) }
    #expect(error == SyntaxError(problem: problem, offset: offset))
  }

  @Test func valueOfAnyKindIsRead() throws {
    #expect(try Value(json: " [1, \"二\"] ") == [1, "二"])
    for text in ["", "1,\"x\":2", "1}", "[1", "\"a"] {
      #expect(throws: SyntaxProblem.self) { try Value(json: text) }
    }
  }

  @Test func oneParserReadsManyTexts() throws {
    let parser = JSONParser()
    for number in 0..<200 {
      let text = "{\"n\":\"" + String(repeating: "整\\n", count: number) + "\"}"
      #expect(
        try parser.object(text)["n"] == .text(String(repeating: "整\n", count: number)))
      #expect(throws: SyntaxError.self) { try parser.object(String(text.dropLast(1))) }
    }
  }

  /// The digits stay; Foundation has numbers.
  private func plain(_ value: Value) throws -> NSObject {
    switch value {
    case .null: NSNull()
    case .bool(let flag): NSNumber(value: flag)
    case .number(let digits): NSDecimalNumber(string: digits)
    case .text(let text): text as NSString
    case .list(let items): try items.map(plain) as NSArray
    case .object(let fields):
      NSDictionary(
        objects: try fields.members.map { try plain($0.value) },
        forKeys: fields.keys.map { $0 as NSString })
    }
  }
}

extension JSONParser {
  fileprivate func object(_ text: String) throws(SyntaxError) -> Fields {
    let bytes = Array(text.utf8)
    return try bytes.withPaddedText(0..<bytes.count) { text throws(SyntaxError) in
      try object(text)
    }
  }
}
