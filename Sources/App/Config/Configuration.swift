import Reports
import Screens
import Terminal

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
  /// How documents are to look; reads the template, be it another one than usual, and throws where
  /// that cannot be read.
  func house(template other: String? = nil) throws(UsageError) -> House {
    var house = House()
    house.fonts = fonts
    if let path = other ?? template { house.template = try readBytes(path) }
    return house
  }
}
