import Cells
import Rectification

extension Model {
  /// Begins a sync; keys are taken meanwhile.
  mutating func startSync(with remote: String?) -> [Effect] {
    guard !isReadOnly(), !isBusy() else { return [] }
    work = Work(.sync, "正在同步")
    return [.sync(remote: remote)]
  }

  /// What came of a sync: in a line, or to be read where somebody has to know more.
  mutating func finishSync(_ lines: [String], conflicts: Int) -> [Effect] {
    let isLeft = work?.isLeft == true
    work = nil
    let hint = conflicts > 0 ? "按 \(keyLabel(.conflicts)) 处理冲突。" : ""
    if lines.count > 1, overlay == nil, !isLeft {
      let all = lines.map(\.forScreen) + (hint.isEmpty ? [] : ["", hint])
      overlay = .page(Page(title: "同步", lines: all))
    } else {
      tellLater(.done, (lines.map(\.forScreen) + [hint]).joined())
    }
    return [.reload]
  }

  /// The conflicts that are still open, to choose one.
  mutating func openConflicts() {
    guard !isReadOnly() else { return }
    let conflicts = ledger.openConflicts
    guard !conflicts.isEmpty else { return say(.news, "没有未处理的同步冲突。") }
    let items = conflicts.map { event in
      Menu.Item(
        label: "\(event.edit.item.name) \(event.by)".forScreen,
        detail: (event.edit.note ?? "").forScreen, choice: .conflict(event.seq))
    }
    overlay = .menu(Menu(title: "同步冲突", items: items, hint: "数字或 Enter 看两边  Esc 关闭"))
  }

  /// Both sides of a conflict, one below the other, to take one or to write something else.
  mutating func openConflict(_ seq: Int) {
    guard let event = ledger.openConflicts.first(where: { $0.seq == seq }),
      let wanted = event.wanted
    else { return say(.news, "这条冲突已经处理过。") }
    let sides = ledger.sides(of: event)
    let (mine, theirs) = words(of: wanted, sides)
    var items = [
      Menu.Item(
        label: Resolution.mine.label, detail: mine.forScreen, choice: .make([.resolve(seq, .mine)])),
      Menu.Item(
        label: Resolution.theirs.label, detail: theirs.forScreen,
        choice: .make([.resolve(seq, .theirs)])),
    ]
    if ledger.kind(of: wanted.item) != nil {
      items.append(
        Menu.Item(label: "另行修改", detail: "打开记录，保存即处理", choice: .editInstead(seq)))
    }
    let title = "\(wanted.item.name)  \(event.by) \(event.at.day) \(event.at.clock)"
    overlay = .menu(Menu(title: title.forScreen, items: items))
  }

  private func words(of wanted: Edit, _ sides: [ConflictSide]) -> (mine: String, theirs: String) {
    if wanted.isAddition || wanted.isRemoval {
      let isThere = ledger.kind(of: wanted.item) != nil
      return (
        wanted.isAddition ? "新增这条记录" : "移除这条记录", isThere ? "记录在台账上" : "记录不在台账上"
      )
    }
    guard !sides.isEmpty else { return (wanted.note ?? "", "不变") }
    return (
      sides.map { "\($0.label)：\($0.mineInWords ?? "（空）")" }.joined(separator: "；"),
      sides.map { "\($0.label)：\($0.theirsInWords ?? "（空）")" }.joined(separator: "；")
    )
  }

  /// Opens the record of a conflict for editing; saving it settles the conflict in the same step.
  mutating func editInstead(_ seq: Int) -> [Effect] {
    guard let event = ledger.history.event(seq) else { return [] }
    jump(to: event.edit.item)
    let effects = perform(.edit)
    if case .form(var form)? = overlay {
      form.settles = seq
      overlay = .form(form)
    }
    return effects
  }
}
