import CFloors
import CPseudoTerminal
import Glibc

/// A program on a terminal of its own, and somebody at the keys with a watch.
///
/// A class, since it owns a process.
final class Sitting {
  private let descriptor: Int32
  private let process: pid_t
  private let started: Double
  private static let size = (rows: Int32(24), columns: Int32(80))

  /// Starts a program.
  init(_ command: [String], home: String) throws {
    var process: pid_t = 0
    let environment = [
      "HOME=\(home)", "TERM=xterm-256color", "LANG=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin",
      "XDG_STATE_HOME=\(home)", "XDG_CONFIG_HOME=\(home)", "ZHENGGAI_BY=bench",
    ]
    started = now()
    descriptor = withCStrings(command) { arguments in
      withCStrings(environment) { environment in
        cpt_start(
          command[0], arguments, environment, home, Sitting.size.rows, Sitting.size.columns,
          &process)
      }
    }
    self.process = process
    guard descriptor >= 0 else { throw Failure(what: "\(command[0]) cannot be started") }
  }

  deinit {
    kill(process, SIGKILL)
    close(descriptor)
    var (exited, number): (Int32, Int32) = (0, 0)
    cpt_status(process, &exited, &number)
  }

  /// What came back, and when its last byte did, in milliseconds.
  struct Answer {
    var milliseconds: Double
    var bytes: Int
    var writes: Int
    var text: [UInt8]
  }

  /// Waits for the first frame that has one of `marks` in it.
  func firstFrame(_ marks: [String]) throws -> Answer {
    let answer = read(since: started, quiet: 60, until: marks, patience: 60_000)
    guard answer.bytes > 0, marks.contains(where: { answer.text.contains($0) }) else {
      throw Failure(what: "no first frame")
    }
    return answer
  }

  /// Types keys at once, and waits until nothing has come for `quiet` milliseconds.
  func press(_ keys: String, quiet: Double = 40, patience: Double = 2_000) -> Answer {
    let writes = systemWrites
    let start = now()
    let bytes = Array(keys.utf8)
    _ = Glibc.write(descriptor, bytes, bytes.count)
    var answer = read(since: start, quiet: quiet, until: [], patience: patience)
    answer.writes = systemWrites - writes
    return answer
  }

  /// The most memory that the program has had, in MB.
  var peakMemory: Double { Double(number("VmHWM:", in: "status") ?? 0) / 1024 }

  private var systemWrites: Int { number("syscw:", in: "io") ?? 0 }

  private func number(_ key: String, in file: String) -> Int? {
    let text = String(decoding: contents("/proc/\(process)/\(file)"), as: UTF8.self)
    let line = text.split(separator: "\n").first { $0.hasPrefix(key) }
    return line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap {
      Int($0)
    }
  }

  private func read(
    since start: Double, quiet: Double, until marks: [String], patience: Double
  ) -> Answer {
    var answer = Answer(milliseconds: 0, bytes: 0, writes: 0, text: [])
    var isSeen = marks.isEmpty
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while now() - start < patience {
      var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let wait = isSeen && answer.bytes > 0 ? quiet : patience
      guard Glibc.poll(&poll, 1, Int32(wait)) > 0 else {
        // Keys that change nothing have no answer.
        if isSeen { break }
        continue
      }
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      answer.milliseconds = now() - start
      answer.bytes += count
      answer.text += buffer[..<count]
      isSeen = isSeen || marks.contains { answer.text.contains($0) }
    }
    return answer
  }
}

/// Why something could not be measured.
struct Failure: Error, CustomStringConvertible {
  let what: String
  var description: String { what }
}

extension [UInt8] {
  fileprivate func contains(_ mark: String) -> Bool {
    withUnsafeBytes { all in
      all.withMemoryRebound(to: CChar.self) { floor_search($0.baseAddress, $0.count, mark) > 0 }
    }
  }
}

/// The bytes of a file; none where it cannot be read.
func contents(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "r") else { return [] }
  defer { fclose(file) }
  var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    guard count > 0 else { return bytes }
    bytes += buffer[..<count]
  }
}

func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers = strings.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  return body(&pointers)
}
