import ArgumentParser
import Rectification
import Storage

/// `pack`: the ledger, its journal and its evidence in one file, to be handed over.
struct Pack: Command {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "打包移交：台账、留痕、佐证材料和校验清单装进一个 zip 文件",
    discussion: "用 zhenggai unpack 打开；用其他程序解压后，可用 sha256sum -c SHA256SUMS 核对。")

  @Argument(help: .init("新的 zip 文件（已有的不会覆盖）", valueName: "FILE")) var file: String
  @OptionGroup(title: "通用选项") var options: Options

  func checkUsage() throws(UsageError) {
    if file.isEmpty { throw .emptyPath("FILE") }
  }

  func answer() throws -> Answer {
    var session = try Session(options)
    try requireForeign(file, to: session.store)
    let packed = try session.store.pack(to: file, &session.ledger)
    let missing = session.store.findings(session.ledger).filter(\.isAboutEvidence)
    return Answer(
      lines: [
        "已打包 \(file)：\(packed.files) 个文件，共 \(packed.bytes) 字节。",
        "留痕到第 \(packed.last) 条，校验值 \(packed.hash)。",
      ],
      messages: packed.leftOut.map { "evidence/\($0) 的内容与名称（校验值）不符，没有装入。" }
        + missing.map(\.description))
  }
}

/// `unpack`: a packed ledger in a new folder, after everything in it was checked.
struct Unpack: Command {
  static let configuration = CommandConfiguration(
    commandName: "unpack", abstract: "解包：全部核对无误后，展开为一个新文件夹")

  @Argument(help: .init("zhenggai pack 打成的文件", valueName: "FILE")) var file: String
  @Argument(help: .init("新文件夹（不能已有）", valueName: "DIR")) var folder: String
  @OptionGroup(title: "通用选项") var options: Options

  func checkUsage() throws(UsageError) {
    if file.isEmpty { throw .emptyPath("FILE") }
    if folder.isEmpty { throw .emptyPath("DIR") }
  }

  func answer() throws -> Answer {
    let unpacked = try Store.unpack(file, into: folder)
    let ledger = unpacked.ledger
    return Answer(
      lines: [
        "已核对并解包到 \(folder)（\(ledger.profile.title)）："
          + "问题 \(ledger.issues.count) · 措施 \(ledger.measures.count) · 制度 \(ledger.policies.count)。",
        "留痕到第 \(unpacked.last) 条，校验值 \(unpacked.hash)，请与打包时显示的核对。",
      ], messages: unpacked.missing.map(\.description))
  }
}
