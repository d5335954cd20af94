import Rectification

/// What was painted is what is acted on (screens.md): when others' changes put another record under
/// the cursor, the key that was on its way to the old one must not change the new one.
extension Model {
  /// Takes in what others have changed, and notes whether the record under the cursor went away.
  mutating func followOthers() {
    let painted = target
    refresh()
    if let painted, target != painted { displaced = painted }
  }

  /// The warning before a command that would change another record than the one that was painted;
  /// given once.
  mutating func takeDisplacement(before command: Command) -> String? {
    guard let gone = displaced else { return nil }
    displaced = nil
    guard command.isChange, let target else { return nil }
    return "\(gone) 刚被他人改动，已不在原处；光标现在在 \(target)，没有办理。确要办理它，请再按一次。"
  }
}

extension Command {
  /// Whether it changes the record under the cursor, or opens what does.
  var isChange: Bool {
    switch self {
    case .done, .forward, .backward, .choose, .note, .edit, .editText, .count, .attach, .extend,
      .remove:
      true
    default: false
    }
  }
}
