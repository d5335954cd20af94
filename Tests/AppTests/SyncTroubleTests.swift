import Foundation
import Glibc
import Testing

/// Whatever is wrong with a remote or a folder is told in one sentence, and nothing is lost.
@Suite struct SyncTroubleTests {
  /// A desk that has synced, another that has a change to send.
  private func prepared() throws -> Hub {
    let hub = try Hub()
    try hub.done("甲", "sync", hub.path)
    try hub.join("乙")
    try hub.done("甲", "edit", "WT-001", "goal=甲的目标")
    try hub.done("甲", "sync")
    try hub.done("乙", "note", "CS-001", "乙的进展")
    return hub
  }

  /// Refused with this status and words; the ledger is as it was, and syncs once that is mended.
  private func expectRefused(
    _ hub: Hub, _ arguments: [String], _ status: Int32, _ words: String,
    adding variables: [String: String] = [:], at line: SourceLocation = #_sourceLocation
  ) throws {
    let before = hub.contents(of: "乙")
    let run = try hub.place.run(
      arguments, environment: hub.environment("乙").merging(variables) { $1 })
    #expect(run.status == status, "\(run.messages)", sourceLocation: line)
    #expect(run.messages.contains(words), "\(run.messages)", sourceLocation: line)
    #expect(run.messages.hasSuffix("。\n"), "\(run.messages)", sourceLocation: line)
    #expect(run.messages.split(separator: "\n").count == 1, "\(run.messages)", sourceLocation: line)
    let journal = hub.read("journal.jsonl", of: "乙")
    #expect(journal == before["journal.jsonl"], sourceLocation: line)
    try hub.expectSound("乙", at: line)
  }

  private func expectSyncs(_ hub: Hub, at line: SourceLocation = #_sourceLocation) throws {
    try hub.done("乙", "sync", at: line)
    try hub.done("甲", "sync", at: line)
    try hub.expectSame("甲", "乙", at: line)
  }

  @Test("A remote that is not there, or not named")
  func unreachable() throws {
    let hub = try prepared()
    try expectRefused(hub, ["sync", hub.place.path("没有.git")], 74, "连不上远端")
    try expectRefused(hub, ["sync", "--", "-x"], 64, "不能作远端")
    try expectRefused(hub, ["sync", "ext::sh -c true"], 64, "不能作远端")
    try expectSyncs(hub)
    let first = try Hub()
    #expect(try first.run("甲", "sync").status == 64)
    #expect(try first.run("甲", "sync", first.place.path("没有.git")).status == 74)
    #expect(!FileManager.default.fileExists(atPath: first.file(".git", of: "甲")))
  }

  @Test("A remote without rights, or that takes nothing")
  func denied() throws {
    let hub = try prepared()
    let ssh = hub.place.path("ssh")
    try hub.write(
      "#!/bin/sh\necho 'git@example: Permission denied (publickey).' >&2\nexit 255\n", to: ssh,
      isProgram: true)
    try expectRefused(
      hub, ["sync", "ssh://git@example/台账.git"], 77, "没有使用远端", adding: ["GIT_SSH": ssh])
    let hook = "\(hub.path)/hooks/pre-receive"
    try hub.write("#!/bin/sh\nexit 1\n", to: hook, isProgram: true)
    let run = try hub.run("乙", "sync")
    #expect(run.status == 74 && run.messages.contains("不接收"), "\(run.messages)")
    try hub.expectSound("乙")
    try FileManager.default.removeItem(atPath: hook)
    try expectSyncs(hub)
  }

