import Cells
import Glibc
import Screens

/// Runs the line mode until its user leaves it or the input ends; the files are then up to the
/// journal.
func runPlain(_ options: Options, _ configuration: Configuration) throws -> Answer {
  // Wide and high enough that nothing is wrapped or cut for want of room.
  var session = try ScreenSession(
    options, configuration, size: Size(columns: 1000, rows: 1000), remembers: true)
  var loop = PlainLoop()
  loop.run(&session)
  return Answer(messages: session.finish())
}

/// Says what is on the screen, reads a line, and goes on.
private struct PlainLoop {
  /// The last screen that was said, questions left aside.
  private var said: PlainScreen?
  private var isAtEnd = false

  mutating func run(_ session: inout ScreenSession) {
    say(["行模式：输入序号打开一项，输入命令（如 措施 超期、完成 CS-001）或键名，直接回车翻页，? 看帮助，q 退出。"])
    while !isAtEnd {
      tell(session)
      guard let line = readLine() else { break }
      serve(session.look(), &session)
      serve(session.lookAtTheClock(), &session)
      serve(session.receive(.line(line)), &session)
    }
  }

  private mutating func tell(_ session: ScreenSession) {
    let screen = PlainScreen(session.model)
    say(screen.news(since: said))
    if !screen.isInterlude { said = screen }
    put(screen.prompt.sanitized)
  }

  private mutating func serve(
    _ requests: [ScreenSession.Request], _ session: inout ScreenSession
  ) {
    for request in requests {
      switch request {
      case .quit: isAtEnd = true
      case .copy(let text): say([text])
      case .edit:
        serve(session.receive(.failed("行模式中不用编辑器，请直接输入新的内容。")), &session)
      case .redraw: said = nil
      case .suspend: raise(SIGTSTP)
      }
    }
  }

  private mutating func say(_ lines: [String]) {
    for line in lines {
      for part in line.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
        put(part.sanitized + "\n")
      }
    }
  }

  /// Whoever no longer listens has left.
  private mutating func put(_ text: String) {
    do throws(WriteFailure) { try write(Array(text.utf8), to: STDOUT_FILENO) } catch {
      isAtEnd = true
    }
  }
}
