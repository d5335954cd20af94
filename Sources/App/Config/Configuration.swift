import Screens
import Terminal

/// What people can set to their liking in `config.json`.
struct Configuration: Hashable {
  var keymap = Keymap()
  /// How the screen is to be.
  var wishes = ScreenWishes()
  /// The editor for long texts, instead of `$EDITOR`.
  var editor: String?
}
