import Reports
import Screens
import Terminal

/// A template with its pictures has fewer bytes than this.
private let largestTemplate = 32 << 20

/// What people can set to their liking in `config.json`.
struct Configuration: Hashable {
  var keymap = Keymap()
  /// How the screen is to be.
  var wishes = ScreenWishes()
  /// The editor for long texts, instead of `$EDITOR`.
  var editor: String?
  /// The families of type in documents.
  var fonts = Fonts()
  /// The path of the unit's own .docx.
  var template: String?
}

extension Configuration {
  /// How the report that is asked for is to look; reads the template where that is of use, be it
  /// another one than usual, and throws where it cannot be read.
  func house(
    for format: ReportFormat, template other: String? = nil
  ) throws(UsageError) -> House {
    var house = House()
    house.fonts = fonts
    if format == .docx, let path = other ?? template {
      house.template = DocumentTemplate(
        path.fileName, try readBytes(path, atMost: largestTemplate))
    }
    return house
  }
}