  @Test("A remote that is no ledger, or another one")
  func otherRemotes() throws {
    let hub = try prepared()
    try hub.git("init", "-q", hub.place.path("杂"))
    try hub.write("别的", to: hub.place.path("杂/说明.txt"))
    try hub.git("-C", hub.place.path("杂"), "add", ".")
    try hub.git(
      "-C", hub.place.path("杂"), "-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "x")
    try expectRefused(hub, ["sync", hub.place.path("杂")], 66, "不是台账")
    try expectRefused(hub, ["join", hub.place.path("杂"), hub.desk("丁")], 66, "不是台账")
    #expect(!FileManager.default.fileExists(atPath: hub.desk("丁")))
    let other = try Hub()
    try other.done("甲", "sync", other.path)
    try expectRefused(hub, ["sync", other.path], 65, "另一本台账")
    try expectRefused(hub, ["join", hub.path, hub.desk("甲")], 73, "已经存在")
    try expectSyncs(hub)
  }

  @Test(
    "A remote's ledger that is damaged or newer",
    arguments: [
      ("ledger.json", "\"schemaVersion\": 1", "\"schemaVersion\": 9", "schemaVersion 为 9"),
      ("journal.jsonl", "甲的目标", "改过的目标", "校验值不符"),
      ("issues.json", "\"issues\": [", "\"issues\": [[", "issues.json 第"),
    ])
  func damaged(file: String, old: String, new: String, words: String) throws {
    let hub = try prepared()
    let text = hub.read(file, of: "甲")
    let head = try hub.git("-C", hub.path, "rev-parse", "HEAD")
    try hub.write(text.replacingOccurrences(of: old, with: new), to: hub.file(file, of: "甲"))
    try hub.git(
      "-C", hub.desk("甲"), "-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qam", "x")
    try hub.git("-C", hub.desk("甲"), "push", "-q", "origin", "HEAD")
    try expectRefused(hub, ["sync"], 65, words)
    let join = try hub.run("乙", "join", hub.path, hub.desk("丁"))
    #expect(join.status == 65 && !FileManager.default.fileExists(atPath: hub.desk("丁")))
    try hub.git(
      "-C", hub.path, "update-ref", "refs/heads/master",
      head.trimmingCharacters(in: .whitespacesAndNewlines))
    try hub.write(text, to: hub.file(file, of: "甲"))
    try hub.done("乙", "sync")
  }

  @Test("A remote whose history was rewritten")
  func rewritten() throws {
    let hub = try prepared()
    try hub.done("乙", "sync")
    let head = try hub.git("-C", hub.path, "rev-parse", "HEAD").prefix(40)
    try hub.git("-C", hub.path, "update-ref", "HEAD", "HEAD~2")
    try expectRefused(hub, ["sync"], 65, "历史被改写")
    try hub.git("-C", hub.path, "update-ref", "HEAD", String(head))
    try expectSyncs(hub)
  }

  @Test("A ledger within another repository, or with files of others in its own")
  func strangers() throws {
    let hub = try prepared()
    try hub.write("草稿", to: hub.file("草稿.txt", of: "乙"))
    try expectRefused(hub, ["sync"], 73, "草稿.txt")
    try FileManager.default.removeItem(atPath: hub.file("草稿.txt", of: "乙"))
    try expectSyncs(hub)
    let outer = try Hub()
    try outer.git("init", "-q", outer.place.folder.path)
    let run = try outer.run("甲", "sync", hub.path)
    #expect(run.status == 73 && run.messages.contains("另一个 git 仓库"), "\(run.messages)")
    #expect(!FileManager.default.fileExists(atPath: outer.file(".git", of: "甲")))
  }

  @Test("What stands in the folder's own git settings or hooks is not run")
  func strangersPrograms() throws {
    let hub = try prepared()
    let trap = hub.place.path("陷阱")
    let program = hub.place.path("program")
    try hub.write("#!/bin/sh\ntouch '\(trap)'\n", to: program, isProgram: true)
    let git = hub.file(".git", of: "乙")
    try FileManager.default.createDirectory(
      atPath: "\(git)/hooks", withIntermediateDirectories: true)
    for hook in ["pre-commit", "post-commit", "reference-transaction", "pre-push", "post-checkout"]
    {
      try hub.write("#!/bin/sh\ntouch '\(trap)'\n", to: "\(git)/hooks/\(hook)", isProgram: true)
    }
    let config = try String(contentsOfFile: "\(git)/config", encoding: .utf8)
    for (key, setting) in [
      ("core.fsmonitor", "[core]\n\tfsmonitor = \(program)\n"),
      ("core.sshcommand", "[core]\n\tsshCommand = \(program)\n"),
      ("filter.x.clean", "[filter \"x\"]\n\tclean = \(program)\n"),
      ("remote.origin.uploadpack", "[remote \"origin\"]\n\tuploadpack = \(program)\n"),
      ("include.path", "[include]\n\tpath = \(program)\n"),
      ("gc.recentobjectshook", "[gc]\n\trecentObjectsHook = \(program)\n"),
      ("credential.helper", "[credential]\n\thelper = !\(program)\n"),
    ] {
      try hub.write(config + setting, to: "\(git)/config")
      try expectRefused(hub, ["sync"], 77, key)
    }
    try hub.write(config, to: "\(git)/config")
    try hub.write("../..\n", to: "\(git)/commondir")
    try expectRefused(hub, ["sync"], 77, "commondir")
    try FileManager.default.removeItem(atPath: "\(git)/commondir")
    try expectSyncs(hub)
    #expect(!FileManager.default.fileExists(atPath: trap))
  }

  @Test("Without git, or with one too old, it says what to install")
  func gitItself() throws {
    let hub = try prepared()
    try expectRefused(hub, ["sync"], 73, "没有找到 git", adding: ["PATH": hub.place.folder.path])
    try hub.write(
      "#!/bin/sh\necho git version 2.20.1\n", to: hub.place.path("git"), isProgram: true)
    try expectRefused(
      hub, ["sync"], 73, "2.20.1，同步需要 2.30", adding: ["PATH": hub.place.folder.path])
  }

  @Test("Half a line that a crash has left does not travel")
  func tornLine() throws {
    let hub = try prepared()
    let journal = hub.read("journal.jsonl", of: "乙")
    try hub.write(journal + "{\"seq\":9,\"at\"", to: hub.file("journal.jsonl", of: "乙"))
    try hub.done("乙", "sync")
    try hub.done("甲", "sync")
    #expect(hub.contents(of: "甲") == hub.contents(of: "乙"))
    let names = try FileManager.default.contentsOfDirectory(atPath: hub.desk("乙"))
    let torn = try #require(names.first { $0.hasPrefix("journal.torn-") })
    #expect(hub.read(torn, of: "乙") == "{\"seq\":9,\"at\"")
    #expect(try !hub.git("-C", hub.path, "ls-tree", "--name-only", "HEAD").contains("torn"))
  }

  @Test("Locks that a killed git has left are not in the way")
  func staleLocks() throws {
    let hub = try prepared()
    let branch = try hub.git("-C", hub.desk("乙"), "symbolic-ref", "HEAD").dropLast()
    for lock in [
      "index.lock", "HEAD.lock", "config.lock", "packed-refs.lock", "\(branch).lock",
      "refs/remotes/origin/master.lock", "zhenggai/index.lock",
    ] {
      let path = hub.file(".git/\(lock)", of: "乙")
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try hub.write("", to: path)
    }
    try expectSyncs(hub)
  }
}
