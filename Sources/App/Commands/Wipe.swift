import ArgumentParser
import Rectification
import Storage

/// `wipe`: writes over the ledger's files and removes them, with a receipt.
struct Wipe: Command {
  static let configuration = CommandConfiguration(
    commandName: "wipe", abstract: "清除台账：覆盖并删除台账自己的文件，出具回执",
    discussion: "只动台账自己的文件，别的文件留在原处并列出。\(Wipe.limits)")

  /// What nobody can promise from above the file system.
  static let limits =
    "覆盖只写到文件当前的位置：固态硬盘、写时复制或带快照的文件系统、网络盘和以往的备份里可能仍有旧内容，"
    + "涉密或敏感数据请按规定销毁介质。"

  @Option(help: .init("台账名称，照写表示确认（不写则在终端上询问）", valueName: "TITLE")) var confirm: String?
  @Option(help: .init("回执写到哪个新文件（默认标准输出）", valueName: "FILE")) var receipt: String?
  @OptionGroup(title: "通用选项") var options: Options

  func checkUsage() throws(UsageError) {
    if receipt?.isEmpty == true { throw .emptyPath("--receipt") }
  }

  func answer() throws -> Answer {
    let (folder, person) = (options.folder, try options.person)
    let store = try Store.unopened(folder)
    try requirePlace(for: receipt, store)
    let title = store.titleToConfirm()
    let place = realPath(folder) ?? absolutePath(folder)
    let warning = ["将清除 \(place) 的台账“\(title)”，不能恢复；需要留存的请先用 zhenggai pack 打包。"]
    guard let typed = confirm ?? ask("请照写台账名称以确认：", after: warning) else {
      throw UsageError.notConfirmed("--confirm \(title.shellQuoted)")
    }
    guard typed == title else { throw UsageError.otherTitle(typed, title: title) }
    let moment = try Moment.now()
    let wiped = try store.wipe(by: person)
    return answer(wiped, receipt(of: wiped, title, place, moment))
  }

  /// Throws where the receipt could not be kept, before anything is gone.
  private func requirePlace(for receipt: String?, _ store: Store) throws(UsageError) {
    guard let receipt, receipt != "-" else { return }
    try requireForeign(receipt, to: store)
    guard !fileExists(receipt) else { throw .cannotCreate(receipt, reason: "已有同名的文件") }
    let folder = realPath(receipt.folderName)
    guard folder != nil else { throw .cannotCreate(receipt, reason: "没有这个文件夹") }
    guard folder != realPath(store.folder) else {
      throw .cannotCreate(receipt, reason: "回执不能放在要清除的台账里")
    }
  }

  private func answer(_ wiped: Wiped, _ lines: [String]) -> Answer {
    var answer = Answer(lines: lines)
    if let receipt, receipt != "-" {
      do throws(UsageError) {
        try writeFile(answer.output, to: receipt)
        answer = Answer(lines: ["已清除 \(wiped.files.count) 个文件，回执在 \(receipt)。"])
      } catch {
        answer.messages.append(error.description)
        answer.status = error.status
      }
    }
    if let failure = wiped.failure {
      let text = ErrorText(failure)
      answer.messages.append("没有清除完：\(failure.reason)；排除后再运行一次 zhenggai wipe。")
      answer.status = text.status
    }
    return answer
  }

  private func receipt(
    of wiped: Wiped, _ title: String, _ place: String, _ moment: Moment
  ) -> [String] {
    let bytes = wiped.files.reduce(0) { $0 + $1.bytes }
    let head = [
      "台账清除回执", "台账：\(title)", "位置：\(place)", "操作人：\(wiped.by)",
      "时间：\(moment.instant)", "留痕：最后一条是第 \(wiped.last) 条，校验值 \(wiped.hash)",
      "已覆盖并删除 \(wiped.files.count) 个文件，共 \(bytes) 字节：",
    ]
    let files = wiped.files.map { "  \($0.name)  \($0.bytes) 字节" }
    let left =
      wiped.left.isEmpty ? ["没有留下其他文件。"] : ["留在原处、不是台账的文件："] + wiped.left.map { "  \($0)" }
    return (head + files + left + ["说明：\(Wipe.limits)"]).map(\.sanitizedLine)
  }
}
