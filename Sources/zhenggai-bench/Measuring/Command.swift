import Glibc

/// Runs a program to its end without a terminal, and answers what it used; throws where it ends with a
/// code that is not allowed.
@discardableResult
func run(_ command: [String], home: String, allowed: Set<Int32> = [0]) throws -> rusage {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for descriptor: Int32 in 0...2 {
    posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
  }
  let environment = [
    "HOME=\(home)", "XDG_STATE_HOME=\(home)", "XDG_CONFIG_HOME=\(home)", "LANG=C.UTF-8",
    "PATH=/usr/local/bin:/usr/bin:/bin", "ZHENGGAI_BY=bench",
  ]
  var process: pid_t = 0
  let code = withCStrings(command) { arguments in
    withCStrings(environment) { environment in
      posix_spawnp(&process, command[0], &actions, nil, arguments, environment)
    }
  }
  guard code == 0 else { throw Failure(what: "\(command[0]) cannot be started") }
  var status: Int32 = 0
  var usage = rusage()
  while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
  let exit = (status >> 8) & 0xFF
  guard status & 0x7F == 0, allowed.contains(exit) else {
    throw Failure(what: "\(command.joined(separator: " ")) ended with \(exit)")
  }
  return usage
}
