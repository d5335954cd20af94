import Rectification

/// Why a ledger could not be read, or a change not be kept.
public enum StorageError: Error, Hashable, Sendable {
  case noLedger(String)
  /// A file of a ledger that is not there.
  case fileMissing(String, folder: String)
  /// A file named by the user that is not there.
  case noFile(String)
  case notAFile(String)
  case alreadyThere(String)
  case cannotCreate(DiskFailure)
  case badData(String, Place?, BadValue)
  case malformed(String, Place?, SyntaxProblem)
  case journalBroken(Break)
  case tailGone(file: String, revision: Int, last: Int)
  /// Who holds the lock, where that is known.
  case locked(String?)
  case stale(RecordID, label: String, by: String, at: Instant)
  case undoRefused(UndoRefused)
  case notPermitted(DiskFailure)
  case disk(DiskFailure)
  /// The journal is damaged, so that nobody can tell how things stood on a past day.
  case pastUnknown(Day)
  /// A rule of rectification that forbids what only the files could do.
  case forbidden(RuleBroken)
  case sameAsBackup
  /// Somebody wrote between the question and the answer.
  case changedMeanwhile
  case nothingDamaged
  /// What a file was to be made of again will not do, and why.
  case sourceUnusable(RebuildSource, String)
  case package(String, PackageProblem)
  case fileExists(String)
  /// A file, outside of the ledger, that could not be written.
  case notWritten(DiskFailure)
}

extension StorageError {
  /// What the program ends with (commands.md).
  public var exitStatus: Int32 {
    switch self {
    case .stale, .undoRefused, .forbidden, .sameAsBackup, .changedMeanwhile, .nothingDamaged: 1
    case .badData, .malformed, .journalBroken, .tailGone, .pastUnknown, .sourceUnusable, .package:
      65
    case .noLedger, .fileMissing, .noFile, .notAFile: 66
    case .alreadyThere, .cannotCreate, .fileExists: 73
    case .notWritten(let failure): failure.isDenial ? 77 : failure.isNoPlace ? 73 : 74
    case .disk: 74
    case .locked: 75
    case .notPermitted: 77
    }
  }

  /// A failure of the disk; what is forbidden is told apart from what is broken.
  init(_ failure: DiskFailure) {
    self = failure.isDenial ? .notPermitted(failure) : .disk(failure)
  }
}

extension StorageError: CustomStringConvertible {
  /// One sentence: where, what is wrong, what to do next.
  public var description: String {
    switch self {
    case .noLedger(let folder):
      "“\(folder)”不是台账（没有 ledger.json）；请用 --ledger 指明台账所在文件夹，或用 zhenggai init \(folder) 新建。"
    case .fileMissing(let file, let folder):
      "台账“\(folder)”缺少 \(file)；请用 zhenggai restore 由备份和留痕重建，或把该文件放回原处。"
    case .noFile(let path): "没有“\(path)”这个文件，请核对路径。"
    case .notAFile(let path): "“\(path)”不是普通文件，不能登记为佐证材料。"
    case .alreadyThere(let path): "“\(path)”已经存在且不是空文件夹，不会覆盖；请换一个位置。"
    case .cannotCreate(let failure): "不能新建台账：\(failure)。"
    case .badData(let file, let place, let bad):
      "\(file)\(phrase(place))：\(bad.description)\(remedy(bad))。"
    case .malformed(let file, let place, let problem):
      "\(file)\(phrase(place))：\(problem)\(remedy(problem))。"
    case .journalBroken(let fault):
      "\(fault)，此后的记录未采用，台账只能查看、不能修改；请用备份的文件恢复，或用 check 核对。"
    case .tailGone(let file, let revision, let last):
      "操作留痕（journal.jsonl）只到第 \(last) 条，而 \(file) 已含第 \(revision) 条，末尾的记录丢失；"
        + "台账只能查看、不能修改，请找回 journal.jsonl 或用备份的文件恢复。"
    case .locked(let holder):
      "\(StorageError.writing(holder))，等候 5 秒仍未结束；请稍后再试。"
    case .stale(let item, let label, let by, let at):
      "\(item) 的\(label)已由 \(by) 于 \(at.day) \(at.clock) 改动，本次修改没有保存；请看过最新内容后再试。"
    case .undoRefused(let refusal): refusal.description
    case .notPermitted(let failure):
      "\(failure)；可用 ls -l 查看权限，需要对台账文件夹可读可写。"
    case .disk(let failure): "\(failure)。没有保存的修改不会留在台账上。"
    case .pastUnknown(let day):
      "操作留痕（journal.jsonl）不完整，\(day) 当天的数字无从推算；请用备份的文件恢复后再试，"
        + "或去掉 --as-of、--since 查看现状。"
    default: custodyDescription
    }
  }

  private var custodyDescription: String {
    switch self {
    case .forbidden(let rule): rule.description
    case .sameAsBackup: "现状与这份备份没有不同，不需要恢复。"
    case .changedMeanwhile: "确认期间有人改动了台账，没有恢复；请重新运行 zhenggai restore 看过后再确认。"
    case .nothingDamaged: "台账的文件没有损坏，不需要重建；要回到以前的状态，请用 zhenggai restore 列出的序号。"
    case .sourceUnusable(.backup(let backup), let why):
      "备份 \(backup.name) 不能用：\(why)；请换一份，zhenggai restore 列出全部备份。"
    case .sourceUnusable(.journal, let why):
      "不能只凭留痕重建：\(why)；请换用一份备份，zhenggai restore 列出全部备份。"
    case .package(let file, .afterPacking(let problem)):
      "“\(file)”没有打包：写好后重读核对时发现，\(problem)；没有留下半个文件。"
    case .package(let file, let problem): "“\(file)”没有解包：\(problem)；没有写入任何文件。"
    case .fileExists(let path): "“\(path)”已经存在，不会覆盖；请换一个名称。"
    case .notWritten(let failure): "\(failure)；没有留下半个文件。"
    default: ""
    }
  }

  /// What is shown while a turn is waited for.
  static func waiting(for holder: String?) -> String { "\(writing(holder))，正在等候…" }

  private static func writing(_ holder: String?) -> String {
    "台账正由\(holder.map { " \($0)" } ?? "其他程序")写入"
  }

  /// Why, without a full stop, to stand within another sentence.
  public var reason: String {
    switch self {
    case .disk(let failure), .notPermitted(let failure): failure.description
    default: description.hasSuffix("。") ? String(description.dropLast()) : description
    }
  }

  private func phrase(_ place: Place?) -> String { place.map { " \($0)" } ?? "" }

  private func remedy(_ problem: SyntaxProblem) -> String {
    switch problem {
    case .tooLarge, .noMemory: ""
    default: "，或用 zhenggai restore 重建"
    }
  }

  private func remedy(_ bad: BadValue) -> String {
    if case .newerSchema = bad.problem { return "" }
    return "；请更正后再打开，或用 zhenggai restore 重建"
  }
}
