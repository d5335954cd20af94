import ArgumentParser
import Exchange
import Rectification
import Reports
import Storage

/// `sync`: the ledger is brought in step with a remote.
struct SyncCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "与远端同步（git 仓库或数据包文件）")

  @Argument(help: .init("远端：仓库的地址、路径，或数据包（默认上次的远端）", valueName: "REMOTE"))
  var remote: String?
  @Flag(help: "输出 JSON") var json = false
  @OptionGroup(title: "通用选项") var options: Options

  func checkUsage() throws(UsageError) {
    if remote?.isEmpty == true { throw .emptyPath("REMOTE") }
  }

  func answer() throws -> Answer {
    var session = try Session(options, isWriting: true)
    let report = try sync(
      session.store, with: remote,
      SyncOccasion(by: session.by, at: session.instant, on: session.day), .ofProcess,
      in: &session.ledger)
    if json { return report.value(session.ledger).answer }
    let hint = "请用 zhenggai conflicts 查看冲突，用 zhenggai resolve 处理。"
    return Answer(lines: report.lines + (report.conflicts.isEmpty ? [] : [hint]))
  }
}

/// `join`: another desk's copy of a ledger.
struct JoinCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "从远端取得一份台账")

  @Argument(help: .init("远端：仓库的地址、路径，或数据包", valueName: "REMOTE")) var remote: String
  @Argument(help: .init("放在哪个文件夹（须尚不存在）", valueName: "DIR")) var folder: String
  @OptionGroup(title: "通用选项") var options: Options

  func checkUsage() throws(UsageError) {
    if remote.isEmpty { throw .emptyPath("REMOTE") }
    if folder.isEmpty { throw .emptyPath("DIR") }
  }

  func answer() throws -> Answer {
    try join(remote, in: folder, .ofProcess)
    let ledger = try Store.open(folder).ledger
    return Answer(lines: [
      "已取得台账 \(folder)（\(ledger.profile.title)），留痕 \(ledger.history.last) 条。",
      "下一步：zhenggai --ledger \(folder.shellQuoted)，改动之后用 zhenggai sync 同步。",
    ])
  }
}

/// `bundle`: the ledger in a file, for networks that are not connected.
struct BundleCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "bundle", abstract: "把台账写成数据包，供不联网的一方同步")

  @Argument(help: .init("数据包文件", valueName: "FILE")) var file: String
  @OptionGroup(title: "通用选项") var options: Options

  func checkUsage() throws(UsageError) {
    if file.isEmpty { throw .emptyPath("FILE") }
  }

  func answer() throws -> Answer {
    var session = try Session(options, isWriting: true)
    try requireForeign(file, to: session.store)
    try writeBundle(
      of: session.store, to: file, by: session.by, .ofProcess, in: &session.ledger)
    return Answer(lines: [
      "已写入数据包 \(file)，留痕至第 \(session.ledger.history.last) 条；对方用 zhenggai sync \(file.shellQuoted) 收入。"
    ])
  }
}

/// `conflicts`: what a sync could not make, and nobody has settled.
struct ConflictsCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts", abstract: "尚未处理的同步冲突")

  @Flag(help: "输出 JSON") var json = false
  @OptionGroup(title: "通用选项") var options: Options

  func answer(_ session: Session, _ ledger: Ledger) throws -> Answer {
    let conflicts = ledger.openConflicts
    if json { return Value.list(conflicts.map(ledger.value)).answer }
    guard !conflicts.isEmpty else { return Answer(lines: ["没有未处理的冲突。"]) }
    let table = Table(
      [
        Column("序号", .right), Column("记录"), Column("操作人"), Column("操作"), Column("项"),
        Column("本方（mine）", isWide: true), Column("对方（theirs）", isWide: true),
      ],
      rows: conflicts.flatMap(ledger.rows))
    return Answer(
      lines: table.fittedLines(width: Surroundings.width)
        + conflicts.map { "第 \($0.seq) 条：\($0.edit.note ?? "")" }
        + ["请用 zhenggai resolve 序号 mine（采用本方）或 theirs（采用对方）处理。"])
  }
}

/// `resolve`: one side of a conflict is taken.
struct ResolveCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "处理一条同步冲突，可以撤销")

  @Argument(help: .init("冲突的序号（见 conflicts）", valueName: "SEQ")) var seq: Int
  @Argument(
    help: .init("采用哪一方：mine 本方，theirs 对方", valueName: "mine|theirs"), transform: code)
  var side: Resolution
  @OptionGroup(title: "通用选项") var options: Options

  func changes(_ session: Session) throws -> [Change] { [.resolve(seq, side)] }
}

extension Circumstances {
  /// Those of a command that was given at a shell.
  static var ofProcess: Circumstances {
    Circumstances(
      environment: Surroundings.environment, isInteractive: Surroundings.hasPerson)
  }
}

extension SyncReport {
  /// What was done, in words.
  var lines: [String] {
    let counts =
      fetched + sent == 0
      ? "两边没有新的内容"
      : [fetched > 0 ? "取回 \(fetched) 条" : nil, sent > 0 ? "\(sendingWord) \(sent) 条" : nil]
        .compactMap(\.self).joined(separator: "，")
    return ["已与 \(remote) 同步：\(counts)。"]
      + renamed.map { "新增的 \($0.from) 与他人的编号相同，已改为 \($0.to)。" }
      + conflicts.map { "第 \($0.seq) 条 \($0.edit.item.name)：\($0.edit.note ?? "")" }
      + (conflicts.isEmpty ? [] : ["冲突 \(conflicts.count) 条，没有丢失，等待处理。"])
  }

  private var sendingWord: String { isBundle ? "本方另有" : "送出" }

  /// The same for programs.
  func value(_ ledger: Ledger) -> Value {
    .object([
      "remote": .text(remote), "fetched": .count(fetched), "sent": .count(sent),
      "conflicts": .list(conflicts.map(ledger.value)),
      "renamed": .list(
        renamed.map { .object(["from": .text($0.from.text), "to": .text($0.to.text)]) }),
    ])
  }
}

extension Ledger {
  /// A conflict for programs: what was wanted, and both sides field by field.
  fileprivate func value(_ conflict: Event) -> Value {
    let sides = sides(of: conflict).map { side in
      var fields = Fields()
      fields["was"] = side.was
      fields["mine"] = side.mine
      fields["theirs"] = side.theirs
      return Member(key: side.key, value: .object(fields))
    }
    return .object([
      "seq": .count(conflict.seq), "at": .text(conflict.at.description), "by": .text(conflict.by),
      "op": .text(conflict.wanted?.op ?? conflict.edit.op),
      "item": .text(conflict.edit.item.text), "message": .text(conflict.edit.note ?? ""),
      "fields": .object(Fields(sides)),
    ])
  }

  /// A row for each field of a conflict; one for a whole record.
  fileprivate func rows(_ conflict: Event) -> [[String]] {
    guard let wanted = conflict.wanted else { return [] }
    let start = [
      String(conflict.seq), wanted.item.name, conflict.by, Event.label(ofOp: wanted.op),
    ]
    if wanted.isAddition || wanted.isRemoval {
      let isThere = fields(of: wanted.item) != nil
      return [
        start + [
          "整条记录", wanted.isAddition ? "新增" : "移除", isThere ? "在台账上" : "不在台账上",
        ]
      ]
    }
    let sides = sides(of: conflict)
    if sides.isEmpty { return [start + ["—", wanted.note ?? "—", "—"]] }
    return sides.map { side in
      start + [side.label, side.mineInWords ?? "（空）", side.theirsInWords ?? "（空）"]
    }
  }
}
