import Cells
import Glibc

/// What a command comes to: its results, what else is to be said, and how it ended.
struct Answer {
  /// Goes to standard output as it is: the lines of a text are cleaned here, JSON and files by
  /// whoever writes them.
  var output: [UInt8]
  /// Go to standard error, a line each.
  var messages: [String]
  var status: ExitStatus

  init(bytes: [UInt8], messages: [String] = [], status: ExitStatus = .done) {
    (output, self.messages, self.status) = (bytes, messages, status)
  }

  init(_ text: String = "", messages: [String] = [], status: ExitStatus = .done) {
    self.init(bytes: Array(text.utf8), messages: messages, status: status)
  }

  /// Results of a line each; nothing in them drives a terminal.
  init(lines: [String], messages: [String] = [], status: ExitStatus = .done) {
    self.init(painted: lines.map(\.sanitized), messages: messages, status: status)
  }

  /// Results of a line each, in colours: whoever painted them has cleaned them.
  init(painted lines: [String], messages: [String] = [], status: ExitStatus = .done) {
    self.init(lines.map { $0 + "\n" }.joined(), messages: messages, status: status)
  }

  mutating func add(lines: [String]) {
    for line in lines { output += Array((line.sanitized + "\n").utf8) }
  }
}

/// How the program ended, for the shell (commands.md).
enum ExitStatus: Int32 {
  case done = 0
  case refused = 1
  case wrongUsage = 64
  case badData = 65
  case noLedger = 66
  case cannotCreate = 73
  case diskError = 74
  case busy = 75
  case notPermitted = 77
}

extension Answer {
  /// Says everything; what standard output no longer takes since nobody reads it is let go.
  func give() -> ExitStatus {
    for message in messages { say(message) }
    do throws(WriteFailure) {
      try write(output, to: STDOUT_FILENO)
    } catch {
      guard !error.isClosedPipe else { return status }
      let text = ErrorText(UsageError.outputFailed(systemReason(error.code)))
      say(text.sentence)
      return text.status
    }
    return status
  }
}

/// Tells the user something on standard error, in one line that drives no terminal.
func say(_ message: String) {
  // Where standard error is gone too, nobody is left to be told.
  try? write(Array("zhenggai: \(message.sentenceLine)\n".utf8), to: STDERR_FILENO)
}

/// What the system said when bytes could not be written.
struct WriteFailure: Error {
  let code: Int32

  var isClosedPipe: Bool { code == EPIPE }
}

/// Writes all of `bytes`, however many calls it takes.
func write(_ bytes: [UInt8], to descriptor: Int32) throws(WriteFailure) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if count > 0 {
      rest = rest.dropFirst(count)
    } else if errno != EINTR {
      throw WriteFailure(code: errno)
    }
  }
}
