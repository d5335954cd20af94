import ArgumentParser
import Storage

/// `init`: a new empty ledger.
struct Init: Command {
  static let configuration = CommandConfiguration(commandName: "init", abstract: "新建空台账")

  @Argument(help: .init("文件夹", valueName: "DIR")) var folder: String
  @Option(help: .init("台账名称", valueName: "T")) var title = "检视整改台账"
  @Option(help: .init("单位", valueName: "O")) var organization = "本单位"
  @OptionGroup(title: "通用选项") var options: Options

  func checkUsage() throws(UsageError) {
    if folder.isEmpty { throw .emptyPath("DIR") }
  }

  func answer() throws -> Answer {
    let day = try options.asOf ?? Moment.now().today
    try Store.create(folder, title: title, organization: organization, on: day)
    let place = folder.shellQuoted
    return Answer(lines: [
      "已新建台账 \(folder)（\(title)）。",
      "下一步：",
      "  zhenggai --ledger \(place) edit ledger sections=政治建设、作风建设 departments=办公室、机关党委",
      "  zhenggai --ledger \(place) add issue --title 标题 --source 巡视巡察反馈 --section 政治建设"
        + " --department 办公室",
    ])
  }
}

extension String {
  /// The text as a word of the shell: quoted where the shell would read it otherwise.
  var shellQuoted: String {
    let isPlain = unicodeScalars.allSatisfy { scalar in
      !scalar.isASCII || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "/._-+,:@%=".unicodeScalars.contains(scalar)
    }
    return isPlain ? self : "'\(replacing("'", with: "'\\''"))'"
  }
}
