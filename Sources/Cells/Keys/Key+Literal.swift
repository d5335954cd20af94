extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  /// A key that types a character is written as that character: `"j"`.
  public init(extendedGraphemeClusterLiteral character: Character) { self = .character(character) }
}
