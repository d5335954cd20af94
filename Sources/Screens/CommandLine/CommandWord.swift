import Rectification

/// Something that can be asked for by name on the command line, be it with an input method on or
/// off: a row of the table says its names, what it is for and what may follow it.
struct CommandWord: Hashable, Sendable {
  /// What it does.
  enum Meaning: Hashable, Sendable {
    /// What a key does.
    case command(Command)
    /// A step with its words, which the keys offer in the menu 办理.
    case write(Draft)
    /// A step without words, which the keys offer there as well.
    case make(Step)
  }

  /// What may follow the name.
  enum Argument: Hashable, Sendable {
    case nothing
    /// Conditions and what is searched for: `超期 消防`.
    case conditions(RecordKind)
    /// A condition and its value: `阶段 当下改`.
    case condition
    case sortKey
    /// A kind, a format and a path: `台账 csv a.csv`.
    case export
    /// The path of a file to take in.
    case importFile
    /// With whom to sync.
    case remote
    /// Ids; without any, the record under the cursor or those that are selected.
    case records
    /// Ids, then the answer to what is asked.
    case recordsAndWords
    /// The answer to what is asked.
    case words
  }

  /// A step that needs no words.
  enum Step: Hashable, Sendable {
    case start, verify, close

    func change(_ id: RecordID) -> Change {
      switch self {
      case .start: .start(id)
      case .verify: .verify(id)
      case .close: .close(id)
      }
    }
  }

  /// In Chinese, in pinyin, in English; perhaps more.
  let names: [String]
  /// What it does, for the list of candidates.
  let title: String
  let argument: Argument
  let meaning: Meaning

  init(_ names: [String], _ title: String, _ argument: Argument, _ meaning: Meaning) {
    (self.names, self.title, self.argument, self.meaning) = (names, title, argument, meaning)
  }

  /// What people call it.
  var name: String { names[0] }

  /// The word of a name, whatever the case of its letters.
  init?(named text: String) {
    guard let word = CommandWord.byName[text.lowercased()] else { return nil }
    self = word
  }

  /// The whole table: everything that has a key, then the steps of the menu 办理.
  static let all: [CommandWord] =
    Command.allCases.map { command in
      let (chinese, pinyin, argument) = command.word
      let more = command == .quit ? ["q"] : []
      return CommandWord(
        [chinese, pinyin, command.rawValue] + more, command.binding.title, argument,
        .command(command))
    } + steps

  private static let steps = [
    CommandWord(["启动", "qidong", "start"], "启动措施", .records, .make(.start)),
    CommandWord(["核实", "heshi", "verify"], "核实已完成的措施", .records, .make(.verify)),
    CommandWord(["中止", "zhongzhi", "halt"], "中止措施，写明理由", .recordsAndWords, .write(.halt)),
    CommandWord(["改回", "gaihui", "undone"], "措施改回推进中，写明理由", .recordsAndWords, .write(.undone)),
    CommandWord(["验收", "yanshou", "accept"], "验收通过，写明意见", .recordsAndWords, .write(.accept)),
    CommandWord(
      ["验收退回", "yanshoutuihui", "return"], "验收退回，写明要补充什么", .recordsAndWords,
      .write(.sendBack)),
    CommandWord(["销号", "xiaohao", "close"], "问题销号", .records, .make(.close)),
    CommandWord(["重启", "chongqi", "reopen"], "反弹重启，写明情况", .recordsAndWords, .write(.reopen)),
    CommandWord(
      ["废止", "feizhi", "withdraw"], "撤销问题或废止制度，写明理由", .recordsAndWords, .write(.withdraw)),
  ]

  private static let byName = Dictionary(
    all.flatMap { word in word.names.map { ($0.lowercased(), word) } }
  ) { first, _ in first }
}

extension Command {
  /// What the command is called in Chinese and in pinyin, and what may follow; in English it is
  /// called by its raw value.
  fileprivate var word: (chinese: String, pinyin: String, argument: CommandWord.Argument) {
    // swift-format-ignore
    switch self {
    case .open: ("打开", "dakai", .nothing)
    case .back: ("返回", "fanhui", .nothing)
    case .otherPane: ("换栏", "huanlan", .nothing)
    case .left: ("左移", "zuoyi", .nothing)
    case .right: ("右移", "youyi", .nothing)
    case .lastPlace: ("上一处", "shangyichu", .nothing)
    case .done: ("完成", "wancheng", .recordsAndWords)
    case .forward: ("推进", "tuijin", .records)
    case .backward: ("退回", "tuihui", .recordsAndWords)
    case .choose: ("办理", "banli", .records)
    case .note: ("进展", "jinzhan", .recordsAndWords)
    case .add: ("新增", "xinzeng", .nothing)
    case .edit: ("编辑", "bianji", .records)
    case .editText: ("长文", "changwen", .records)
    case .count: ("计数", "jishu", .recordsAndWords)
    case .attach: ("佐证", "zuozheng", .recordsAndWords)
    case .extend: ("延期", "yanqi", .records)
    case .remove: ("移除", "yichu", .recordsAndWords)
    case .select: ("选择", "xuanze", .nothing)
    case .selectRange: ("连选", "lianxuan", .nothing)
    case .selectAll: ("全选", "quanxuan", .nothing)
    case .search: ("搜索", "sousuo", .words)
    case .nextMatch: ("下一个", "xiayige", .nothing)
    case .previousMatch: ("上一个", "shangyige", .nothing)
    case .filter: ("筛选", "shaixuan", .condition)
    case .views: ("视图", "shitu", .words)
    case .sort: ("排序", "paixu", .sortKey)
    case .columns: ("各列", "gelie", .nothing)
    case .regroup: ("分组", "fenzu", .nothing)
    case .export: ("导出", "daochu", .export)
    case .importFile: ("导入", "daoru", .importFile)
    case .sync: ("同步", "tongbu", .remote)
    case .conflicts: ("冲突", "chongtu", .nothing)
    case .linked: ("关联", "guanlian", .records)
    case .undo: ("撤销", "chexiao", .nothing)
    case .redo: ("重做", "chongzuo", .nothing)
    case .history: ("经过", "jingguo", .records)
    case .cutOff: ("截至", "jiezhi", .words)
    case .reload: ("刷新", "shuaxin", .nothing)
    case .redraw: ("重画", "chonghua", .nothing)
    case .copyID: ("复制", "fuzhi", .records)
    case .copyRow: ("复制整行", "fuzhizhenghang", .records)
    case .down: ("下行", "xiahang", .nothing)
    case .up: ("上行", "shanghang", .nothing)
    case .pageDown: ("下页", "xiaye", .nothing)
    case .pageUp: ("上页", "shangye", .nothing)
    case .first: ("首行", "shouhang", .nothing)
    case .last: ("末行", "mohang", .nothing)
    case .overview: ("总览", "zonglan", .nothing)
    case .issues: ("问题", "wenti", .conditions(.issue))
    case .measures: ("措施", "cuoshi", .conditions(.measure))
    case .policies: ("制度", "zhidu", .conditions(.policy))
    case .board: ("看板", "kanban", .nothing)
    case .due: ("时限", "shixian", .nothing)
    case .trail: ("留痕", "liuhen", .nothing)
    case .commandLine: ("命令", "mingling", .nothing)
    case .help: ("帮助", "bangzhu", .nothing)
    case .actions: ("操作", "caozuo", .nothing)
    case .suspend: ("挂起", "guaqi", .nothing)
    case .quit: ("退出", "tuichu", .nothing)
    }
  }
}
