extension Key {
  /// The key that was meant where letters are commands: what an input method makes of a key, be it
  /// full-width or Chinese punctuation, becomes the ASCII key again.
  public var folded: Key {
    guard case .character(let character) = self, let scalar = character.unicodeScalars.first,
      character.unicodeScalars.count == 1
    else { return self }
    if let ascii = Self.punctuation[character] { return .character(ascii) }
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return self }
    return .character(Character(Unicode.Scalar(UInt8(scalar.value - 0xFEE0))))
  }

  /// The number that a digit types, full-width or not; 万 and 五 are no digits.
  public var digit: Int? {
    guard case .character(let character) = folded, character.isASCII else { return nil }
    return character.wholeNumberValue
  }

  /// What the keys of an ASCII keyboard type while a Chinese input method is on.
  private static let punctuation: [Character: Character] = [
    "\u{3000}": " ", "、": "/", "。": ".", "《": "<", "》": ">", "【": "[", "】": "]",
    "「": "{", "」": "}", "￥": "$", "¥": "$", "·": "`", "—": "_", "…": "^",
    "“": "\"", "”": "\"", "‘": "'", "’": "'",
  ]
}
