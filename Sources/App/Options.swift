import ArgumentParser
import Rectification

/// What every command takes, before or after its name.
struct Options: ParsableArguments {
  @Option(help: .init("台账文件夹（默认依次为 $ZHENGGAI_LEDGER、./Data、当前文件夹）", valueName: "DIR"))
  var ledger: String?

  @Option(help: .init("截至日期，yyyy-MM-dd（默认今天）", valueName: "DATE"), transform: day)
  var asOf: Day?

  @Option(help: .init("操作人（默认依次为 $ZHENGGAI_BY、登录名）", valueName: "NAME"))
  var by: String?

  @Flag(help: "不用颜色（也可设置 NO_COLOR）")
  var noColor = false
}

/// Reads an option that is a day.
@Sendable func day(_ text: String) throws(BadValue) -> Day {
  guard let day = Day(text) else { throw BadValue(.notADate(text)) }
  return day
}

/// Reads a code by itself or by its label: `inspection`, `巡视巡察反馈`.
@Sendable func code<Content: Code>(_ text: String) throws(BadValue) -> Content {
  if let code = Content.allCases.first(where: { $0.rawValue == text || $0.label == text }) {
    return code
  }
  let allowed = Content.allCases.map {
    $0.rawValue == $0.label ? $0.label : "\($0.rawValue)（\($0.label)）"
  }
  throw BadValue(.unknownCode(text, allowed: allowed))
}

/// Reads codes that are given one by one or together, with `、` or `,` between them.
func codes<Content: Code>(_ texts: [String]) throws(BadValue) -> [Content] {
  var codes: [Content] = []
  for text in texts.flatMap(words) { codes.append(try code(text)) }
  return codes
}

/// The words of a list as people type it.
func words(in text: String) -> [String] {
  text.split { "、,，".contains($0) }.map(String.init)
}
