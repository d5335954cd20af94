import CProcess
import Glibc

/// What a program that was run has left.
struct Ended {
  /// Its exit status, or 128 and the signal that ended it.
  let status: Int32
  let output: [UInt8]
  let messages: String

  var text: String { String(decoding: output, as: UTF8.self) }
  /// The output without white space at its end.
  var word: String {
    var text = text[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

/// A program to be run to its end, without a shell.
struct Child {
  let program: String
  let arguments: [String]
  let environment: [String]
  let folder: String
  /// Whether it is kept from the terminal, where somebody else is drawing.
  var isDetached = false
  /// Asked now and then; the program is ended once it answers true.
  var isStopped: @Sendable () -> Bool = { false }

  /// Runs it; what it writes is returned, or goes to the file `target`. Throws the reason for which
  /// it could not be started.
  func run(input: [UInt8], target: Int32?) throws(StartFailure) -> Ended {
    let source = input.withUnsafeBytes { cp_memory($0.baseAddress, $0.count) }
    guard source >= 0 else { throw StartFailure(code: errno) }
    defer { close(source) }
    let output = try Pipe()
    let messages = try Pipe()
    let process = start([source, target ?? output.writing, messages.writing])
    let code = errno
    output.closeWriting()
    messages.closeWriting()
    guard process > 0 else { throw StartFailure(code: code) }
    return finish(process, output, messages)
  }

  private func start(_ descriptors: [Int32]) -> pid_t {
    withCStrings([program] + arguments) { arguments in
      withCStrings(environment) { environment in
        cp_start(program, arguments, environment, folder, descriptors, isDetached ? 1 : 0)
      }
    }
  }

  /// Reads both pipes as they fill up, until the program has ended; a helper that it has left
  /// behind may keep them open for longer.
  private func finish(_ process: pid_t, _ output: Pipe, _ messages: Pipe) -> Ended {
    var (status, hasEnded): (Int32, Bool) = (0, false)
    while !hasEnded {
      wait(for: output, messages)
      hasEnded = waitpid(process, &status, WNOHANG) == process
      output.drain()
      messages.drain()
      if !hasEnded, isStopped() { kill(process, SIGTERM) }
      if !hasEnded, output.isAtEnd, messages.isAtEnd {
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        hasEnded = true
      }
    }
    let signal = status & 0x7F
    return Ended(
      status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output: output.bytes,
      messages: String(decoding: messages.bytes, as: UTF8.self))
  }

  private func wait(for pipes: Pipe...) {
    var ready = pipes.map { pipe in
      pollfd(fd: pipe.isAtEnd ? -1 : pipe.reading, events: Int16(POLLIN), revents: 0)
    }
    poll(&ready, nfds_t(ready.count), 50)
  }
}

/// Why a program could not be started.
struct StartFailure: Error {
  let code: Int32
}

/// A pipe that a program writes to; reading it never waits.
///
/// A class, since it owns descriptors.
private final class Pipe {
  private(set) var reading: Int32
  private(set) var writing: Int32
  private(set) var bytes: [UInt8] = []
  private(set) var isAtEnd = false

  init() throws(StartFailure) {
    var ends: [Int32] = [-1, -1]
    guard cp_pipe(&ends) == 0 else { throw StartFailure(code: errno) }
    (reading, writing) = (ends[0], ends[1])
    _ = fcntl(reading, F_SETFL, O_NONBLOCK)
  }

  deinit {
    closeWriting()
    close(reading)
  }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  func drain() {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while !isAtEnd {
      let count = read(reading, &chunk, chunk.count)
      if count < 0 { return }
      isAtEnd = count == 0
      bytes += chunk.prefix(count)
    }
  }
}

/// Runs `body` on the words as a program gets them, with a null behind the last.
private func withCStrings<Result>(
  _ words: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let pointers = words.map { strdup($0) }
  defer { pointers.forEach { free($0) } }
  return body(pointers + [nil])
}
