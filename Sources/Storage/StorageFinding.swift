import Rectification

/// Something about the ledger's files that is not as it should be (rules.md §4).
public enum StorageFinding: Hashable, Sendable {
  case evidenceMissing(RecordID, name: String)
  case evidenceAltered(RecordID, name: String)
  /// Behind a link or a name that is none: following it would lead out of the ledger.
  case evidenceOutside(RecordID, name: String)
  case evidenceUnreadable(RecordID, name: String)
  case journalBroken(Break)
  case tailGone(file: String, revision: Int, last: Int)
  case tornLine(bytes: Int)
  /// A half line that was set aside earlier.
  case tornFile(String)
  /// A field reads otherwise than the journal has set it last.
  case departs(RecordID, key: String, label: String, event: Event)
  /// The line of an event does not have the hash that somebody has on paper.
  case otherHead(Int)
  /// An event that somebody has on paper is not in the journal.
  case headGone(Int, last: Int)

  public var severity: Severity {
    switch self {
    case .evidenceMissing, .evidenceAltered, .evidenceOutside, .journalBroken, .tailGone,
      .otherHead, .headGone:
      .error
    case .evidenceUnreadable, .tornLine, .tornFile, .departs: .warning
    }
  }

  /// The record that it is about.
  public var item: RecordID? {
    switch self {
    case .evidenceMissing(let id, _), .evidenceAltered(let id, _), .evidenceOutside(let id, _),
      .evidenceUnreadable(let id, _), .departs(let id, _, _, _):
      id
    case .journalBroken, .tailGone, .tornLine, .tornFile, .otherHead, .headGone: nil
    }
  }

  /// The name of the check, as `check --json` prints it.
  public var check: String {
    switch self {
    case .evidenceMissing: "evidenceMissing"
    case .evidenceAltered: "evidenceAltered"
    case .evidenceOutside: "evidenceOutside"
    case .evidenceUnreadable: "evidenceUnreadable"
    case .journalBroken: "journalBroken"
    case .tailGone: "journalTailGone"
    case .tornLine: "journalTornLine"
    case .tornFile: "journalTornFile"
    case .departs: "fileDepartsFromJournal"
    case .otherHead, .headGone: "headDiffers"
    }
  }
}

extension StorageFinding {
  /// Whether a file in evidence/ is not what the ledger says of it.
  public var isAboutEvidence: Bool {
    switch self {
    case .evidenceMissing, .evidenceAltered, .evidenceOutside, .evidenceUnreadable: true
    default: false
    }
  }

  /// The same, among what the records themselves show.
  public var finding: Finding { Finding(severity, check, item, description) }
}

extension StorageFinding: CustomStringConvertible {
  public var description: String {
    switch self {
    case .evidenceMissing(let id, let name): "\(id) 的佐证材料“\(name)”不在 evidence/ 中，请找回原件后重新登记。"
    case .evidenceAltered(let id, let name): "\(id) 的佐证材料“\(name)”与登记的校验值不符，可能被改动，请用原件替换。"
    case .evidenceOutside(let id, let name):
      "\(id) 的佐证材料“\(name)”指向台账之外（链接或校验值不规范），不予读取，请用 attach 重新登记。"
    case .evidenceUnreadable(let id, let name):
      "\(id) 的佐证材料“\(name)”没有读取权限，未能核对，请联系台账的管理员。"
    case .journalBroken(let fault): StorageError.journalBroken(fault).description
    case .tailGone(let file, let revision, let last):
      StorageError.tailGone(file: file, revision: revision, last: last).description
    case .tornLine(let bytes):
      "操作留痕（journal.jsonl）末尾有半行（\(bytes) 字节），是上次写入中断所留，未采用；下次保存时移入 journal.torn-*。"
    case .tornFile(let name): "\(name) 是写入中断时留下的半行操作留痕，未采用；看过确认无用后可以删除。"
    case .otherHead(let seq):
      "留痕第 \(seq) 条的校验值与纸上的记录不符：第 \(seq) 条或以前的历史被改写过，或抄录有误，请核对。"
    case .headGone(let seq, let last):
      "纸上的记录是第 \(seq) 条，留痕只到第 \(last) 条：末尾的记录被删去，或这不是同一份台账，请核对。"
    case .departs(let id, _, let label, let event):
      "\(id) 的\(label)与操作留痕不符：第 \(event.seq) 条（\(event.at.day) \(event.by)）之后文件另被改动；以文件为准，请核对。"
    }
  }
}
