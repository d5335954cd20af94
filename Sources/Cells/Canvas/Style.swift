/// The colours that screens speak of; the terminal decides which shade each is.
public enum Ink: UInt8, Hashable, Sendable, CaseIterable {
  case plain, red, yellow, green, blue, cyan, magenta, gray
}

/// How a cell looks: an ink and any of bold, reverse, underlined and dim.
public struct Style: Hashable, Sendable {
  public var ink: Ink
  private var attributes: Attributes

  public init(
    ink: Ink = .plain, isBold: Bool = false, isReverse: Bool = false, isUnderlined: Bool = false,
    isDim: Bool = false
  ) {
    self.ink = ink
    self.attributes = []
    self.isBold = isBold
    self.isReverse = isReverse
    self.isUnderlined = isUnderlined
    self.isDim = isDim
  }

  public static let plain = Style()
}

extension Style {
  private struct Attributes: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let bold = Attributes(rawValue: 1)
    static let reverse = Attributes(rawValue: 2)
    static let underlined = Attributes(rawValue: 4)
    static let dim = Attributes(rawValue: 8)
  }

  public var isBold: Bool {
    get { attributes.contains(.bold) }
    set { set(.bold, newValue) }
  }

  public var isReverse: Bool {
    get { attributes.contains(.reverse) }
    set { set(.reverse, newValue) }
  }

  public var isUnderlined: Bool {
    get { attributes.contains(.underlined) }
    set { set(.underlined, newValue) }
  }

  public var isDim: Bool {
    get { attributes.contains(.dim) }
    set { set(.dim, newValue) }
  }

  private mutating func set(_ attribute: Attributes, _ isOn: Bool) {
    if isOn { attributes.insert(attribute) } else { attributes.remove(attribute) }
  }
}

extension Style {
  public var bold: Style { with { $0.isBold = true } }
  public var reversed: Style { with { $0.isReverse = true } }
  public var underlined: Style { with { $0.isUnderlined = true } }

  private func with(_ change: (inout Style) -> Void) -> Style {
    var style = self
    change(&style)
    return style
  }
}
