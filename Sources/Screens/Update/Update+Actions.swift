import Rectification

extension Model {
  /// What makes sense for the current record now, as a numbered menu, for those whose letters go to
  /// an input method: first the steps, each with what keeps it shut, then the rest of the key table.
  mutating func openActions() {
    let ids = canChange ? targets : []
    let next = ids.first.map { steps(from: $0, ids) } ?? []
    let sensible = Command.available(in: place).filter(makesSense)
    let commands = Section.inActions.flatMap { section in
      sensible.filter { $0.section == section }
    }.map { command in
      Menu.Item(
        label: label(of: command), detail: keyLabels(command), choice: .command(command))
    }
    let whose = targets.count > 1 ? "已选 \(targets.count) 项 " : target.map { "\($0) " } ?? ""
    overlay = .menu(Menu(title: "\(whose)可用操作", items: next + commands))
  }

  private func label(of command: Command) -> String {
    command == .search && !typedRun.isEmpty ? "搜索“\(typedRun)”" : command.binding.title
  }

  /// Whether a command would do something now, and has no key without letters to move about by.
  private func makesSense(_ command: Command) -> Bool {
    let canChangeRecord = canChange && target != nil
    switch command {
    case .down, .up, .pageDown, .pageUp, .first, .last, .overview, .issues, .measures, .policies,
      .board, .due, .trail, .left, .right, .open, .back, .otherPane, .actions:
      return false
    // They are among the steps.
    case .done, .forward, .backward, .choose: return false
    case .note, .edit, .editText, .remove: return canChangeRecord
    case .count: return canChangeRecord && target.flatMap { ledger.measures[$0]?.target } != nil
    case .attach: return canChangeRecord && target.map(ledger.measures.contains) == true
    case .extend: return canChangeRecord && target.map(ledger.policies.contains) == false
    case .add, .importFile, .sync: return canChange
    case .conflicts: return canChange && !ledger.openConflicts.isEmpty
    case .linked, .history, .copyID, .copyRow: return target != nil
    case .select, .selectRange, .selectAll: return list?.current != nil
    case .nextMatch, .previousMatch: return list?.filter.search.isEmpty == false
    case .undo: return canChange && !ledger.history.next(.undo, for: person).isEmpty
    case .redo: return canChange && !ledger.history.next(.redo, for: person).isEmpty
    case .lastPlace: return !visited.isEmpty
    case .search, .filter, .views, .sort, .columns, .regroup, .export, .cutOff, .reload, .redraw,
      .commandLine, .help, .suspend, .quit:
      return true
    }
  }
}
