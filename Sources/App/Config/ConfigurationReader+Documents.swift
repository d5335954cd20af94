import Cells
import Rectification
import Reports

extension Configuration {
  /// The families of type that can be chosen.
  static let fonts: [(name: String, font: WritableKeyPath<Fonts, String> & Sendable)] = [
    ("title", \.title), ("heading1", \.heading1), ("heading2", \.heading2), ("body", \.body),
    ("latin", \.latin), ("pageNumber", \.pageNumber),
  ]
}

extension ConfigurationReader {
  /// How documents are to look.
  func readDocuments(
    _ value: Value, into configuration: inout Configuration
  ) throws(ConfigurationError) {
    for member in try members(of: value, "documents") {
      let path: [Step] = [.key("documents"), .key(member.key)]
      switch member.key {
      case "fonts": configuration.fonts = try fonts(member.value, path)
      case "template": configuration.template = try template(member.value, path)
      default: throw unknown(member.key, at: path, known: ["fonts", "template"])
      }
    }
  }

  private func fonts(_ value: Value, _ path: [Step]) throws(ConfigurationError) -> Fonts {
    var fonts = Fonts()
    for member in try members(of: value, path) {
      let path = path + [.key(member.key)]
      guard let font = Configuration.fonts.first(where: { $0.name == member.key })?.font else {
        throw unknown(member.key, at: path, known: Configuration.fonts.map(\.name))
      }
      guard let name = member.value.text, !name.isBlank else {
        throw mismatch(member.value, path, expected: "字体的名称，例如 \"仿宋\"")
      }
      fonts[keyPath: font] = name
    }
    return fonts
  }

  /// A path that is not from the root is from the folder of the configuration.
  private func template(_ value: Value, _ path: [Step]) throws(ConfigurationError) -> String {
    guard let text = value.text, !text.isBlank else {
      throw mismatch(value, path, expected: "模板的路径，例如 \"模板.docx\"")
    }
    guard !text.hasPrefix("/"), !text.hasPrefix("~"), let slash = file.lastIndex(of: "/") else {
      return absolutePath(text)
    }
    return file[...slash] + text
  }

  private func unknown(
    _ key: String, at path: [Step], known: [String]
  ) -> ConfigurationError {
    let whole = name(of: path.dropLast())
    return error(
      .unknownPart(key, of: whole, nearest: nearest(to: key, among: known), known: known), path,
      ofKey: true)
  }
}
