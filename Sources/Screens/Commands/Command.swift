import Cells
import Rectification

/// What a key means, before anything acts on it.
public enum Command: String, Hashable, CaseIterable, Sendable {
  case left, right, open, back, otherPane, lastPlace
  case done, forward, backward, choose, note
  case add, edit, editText, count, attach, extend, remove
  case select, selectRange, selectAll
  case search, nextMatch, previousMatch, filter, views, sort, columns, regroup
  case export, importFile = "import", sync, conflicts, linked, undo, redo, history, cutOff, reload,
    redraw
  case copyID, copyRow
  case down, up, pageDown, pageUp, first, last
  case overview, issues, measures, policies, board, due, trail
  case commandLine, help, actions, suspend, quit
}

/// A row of the command table: it binds the keys, explains them, and says where they work.
struct Binding: Sendable {
  let keys: [Key]
  /// For the help page and the action menu.
  let title: String
  /// For the hint line; `nil` keeps it out.
  var hint: String?
  /// Where the command does something.
  var places = Binding.everywhere

  private static let everywhere = Set(Place.allCases)
}

extension Command {
  private static let lists: Set<Place> = [.issues, .measures, .policies]
  /// The screens with a record under the cursor.
  private static let records = lists.union([.board, .due])

  /// The whole table, a row a command.
  var binding: Binding {
    // swift-format-ignore
    switch self {
    case .left: Binding(keys: [.left], title: "看板左边一道；月历前一天", places: [.board, .due])
    case .right: Binding(keys: [.right], title: "看板右边一道；月历后一天", places: [.board, .due])
    case .open: Binding(keys: [.enter, .right], title: "打开：详情、所列的清单、所记的记录", hint: "详情")
    case .back: Binding(keys: [.escape, .left], title: "返回；清除选择、关联和搜索")
    case .otherPane: Binding(keys: [.tab], title: "换到旁边：详情、月历，总览的下一个数", places: Command.lists.union([.overview, .due, .trail]))
    case .linked: Binding(keys: ["l"], title: "看关联的清单：问题的措施、措施的制度、制度的措施", hint: "关联", places: Command.records)
    case .lastPlace: Binding(keys: ["-"], title: "回到上一处")
    case .add: Binding(keys: ["a", .insert], title: "新增一条记录", hint: "新增", places: Command.lists.union([.board]))
    case .edit: Binding(keys: ["e"], title: "修改记录的内容", hint: "编辑", places: Command.records)
    case .editText: Binding(keys: ["E"], title: "用编辑器（$EDITOR）修改长文字", places: Command.records)
    case .count: Binding(keys: ["+"], title: "登记量化指标的完成数", places: [.measures, .due])
    case .attach: Binding(keys: ["@"], title: "登记佐证材料", places: [.measures, .due])
    case .extend: Binding(keys: ["t"], title: "申请延期", places: [.issues, .measures, .board, .due])
    case .remove: Binding(keys: ["D", .delete], title: "移除记录", places: Command.lists)
    case .select: Binding(keys: [.character(" ")], title: "选择，再按取消", hint: "选择", places: Command.lists)
    case .selectRange: Binding(keys: ["v"], title: "从这里起连续选择", places: Command.lists)
    case .selectAll: Binding(keys: ["V"], title: "全选所列，再按全不选", places: Command.lists)
    case .done: Binding(keys: ["d", .control(" ")], title: "措施标为已完成；已完成的改回推进中", hint: "完成", places: Command.records)
    case .forward: Binding(keys: [">", .ctrlRight], title: "推进一个阶段", hint: "推进", places: Command.records)
    case .backward: Binding(keys: ["<", .ctrlLeft], title: "退回一个阶段", hint: "退回", places: Command.records)
    case .choose: Binding(keys: ["m"], title: "选择要走的一步：验收、退回、重启、中止……", hint: "办理", places: Command.records)
    case .note: Binding(keys: ["A"], title: "登记进展", hint: "进展", places: Command.records)
    case .undo: Binding(keys: ["u"], title: "撤销本人的上一步")
    case .redo: Binding(keys: ["U"], title: "重做撤销的一步")
    case .history: Binding(keys: ["H"], title: "看这条记录的留痕", places: Command.records)
    case .search: Binding(keys: ["/"], title: "边输边找：汉字、编号、全拼、首字母", hint: "搜索")
    case .nextMatch: Binding(keys: ["n"], title: "下一个找到的", places: Command.lists)
    case .previousMatch: Binding(keys: ["N"], title: "上一个找到的", places: Command.lists)
    case .filter: Binding(keys: ["f"], title: "筛选", hint: "筛选", places: Command.lists.union([.trail]))
    case .views: Binding(keys: ["w"], title: "存下的视图：取用、存下、删除", places: Command.lists)
    case .sort: Binding(keys: ["s"], title: "排序", hint: "排序", places: Command.lists)
    case .columns: Binding(keys: ["c"], title: "选择各列和列宽", places: Command.lists)
    case .regroup: Binding(keys: ["g"], title: "换一种分组：阶段、部门、来源", hint: "分组", places: [.board])
    case .cutOff: Binding(keys: ["T"], title: "改截至日期，看当时的台账")
    case .export: Binding(keys: ["x", .function(9)], title: "导出报告和清单", hint: "导出")
    case .importFile: Binding(keys: ["i"], title: "导入表格：先核对，再导入")
    case .sync: Binding(keys: ["S"], title: "与远端同步：取回他人的改动，送出本方的")
    case .conflicts: Binding(keys: ["C"], title: "处理同步冲突：采用本方、对方，或另改")
    case .reload: Binding(keys: ["R"], title: "马上读入他人的改动")
    case .redraw: Binding(keys: [.control("l")], title: "重画屏幕")
    case .copyID: Binding(keys: ["y"], title: "复制编号", places: Command.records)
    case .copyRow: Binding(keys: ["Y"], title: "复制整行", places: Command.records)
    case .down: Binding(keys: ["j", .down], title: "下一行")
    case .up: Binding(keys: ["k", .up], title: "上一行")
    case .pageDown: Binding(keys: [.control("d"), .pageDown], title: "下一页")
    case .pageUp: Binding(keys: [.control("u"), .pageUp], title: "上一页")
    case .first: Binding(keys: ["g", .home], title: "第一行")
    case .last: Binding(keys: ["G", .end], title: "最后一行")
    case .overview: Binding(keys: ["1", .function(2)], title: "总览")
    case .issues: Binding(keys: ["2", .function(3)], title: "问题清单")
    case .measures: Binding(keys: ["3", .function(4)], title: "整改措施清单")
    case .policies: Binding(keys: ["4", .function(5)], title: "制度办法清单")
    case .board: Binding(keys: ["5", .function(6)], title: "看板")
    case .due: Binding(keys: ["6", .function(7)], title: "时限：超期、临期和月历")
    case .trail: Binding(keys: ["7", .function(8)], title: "操作留痕")
    case .commandLine: Binding(keys: [":"], title: "输入命令：汉字、拼音、英文都行")
    case .help: Binding(keys: ["?", .function(1)], title: "帮助", hint: "帮助")
    case .actions: Binding(keys: [.function(10)], title: "可用操作的菜单")
    case .suspend: Binding(keys: [.control("z")], title: "暂时回到命令行（fg 回来）")
    case .quit: Binding(keys: ["q"], title: "退出", hint: "退出")
    }
  }

  /// The commands that work on a screen, in the table's order.
  static func available(in place: Place) -> [Command] {
    allCases.filter { $0.binding.places.contains(place) }
  }
}
