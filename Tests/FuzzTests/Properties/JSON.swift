import CSimdJSON
import Rectification

@testable import Storage

/// simdjson reads what the plain scan finds no mistake in, and nothing else; what was read is written
/// so that it reads the same.
func checkJSON(_ bytes: [UInt8]) throws {
  let mistake = bytes.withUnsafeBytes {
    zg_json_diagnose($0.bindMemory(to: CChar.self).baseAddress, $0.count)
  }
  let fields: Fields
  do throws(SyntaxError) { fields = try read(bytes) } catch {
    try require(Int(mistake.code) != ZG_JSON_OK, "refused without a reason: \(error)")
    try require((0...bytes.count).contains(error.offset), "outside of the text: \(error)")
    try requireShowable(error.problem.description)
    return
  }
  try require(Int(mistake.code) == ZG_JSON_OK, "read in spite of \(mistake)")
  try checkPadding(bytes, fields)
  try checkWriting(fields)
  try checkList(bytes, fields)
  try checkPlaces(bytes, fields)
}

private func read(_ bytes: [UInt8]) throws(SyntaxError) -> Fields {
  try bytes.withPaddedText(0..<bytes.count) { text throws(SyntaxError) in
    try JSONParser().object(text)
  }
}

/// A text is read the same where it lies as from a copy.
private func checkPadding(_ bytes: [UInt8], _ fields: Fields) throws {
  var padded = bytes
  padded.reserveCapacity(bytes.count + PaddedText.padding)
  try require(read(padded).json == fields.json, "padding makes a difference")
}

private func checkWriting(_ fields: Fields) throws {
  for layout in [JSONLayout.compact, .indented] {
    let written = Value.object(fields).json(layout)
    let again = try read(Array(written.utf8))
    try require(again == fields, "reads otherwise: \(written)")
    try require(Value.object(again).json(layout) == written, "is written otherwise: \(written)")
    try requireShowable(written.filter { $0 != "\n" })
  }
}

/// A list is the same element by element.
private func checkList(_ bytes: [UInt8], _ fields: Fields) throws {
  let lists = fields.members.filter { $0.value.list != nil && !$0.key.utf8.contains(0) }
  guard let list = lists.first, fields.keys.count(where: { $0 == list.key }) == 1 else { return }
  var items: [Value] = []
  _ = try bytes.withPaddedText(0..<bytes.count) { text throws(SyntaxError) in
    try JSONParser().read(text, list: list.key) { nodes, index in
      if index >= 0 { items.append(nodes.value(at: 0)) }
      return true
    }
  }
  // A key that is written with escapes is not looked for: it is no key of the format.
  guard !items.isEmpty else { return }
  try require(Value.list(items) == list.value, "elements read otherwise")
}

/// Whatever stands in a text has its place there.
private func checkPlaces(_ bytes: [UInt8], _ fields: Fields) throws {
  let text = try JSONText(unwrap(text(bytes), "no UTF-8"))
  let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
  for key in fields.keys.prefix(8) {
    let (ofKey, place) = (text.place(of: [.key(key)], ofKey: true), text.place(of: [.key(key)]))
    try require((1...lines).contains(place.line) && ofKey.line <= place.line, "\(key): \(place)")
  }
}

extension Fields {
  /// The members as compact JSON: character for character, where `==` of texts is more lenient.
  var json: [UInt8] {
    var bytes: [UInt8] = []
    Value.object(self).write(to: &bytes, .compact)
    return bytes
  }
}
