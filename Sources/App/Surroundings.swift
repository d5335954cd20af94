import Cells
import Glibc
import Rectification

/// What the program is told by the system that it runs on; read here and nowhere below.
enum Surroundings {
  /// A variable of the environment, where it is set to something.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// All of the environment, as `NAME=value`.
  static var environment: [String] {
    var variables: [String] = []
    var place = environ
    while let entry = place.pointee {
      variables.append(String(cString: entry))
      place += 1
    }
    return variables
  }

  /// Whether somebody can be asked at a terminal.
  static var hasPerson: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// The name that the user has logged in with.
  static var loginName: String? {
    if let entry = getpwuid(getuid()), let name = entry.pointee.pw_name {
      return String(cString: name)
    }
    return getlogin().map { String(cString: $0) }
  }

  /// What the user takes away from the permissions of new files.
  static let umask: mode_t = {
    // It can only be read by setting it: to what is too strict, for the moment.
    let mask = Glibc.umask(0o077)
    _ = Glibc.umask(mask)
    return mask
  }()

  /// Whether a program is there to be run: at its path, or by its name in a folder of `$PATH`.
  static func canRun(_ program: String) -> Bool {
    if program.contains("/") { return access(program, X_OK) == 0 }
    let folders = (variable("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    return folders.contains { access("\($0)/\(program)", X_OK) == 0 }
  }

  /// Whether what is written to standard output is seen at once by a person.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// How many columns results may take: `$COLUMNS`, else the terminal's, else 100.
  static var width: Int {
    if let columns = variable("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
    return windowSize?.columns ?? 100
  }

  /// The size of the terminal's window, where standard output is one.
  static var windowSize: Size? {
    var size = winsize()
    let request = UInt(TIOCGWINSZ)
    guard ioctl(STDOUT_FILENO, request, &size) == 0, size.ws_col > 0 else { return nil }
    return Size(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }
}

/// The moment at which the program was started, on the clock of the place.
struct Moment {
  let instant: Instant
  /// The day there.
  var today: Day { instant.day }

  /// How long the day still lasts.
  static var untilMidnight: Duration {
    var seconds = time(nil)
    var local = tm()
    guard localtime_r(&seconds, &local) != nil else { return .seconds(3600) }
    let passed = local.tm_hour * 3600 + local.tm_min * 60 + local.tm_sec
    return .seconds(max(1, 86_400 - Int(passed)))
  }

  /// Now; throws where the system's clock shows no time that can be written.
  static func now() throws(UsageError) -> Moment {
    var seconds = time(nil)
    var local = tm()
    guard localtime_r(&seconds, &local) != nil, let instant = Instant(text(local)) else {
      throw .noClock
    }
    return Moment(instant: instant)
  }

  /// `2023-09-12T10:32:05+08:00`.
  private static func text(_ time: tm) -> String {
    let date = "\(time.tm_year + 1900)-\(two(time.tm_mon + 1))-\(two(time.tm_mday))"
    let clock = [time.tm_hour, time.tm_min, time.tm_sec].map(two).joined(separator: ":")
    let minutes = abs(Int32(time.tm_gmtoff / 60))
    let zone = "\(time.tm_gmtoff < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
    return "\(date)T\(clock)\(zone)"
  }

  private static func two(_ number: Int32) -> String {
    (number < 10 ? "0" : "") + String(number)
  }
}

/// `2023-12-31 10:32:05`, on the clock of the place, of seconds since 1970.
func localTime(_ seconds: Int) -> String {
  var (seconds, local) = (time_t(seconds), tm())
  var text = [UInt8](repeating: 0, count: 32)
  guard localtime_r(&seconds, &local) != nil else { return "不知何时" }
  let count = text.withUnsafeMutableBytes { bytes in
    strftime(bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, "%Y-%m-%d %H:%M:%S", &local)
  }
  return String(decoding: text.prefix(count), as: UTF8.self)
}

/// Whether colours are wanted, as far as the environment says.
func colorIsWelcome() -> Bool {
  Surroundings.variable("NO_COLOR") == nil && Surroundings.variable("TERM") != "dumb"
}
