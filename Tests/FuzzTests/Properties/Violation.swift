import Rectification

@testable import App

/// Something that has to hold for every input, and does not for one.
struct Violation: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Throws where `condition` does not hold; `what` says what does not.
func require(_ condition: Bool, _ what: @autoclosure () -> String) throws {
  guard condition else { throw Violation(what()) }
}

/// The value, which has to be there.
func unwrap<Wrapped>(_ value: Wrapped?, _ what: @autoclosure () -> String) throws -> Wrapped {
  guard let value else { throw Violation(what()) }
  return value
}

/// A refusal is a sentence that people can read, and that can do nothing to their terminal.
func requireSentence(_ error: any Error) throws {
  if error is Violation { throw error }
  let sentence = ErrorText(error).sentence
  try require(sentence.hasSuffix("。"), "no sentence: \(sentence.debugDescription)")
  try requireShowable(sentence)
}

/// Nothing in a text drives a terminal or reorders a line.
func requireShowable(_ text: String) throws {
  let unprintable = text.unicodeScalars.first { $0.isUnprintable }
  try require(unprintable == nil, "unprintable: \(text.debugDescription)")
}

/// The text that bytes are; `nil` where they are none, which the program has found out by then.
func text(_ bytes: [UInt8]) -> String? { String(validating: bytes, as: UTF8.self) }
