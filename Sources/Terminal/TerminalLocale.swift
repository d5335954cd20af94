import CTerminal
import Glibc

/// How text is written to the terminal, as `adoptLocale` settled it.
public struct TerminalLocale: Hashable, Sendable {
  /// The locale's name, such as `zh_CN.UTF-8`.
  public let name: String
  /// The character set, such as `UTF-8` or `GB18030`.
  public let codeset: String
  /// Whether it is what the user's environment asks for.
  public let isAsked: Bool
  /// Whether Chinese can be written in it at all.
  public let writesChinese: Bool
}

/// Takes over the user's locale, or one that can write Chinese where the user's is missing or
/// can't; to be called once, before the terminal is used.
///
/// Only the character type is taken over: numbers in files keep their point.
@discardableResult
public func adoptLocale() -> TerminalLocale {
  if setlocale(LC_CTYPE, "") != nil, ct_can_write(0x4E2D) != 0 { return locale(isAsked: true) }
  for name in ["C.UTF-8", "en_US.UTF-8", "zh_CN.UTF-8", "zh_CN.GB18030"]
  where setlocale(LC_CTYPE, name) != nil {
    return locale(isAsked: false)
  }
  return locale(isAsked: false)
}

private func locale(isAsked: Bool) -> TerminalLocale {
  TerminalLocale(
    name: setlocale(LC_CTYPE, nil).map { String(cString: $0) } ?? "C",
    codeset: nl_langinfo(Int32(CODESET)).map { String(cString: $0) } ?? "",
    isAsked: isAsked, writesChinese: ct_can_write(0x4E2D) != 0)
}
