import ArgumentParser
import Rectification
import Reports
import Storage

/// `restore`: makes damaged files again, or goes back to how things stood at a checkpoint.
struct Restore: Command {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "备份：列出，重建损坏的文件，或回到备份时的状态",
    discussion: """
      不写序号时列出备份（每次整理文件留一份，最多 5 份）。文件损坏、台账打不开时，由备份加上此后的留痕重建，留痕里的修改都在，\
      损坏的文件留在 backups/ 中。台账完好时，把记录改回备份时的样子：这是留痕里新的一步，历史不删，可以撤销（undo）。
      """)

  @Argument(help: .init("列表中的序号，1 为最近（0：没有备份时只凭留痕重建）", valueName: "N")) var number: Int?
  @Flag(help: "不再询问，直接恢复") var yes = false
  @Flag(help: "列表输出为 JSON") var json = false
  @OptionGroup(title: "通用选项") var options: Options

  func answer() throws -> Answer {
    let store = try Store.unopened(options.folder)
    let damage = try store.damage()
    let backups = try store.backups()
    guard let number else {
      let ledger = damage.isEmpty ? try Store.open(options.folder).ledger : nil
      return list(backups, damage, store.journal.last, ledger)
    }
    if damage.isEmpty {
      return try goBack(to: try backup(number, of: backups))
    }
    let source: RebuildSource = number == 0 ? .journal : .backup(try backup(number, of: backups))
    return try rebuild(store, damage, from: source)
  }

  private func backup(_ number: Int, of backups: [Backup]) throws(UsageError) -> Backup {
    guard backups.indices.contains(number - 1) else {
      throw .noBackup(number, count: backups.count)
    }
    return backups[number - 1]
  }
}

extension Restore {
  private func list(
    _ backups: [Backup], _ damage: [Damage], _ last: Int, _ ledger: Ledger?
  ) -> Answer {
    let messages = damage.map(\.error.description)
    if json {
      let values = backups.enumerated().map { place, backup -> Value in
        [
          "number": .count(place + 1), "revision": .count(backup.revision),
          "keptAt": .text(backup.time), "eventsSince": .count(max(0, last - backup.revision)),
        ]
      }
      return Answer(Value.list(values).json(.indented) + "\n", messages: messages)
    }
    return Answer(lines: table(backups, last, ledger) + advice(backups, damage), messages: messages)
  }

  private func table(_ backups: [Backup], _ last: Int, _ ledger: Ledger?) -> [String] {
    guard !backups.isEmpty else { return ["还没有备份：每次整理文件（如退出界面时）留一份，最多 5 份。"] }
    let columns = [
      Column("序号", .right), Column("备份时间"), Column("留痕到", .right), Column("此后", .right),
      Column("其中最后一步", isWide: true),
    ]
    let rows = backups.enumerated().map { place, backup in
      [
        String(place + 1), localTime(backup.seconds), "第 \(backup.revision) 条",
        "\(max(0, last - backup.revision)) 条", lastStep(of: backup, ledger),
      ]
    }
    return Table(columns, rows: rows).fittedLines(width: Surroundings.width)
  }

  private func lastStep(of backup: Backup, _ ledger: Ledger?) -> String {
    guard let ledger, let event = ledger.history.event(backup.revision) else { return "—" }
    return "\(event.at.day) \(account(of: event.by)) \(ledger.sentence(for: event))"
  }

  private func advice(_ backups: [Backup], _ damage: [Damage]) -> [String] {
    let names = damage.map(\.name).joined(separator: "、")
    if damage.isEmpty { return backups.isEmpty ? [] : ["", "zhenggai restore 序号：先看会改回什么，再确认。"] }
    let number = backups.isEmpty ? 0 : 1
    return [
      "",
      "\(names) 需要重建：zhenggai restore \(number)，\(backups.isEmpty ? "只凭留痕" : "由最近的备份和留痕")，留痕里的修改都在。",
    ]
  }

  /// Makes damaged files again.
  private func rebuild(
    _ store: Store, _ damage: [Damage], from source: RebuildSource
  ) throws -> Answer {
    let names = damage.map(\.name).joined(separator: "、")
    let what =
      switch source {
      case .backup(let backup):
        "由 \(localTime(backup.seconds)) 的备份和此后的 \(store.journal.last - backup.revision) 条留痕"
      case .journal: "只凭 \(store.journal.last) 条留痕"
      }
    let preview =
      damage.map(\.error.description) + ["将\(what)重建 \(names)，留痕里的修改都在；损坏的文件留在 backups/ 中。"]
    if let refusal = try confirmed(preview) { return refusal }
    let rebuilt = try store.rebuild(from: source, by: options.person)
    return Answer(lines: [
      "已重建 \(rebuilt.map(\.name).joined(separator: "、"))，台账可以打开；请再运行 zhenggai check 核对。"
    ])
  }

  /// Goes back to how things stood.
  private func goBack(to backup: Backup) throws -> Answer {
    var session = try Session(options, isWriting: true)
    let later = session.ledger.history.events.reversed().prefix { $0.seq > backup.revision }
    let shown = later.prefix(20).reversed().map { event in
      "  第 \(event.seq) 条 \(event.at.day) \(event.by)：\(session.ledger.sentence(for: event))"
    }
    let more = later.count > 20 ? ["  以及更早的 \(later.count - 20) 条（log 可查看全部）"] : []
    let preview =
      [
        "将回到 \(localTime(backup.seconds)) 备份时的状态（留痕第 \(backup.revision) 条），此后的 \(later.count) 条改动不再有效："
      ]
      + more + shown + ["这是留痕里新的一步，历史不删，可以撤销（undo）。"]
    if let refusal = try confirmed(preview) { return refusal }
    return try session.goBack(to: backup)
  }

  /// Asks; answers with what is to be said where it is not to be done.
  private func confirmed(_ preview: [String]) throws -> Answer? {
    if yes { return nil }
    guard let reply = ask("确定恢复吗？输入 是（或 yes）：", after: preview) else {
      return Answer(
        lines: preview, messages: [UsageError.notConfirmed("--yes").description],
        status: .wrongUsage)
    }
    let isMeant = ["是", "y", "yes"].contains(reply.lowercased())
    return isMeant ? nil : Answer(messages: ["没有恢复，什么也没有改动。"], status: .refused)
  }
}
