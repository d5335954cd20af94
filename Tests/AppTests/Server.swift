import Foundation
import Testing

/// A server of git on this machine's loopback, real and without anything of the user's own.
final class Server {
  enum Kind: String, CaseIterable {
    /// `git daemon`: no names, no passwords.
    case daemon
    /// An `sshd` with a key of its own.
    case ssh
  }

  private let process = Process()
  /// The server stays until nobody can write to this any more.
  private let input = Pipe()
  private let port: UInt16
  private let kind: Kind
  private let folder: String

  /// Serves what is below the folder of a hub.
  init(_ kind: Kind, of hub: Hub) throws {
    (self.kind, folder) = (kind, hub.place.path("server"))
    port = try Server.freePort()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    if kind == .ssh { try prepareKeys() }
    let root = hub.place.folder.path
    let words =
      switch kind {
      case .daemon:
        [
          "git", "daemon", "--listen=127.0.0.1", "--port=\(port)", "--reuseaddr", "--export-all",
          "--enable=receive-pack", "--base-path=\(root)", root,
        ]
      case .ssh: ["/usr/sbin/sshd", "-D", "-e", "-f", "\(folder)/config"]
      }
    // A server closes what it has not opened, which Foundation takes for its end and then waits for
    // in the place of all others: a shell stands between, until its input ends. Signals that could
    // be blocked are blocked here.
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    let guardian = #"setsid "$@" & read -r _; kill -9 -$! || kill -9 $!"#
    process.arguments = ["-c", guardian, "server"] + words
    process.standardInput = input
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    try waitUntilItAnswers()
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// Where a repository below the hub's folder is.
  func address(of path: String, in hub: Hub) -> String {
    switch kind {
    case .daemon: "git://127.0.0.1:\(port)/\(path)"
    case .ssh: "ssh://127.0.0.1:\(port)\(hub.place.path(path))"
    }
  }

  /// What a client needs to be let in.
  var environment: [String: String] {
    switch kind {
    case .daemon: [:]
    case .ssh:
      [
        "GIT_SSH_COMMAND":
          "ssh -F none -i \(folder)/client -o IdentitiesOnly=yes -o StrictHostKeyChecking=yes "
          + "-o UserKnownHostsFile=\(folder)/known"
      ]
    }
  }

  private func prepareKeys() throws {
    for name in ["host", "client"] {
      let keygen = Process()
      keygen.executableURL = URL(fileURLWithPath: "/usr/bin/ssh-keygen")
      keygen.arguments = ["-q", "-t", "ed25519", "-N", "", "-f", "\(folder)/\(name)"]
      try keygen.run()
      keygen.waitUntilExit()
      try #require(keygen.terminationStatus == 0)
    }
    let host = try String(contentsOfFile: "\(folder)/host.pub", encoding: .utf8)
    let client = try String(contentsOfFile: "\(folder)/client.pub", encoding: .utf8)
    try "[127.0.0.1]:\(port) \(host)".write(
      toFile: "\(folder)/known", atomically: true, encoding: .utf8)
    try client.write(toFile: "\(folder)/authorized", atomically: true, encoding: .utf8)
    let settings = [
      "Port \(port)", "ListenAddress 127.0.0.1", "HostKey \(folder)/host", "PidFile none",
      "AuthorizedKeysFile \(folder)/authorized", "StrictModes no", "UsePAM no",
      "PasswordAuthentication no", "PermitRootLogin prohibit-password",
    ]
    try settings.joined(separator: "\n").write(
      toFile: "\(folder)/config", atomically: true, encoding: .utf8)
    // Where sshd, as root, gives up its rights to; what starts it as a service makes it.
    if geteuid() == 0 {
      try FileManager.default.createDirectory(
        atPath: "/run/sshd", withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o755])
    }
  }

  private func waitUntilItAnswers() throws {
    for _ in 0..<200 {
      if try Server.withAddress(port, { connect($0, $1, $2) == 0 }) { return }
      usleep(50_000)
    }
    Issue.record("\(kind.rawValue) does not answer")
  }

  /// A port that nobody listens at.
  private static func freePort() throws -> UInt16 {
    try withAddress(0) { descriptor, address, size in
      try #require(bind(descriptor, address, size) == 0)
      var bound = sockaddr_in()
      var size = size
      try withUnsafeMutablePointer(to: &bound) { pointer in
        try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          try #require(getsockname(descriptor, $0, &size) == 0)
        }
      }
      return UInt16(bigEndian: bound.sin_port)
    }
  }

  private static func withAddress<Answer>(
    _ port: UInt16, _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) throws -> Answer
  ) throws -> Answer {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    (address.sin_port, address.sin_addr.s_addr) = (port.bigEndian, UInt32(0x7F00_0001).bigEndian)
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    return try withUnsafePointer(to: &address) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        try body(descriptor, $0, size)
      }
    }
  }
}
