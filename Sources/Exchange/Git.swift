import Glibc
import Rectification

/// What a run of git depends on.
public struct Circumstances: Sendable {
  /// `NAME=value` of the process.
  public var environment: [String]
  /// Whether somebody at a terminal may be asked for a password.
  public var isInteractive: Bool
  /// Asked now and then; the work is given up once it answers true.
  public var isStopped: @Sendable () -> Bool
  /// Told how much of a sync is done, in hundredths.
  public var progress: @Sendable (Int) -> Void

  public init(
    environment: [String], isInteractive: Bool = false,
    isStopped: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    (self.environment, self.isInteractive) = (environment, isInteractive)
    (self.isStopped, self.progress) = (isStopped, progress)
  }

  func variable(_ name: String) -> String? {
    environment.first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
  }
}

/// The git of the machine, at work in one folder.
struct Git: Sendable {
  let folder: String
  let circumstances: Circumstances
  private let program: String
  private let environment: [String]
  /// An index of our own: nobody else's lock on theirs is in the way.
  private var index: String { "\(folder)/.git/zhenggai/index" }

  /// Finds git; throws where there is none, or one too old.
  init(in folder: String, _ circumstances: Circumstances) throws(ExchangeError) {
    guard let program = Git.path(circumstances) else { throw .noGit }
    let folder = absolute(folder)
    (self.folder, self.program, self.circumstances) = (folder, program, circumstances)
    environment = Git.environment(circumstances)
    let version = try run("version", what: "启动 git").word
    guard Git.isNewEnough(version) else {
      throw .oldGit(version.split(separator: " ").last.map(String.init) ?? version)
    }
  }

  private static func path(_ circumstances: Circumstances) -> String? {
    (circumstances.variable("PATH") ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
      .map { "\($0)/git" }.first { access($0, X_OK) == 0 }
  }

  /// `git version 2.39.5` is; 2.30 is the first.
  static func isNewEnough(_ version: String) -> Bool {
    let numbers = version.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    guard let major = numbers.first else { return false }
    return major > 2 || (major == 2 && numbers.count > 1 && numbers[1] >= 30)
  }

  /// The variables of the process without those that would lead git elsewhere or let it run what
  /// the ledger's folder says.
  private static func environment(_ circumstances: Circumstances) -> [String] {
    let kept = circumstances.environment.filter { variable in
      let name = variable.prefix { $0 != "=" }
      return !["LC_ALL", "LANGUAGE", "PAGER"].contains(name)
        && (!name.hasPrefix("GIT_") || allowed.contains { name.hasPrefix($0) })
    }
    return kept + [
      "LC_ALL=C", "GIT_ALLOW_PROTOCOL=file:git:http:https:ssh", "GIT_OPTIONAL_LOCKS=0",
      "GIT_TERMINAL_PROMPT=\(circumstances.isInteractive ? 1 : 0)",
    ]
  }

  /// Who somebody is and how they reach a server is theirs to say; and where their settings stand.
  private static let allowed = [
    "GIT_AUTHOR_", "GIT_COMMITTER_", "GIT_SSH", "GIT_ASKPASS", "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_SSL_", "GIT_PROXY_", "GIT_HTTP_", "GIT_TRACE",
  ]

  /// Settings that hold whatever the files say: nothing is run on the way, nothing goes on behind.
  private static let settings = [
    "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.quotePath=false",
    "gc.autoDetach=false",
    "maintenance.autoDetach=false", "advice.detachedHead=false", "submodule.recurse=false",
    "core.symlinks=false",
  ]
}

extension Git {
  /// Which repository a command works on.
  enum Repository {
    /// The ledger's own.
    case ledger
    /// None, and none is looked for: what is asked for is named in the arguments.
    case none
  }

  /// Runs a command of git, which has to succeed; `what` names it to people.
  @discardableResult
  func run(
    _ arguments: String..., input: [UInt8] = [], on repository: Repository = .none, what: String,
    target: Int32? = nil, adding variables: [String] = []
  ) throws(ExchangeError) -> Ended {
    let ended = try tried(
      arguments, input: input, on: repository, target: target, adding: variables)
    guard ended.status == 0 else { throw .failed(what, reason: ended.reason) }
    return ended
  }

  /// Runs a command of git, however it ends.
  func tried(
    _ arguments: [String], input: [UInt8] = [], on repository: Repository = .none,
    target: Int32? = nil, adding variables: [String] = []
  ) throws(ExchangeError) -> Ended {
    var own: [String] = []
    if case .ledger = repository {
      own = [
        "GIT_DIR=\(folder)/.git", "GIT_WORK_TREE=\(folder)", "GIT_INDEX_FILE=\(index)",
      ]
    }
    let child = Child(
      program: program, arguments: Git.settings.flatMap { ["-c", $0] } + arguments,
      // Of two of one name the first holds.
      environment: variables + own + environment, folder: own.isEmpty ? "/" : folder,
      isDetached: !circumstances.isInteractive, isStopped: circumstances.isStopped)
    let ended: Ended
    do throws(StartFailure) { ended = try child.run(input: input, target: target) } catch {
      throw .failed("启动 git", reason: "系统错误（编号 \(error.code)）")
    }
    if circumstances.isStopped() { throw .stopped }
    return ended
  }
}

extension Ended {
  /// The last thing that was complained of, in one line without anything that drives a terminal.
  var reason: String {
    let lines = messages.split(whereSeparator: \.isNewline).map(String.init)
    let told = lines.last { line in
      ["fatal: ", "error: ", "remote: "].contains { line.hasPrefix($0) }
    }
    let line = told ?? lines.last ?? "git 以 \(status) 结束"
    var shown = String.UnicodeScalarView(line.unicodeScalars.filter { !$0.isUnprintable })
    while shown.last == "." { shown.removeLast() }
    return String(String.UnicodeScalarView(shown.prefix(200)))
  }
}
