/// One cell of a canvas; a wide glyph takes two, of which the right one has width 0.
///
/// It refers to nothing, so that screenfuls of cells are made, copied and compared at once.
public struct Cell: Hashable, Sendable {
  /// What the marks of the glyph stand on.
  public let base: Unicode.Scalar
  public let width: Int8
  public internal(set) var style: Style
  /// The scalars on the base in their order, then zeros: ncurses keeps four.
  private var stack = SIMD4<UInt32>()

  init(_ base: Unicode.Scalar, width: Int = 1, style: Style = .plain) {
    (self.base, self.width, self.style) = (base, Int8(width), style)
  }

  /// The cell that nothing has been written to.
  public static let blank = Cell(" ")
}

extension Cell {
  /// The marks on the base in their order, four at most.
  public var marks: [Unicode.Scalar] {
    guard hasMarks else { return [] }
    return stack.indices.map { stack[$0] }.prefix { $0 > 0 }.compactMap(Unicode.Scalar.init)
  }

  public var hasMarks: Bool { stack[0] > 0 }

  /// The base with its marks.
  public var glyph: Character {
    hasMarks ? Character(String(String.UnicodeScalarView([base] + marks))) : Character(base)
  }

  var isBlank: Bool { base == " " }

  /// Puts another mark on the glyph, if it stands on it and there is room for it.
  mutating func add(_ mark: Unicode.Scalar) {
    guard let place = stack.indices.first(where: { stack[$0] == 0 }),
      (String(glyph) + String(mark)).count == 1
    else { return }
    stack[place] = mark.value
  }
}
