import Cells
import Screens

/// What a run of key presses without a terminal needs.
struct ScriptOptions {
  let script: String
  let size: Size
  /// Where the last screen is saved; without it, it is a result.
  let screen: String?
}

/// Types a script of keys, and saves the screen that it ends with: exactly as many lines as the
/// screen has rows, trailing blanks cut (screens.md).
func runScript(
  _ script: ScriptOptions, _ options: Options, _ configuration: Configuration
) throws -> Answer {
  let keys = try KeyScript(parsing: script.script)
  var session = try ScreenSession(options, configuration, size: script.size)
  type(keys, in: &session)
  let text = session.frame().text + "\n"
  let warnings = session.finish()
  guard let screen = script.screen else { return Answer(text, messages: warnings) }
  try writeFile(Array(text.utf8), to: screen)
  return Answer(messages: warnings)
}

/// Each line waits for the frame, as somebody at a keyboard would.
private func type(_ script: KeyScript, in session: inout ScreenSession) {
  for line in script.lines {
    for key in line {
      for request in session.receive(.key(key)) {
        switch request {
        case .quit: return
        case .edit: _ = session.receive(.failed("没有终端，不能使用编辑器；请直接在表单中修改。"))
        case .copy(let text): _ = session.receive(.notCopied(text))
        case .redraw, .suspend: break
        }
      }
    }
    _ = session.look()
    _ = session.frame()
  }
}
