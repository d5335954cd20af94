/// The sections of the help page.
enum Section: String, CaseIterable {
  case moving = "移动"
  case handling = "办理"
  case records = "记录"
  case finding = "找与看"
  case other = "其他"

  /// Their order in the action menu: moving about has keys without letters anyway.
  static let inActions: [Section] = [.handling, .records, .finding, .other, .moving]
}

extension Command {
  /// Where the help page explains it.
  var section: Section {
    switch self {
    case .open, .back, .left, .right, .otherPane, .lastPlace, .down, .up, .pageDown, .pageUp,
      .first, .last,
      .overview, .issues, .measures, .policies, .board, .due, .trail:
      .moving
    case .done, .forward, .backward, .choose, .note, .undo, .redo: .handling
    case .add, .edit, .editText, .count, .attach, .extend, .remove: .records
    case .select, .selectRange, .selectAll, .search, .nextMatch, .previousMatch, .filter, .views,
      .sort, .columns, .regroup, .linked, .history, .cutOff:
      .finding
    case .export, .importFile, .sync, .conflicts, .copyID, .copyRow, .reload, .redraw, .commandLine,
      .help, .actions,
      .suspend,
      .quit:
      .other
    }
  }
}
