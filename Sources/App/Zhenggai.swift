import ArgumentParser
import Cells

/// The program itself: without a command it opens the screen, or prints the overview.
struct Zhenggai: Command {
  static let configuration = CommandConfiguration(
    commandName: "zhenggai", abstract: "整改台账：在终端里管理问题、措施和制度",
    usage: "zhenggai [<options>] [<subcommand>]",
    discussion: "不写命令即打开界面；标准输出不是终端时，显示总览。",
    version: "1.0.0",
    groupedSubcommands: [
      CommandGroup(name: "查看", subcommands: [Overview.self, List.self, Show.self, Log.self]),
      CommandGroup(
        name: "措施",
        subcommands: [
          Start.self, Done.self, Verify.self, Halt.self, Undone.self, Count.self, Attach.self,
        ]),
      CommandGroup(
        name: "问题和制度",
        subcommands: [
          Advance.self, Back.self, Accept.self, Return.self, Close.self, Reopen.self,
          Withdraw.self, Extend.self, Note.self,
        ]),
      CommandGroup(
        name: "记录", subcommands: [Add.self, EditCommand.self, Remove.self, Undo.self, Redo.self]),
      CommandGroup(
        name: "报告与台账",
        subcommands: [
          ReportCommand.self, ImportCommand.self, Check.self, Init.self, Doctor.self,
        ]),
      CommandGroup(
        name: "移交和备份", subcommands: [Pack.self, Unpack.self, Restore.self, Wipe.self]),
      CommandGroup(
        name: "多处同步",
        subcommands: [
          SyncCommand.self, JoinCommand.self, ConflictsCommand.self, ResolveCommand.self,
          BundleCommand.self, RollUpCommand.self,
        ]),
    ])

  @Option(help: .init("按脚本逐行按键，不用终端", valueName: "FILE")) var script: String?
  @Flag(help: "行模式：用一行行的话代替画面，供读屏软件和不能定位光标的终端使用") var plain = false
  @Flag(help: "界面上除汉字外只用 ASCII 字符") var ascii = false
  @Option(help: .init("脚本的屏幕大小，列x行（默认 80x24）", valueName: "WxH")) var size = "80x24"
  @Option(help: .init("脚本结束时把屏幕存为文本（- 为标准输出）", valueName: "FILE")) var screen: String?
  @Option(help: .init("按键和颜色的设置（默认 ~/.config/zhenggai/config.json；脚本默认不读）", valueName: "FILE"))
  var config: String?
  @OptionGroup(title: "通用选项") var options: Options

  func checkUsage() throws(UsageError) {
    if script?.isEmpty == true { throw .emptyPath("--script") }
    if screen?.isEmpty == true { throw .emptyPath("--screen") }
    if config?.isEmpty == true { throw .emptyPath("--config") }
    if screen != nil, script == nil { throw .needsTogether("--screen", with: "--script") }
    if plain, script != nil { throw .exclusive("--plain", "--script") }
    guard Size(size) != nil else { throw .badSize(size) }
  }

  func answer() throws -> Answer {
    if let script { return try play(script) }
    if plain { return try runPlain(options, Configuration(from: config)) }
    if Surroundings.isTerminal {
      var configuration = try Configuration(from: config)
      if ascii { configuration.wishes.isASCII = true }
      return try runScreen(options, configuration)
    }
    var overview = Overview()
    (overview.json, overview.options) = (false, options)
    return try overview.answer()
  }

  /// Types a key script without a terminal, and saves what is on the screen at its end.
  private func play(_ script: String) throws -> Answer {
    guard let size = Size(size) else { throw UsageError.badSize(size) }
    let text = try readFile(script)
    let screen = screen == "-" ? nil : screen
    // What a script shows has to be the same for everybody, whatever is theirs.
    let configuration = try config.map { try Configuration(from: $0) } ?? Configuration()
    return try runScript(
      ScriptOptions(script: text, size: size, screen: screen), options, configuration)
  }
}
