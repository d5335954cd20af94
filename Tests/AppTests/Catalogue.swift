import Cells
import Exchange
import Glibc
import OfficeFiles
import Rectification

@testable import App
@testable import Storage

private let day = Day(number: 19_600)
private let later = Day(number: 19_610)

/// What ArgumentParser says of these lines.
let parserErrors: [any Error] = [
  "list", "list issues --jsn", "list issues --zzzzzzzz", "list issues -z", "list issues --limit",
  "list issues --limit x", "list issues --json=1", "list issues a", "list issues a b",
  "list things", "list issues --track x", "done", "note WT-001", "halt CS-001",
  "edit WT-001", "attach CS-001", "extend WT-001 --to 1月1日", "undo x", "init",
  "--generate-completion-script x",
].compactMap { line in
  do {
    _ = try Zhenggai.parseAsRoot(line.split(separator: " ").map(String.init))
    return nil
  } catch { return error }
}

let usageErrors: [any Error] =
  [
    UsageError.unknownCommand("lst", nearest: "list"), .unknownCommand("甲", nearest: nil),
    .unknownID("WT-99", nearest: "WT-034"), .unknownID("甲", nearest: nil),
    .ambiguousID("wt-1", ["WT-1", "WT-01"]), .wrongKind("thing"),
    .unknownField(.issue, "foo", known: ["title", "goal"]),
    .unknownField(nil, "foo", known: ["title", "period"]), .notAnAssignment("标题"),
    .badOption("--stage", BadValue(.unknownCode("甲", allowed: ["closed（已销号）"]))),
    .badField("deadline.date", BadValue(.notADate("9月"))), .notJSON("target"),
    .notOnList(option: "--section", label: "板块", "甲", allowed: ["政治建设", "作风建设"]),
    .notForList(option: "--status", list: "issues", instead: "--stage"),
    .notForList(option: "--overdue", list: "policies", instead: nil),
    .missingValue(option: "--title"),
    .missing("措施编号和一个数", example: "zhenggai count CS-001 3"),
    .exclusive("--json", "--csv"), .notPositive(option: "--limit", "0"), .notAnAmount("甲"),
    .badSize("80"), .needsTogether("--screen", with: "--script"),
    .unknownReport(option: "--kind", "docx", allowed: ["progress", "ledger"]),
    .unknownEnding("报告.docx"), .sinceIsLater(later, day), .encodingNotForFormat("gb18030"),
    .encodingUnavailable("gb18030"), .notInEncoding("gb18030", "\u{E816}", line: 3),
    .templateNotForFormat("text"),
    .noInput("script", reason: "没有这个文件或文件夹"),
    .cannotCreate("a/b.md", reason: "没有这个文件或文件夹"),
    .notPermitted("a/b.md", reason: "没有权限"), .outputFailed("磁盘已满"),
    .notFinished("a/b.docx", reason: "磁盘已满"), .noClock,
    .emptyPath("--output"), .emptyAccount, .sinceNotForNotice,
    .notForKind(option: "--since", .ledger, instead: [.progress, .audit]), .binaryNeedsFile(.docx),
    .notConfirmed("--yes"), .otherTitle("甲", title: "检视整改台账"), .noBackup(1, count: 0),
    .noBackup(9, count: 5), .badHead("214"),
  ] as [UsageError]

let brokenRules: [any Error] =
  [
    RuleBroken.noSuchRecord("WT-099"),
    .notForKind("WT-001", .issue, action: "启动", instead: "请对它的措施办理（show WT-001 可查看）"),
    .nothingNext("WT-001", now: "已销号", advice: "如有反弹，请用 reopen 重启"),
    .policiesNotInForce("CS-002", ["ZD-001《考勤办法》现处于“印发”"]),
    .notReviewer("WT-001", action: "验收", person: "hr", reviewers: ["office"]),
    .notAcceptable("WT-001", .otherThanReporter, detail: ["office"]),
    .ownReport("CS-001", person: "office"), .reasonMissing("CS-001", action: "中止"),
    .textMissing("CS-001", what: "进展内容"),
    .dateOrder("CS-001", what: "完成日期", later, than: "今天", day, isLater: true),
    .dateOrder("ZD-001", what: "施行日期", day, than: "印发日期", later, isLater: false),
    .policyNeeds("ZD-001", .issued, ["发文字号（documentNumber=×党发〔2023〕5号）"]),
    .documentNumber("ZD-001", "×党发（2023）05号", repaired: "×党发〔2023〕5号"),
    .documentNumber("ZD-001", "五号", repaired: nil),
    .documentNumberTaken("ZD-001", "×党发〔2023〕5号", by: "ZD-002"),
    .ownedField("WT-001", field: "stage", label: "阶段", command: "advance"),
    .unknownField("WT-001", "foo", known: ["title", "goal"]),
    .badValue("WT-001", BadValue(.notADate("9月"), at: [.key("deadline"), .key("date")])),
    .notOnList(what: "板块", "甲", allowed: ["政治建设"]),
    .malformed("ZD-001", what: "制度名称“《办法》”", advice: "不写书名号《》，程序会自己加上"),
    .requiredField(.measure, label: "措施属性", option: "--track"), .nothingChanged("WT-001"),
    .noDate("WT-001"), .notLater("WT-001", from: later, to: day), .noTarget("CS-001"),
    .belowZero("CS-001", "-1"), .outOfRange("CS-001"),
    .stillLinked("WT-001", by: ["CS-001", "CS-002"]), .noSuchConflict(8), .conflictSettled(8),
    .overtaken(8, "CS-001", ["状态", "完成日期"]),
  ] as [RuleBroken] + wrongSteps + shutGates

private let wrongSteps: [any Error] =
  IssueStep.allCases.map { RuleBroken.wrongStage("WT-001", $0, now: .withdrawn) }
  + MeasureStep.allCases.map { RuleBroken.wrongStatus("CS-001", $0, now: .verified) }

private let shutGates: [any Error] = IssueStep.allCases.flatMap { step in
  step.gates.map { gate -> any Error in
    RuleBroken.gate("WT-001", step, gate, detail: detail(of: gate))
  }
}

/// What stands in a gate's sentence.
private func detail(of gate: IssueGate) -> [String] {
  switch gate {
  case .immediateComplete, .lastingComplete, .nothingUnfinished: ["CS-001 推进中", "CS-002 未启动"]
  case .everyDoneMeasureProven: ["CS-001"]
  case .targetsMet: ["CS-001 的量化指标未达到（2/≥3次）"]
  case .otherThanReporter, .acceptorIsReviewer, .closerIsReviewer: ["office"]
  case .criteriaMet: ["研讨记录齐全"]
  case .hasMeasure, .hasWork, .hasLastingLane, .accepted, .opinionWritten, .feedbackGiven,
    .reasonGiven,
    .demandGiven:
    []
  }
}

let refusedUndos: [any Error] =
  [
    UndoRefused.nothing(.undo, person: "office"), .nothing(.redo, person: "office"),
    .documentNumberTaken(.undo, "ZD-001", "×党发〔2023〕5号", by: "ZD-002"),
    .changedSince(.undo, "WT-001", label: "整改目标", by: "hr@desk4", at: instant),
    .changedSince(.redo, "WT-001", label: "整改目标", by: "他人", at: nil),
    .stillLinked("WT-001", ["CS-001"]),
  ] as [UndoRefused]

private let instant = Instant("2023-09-12T10:32:05+08:00")

let storageErrors: [any Error] =
  storageCases + syntaxProblems + breaks + failures + custodyCases + packageProblems

private let storageCases: [any Error] =
  [
    StorageError.noLedger("Data"), .fileMissing("issues.json", folder: "Data"),
    .noFile("照片.jpg"), .notAFile("照片"), .alreadyThere("Data"),
    .badData(
      "issues.json", Place(line: 12, column: 18),
      BadValue(.unknownCode("甲", allowed: ["open", "internal"]), at: [.key("visibility")])),
    .badData("ledger.json", nil, BadValue(.newerSchema("2"))),
    .tailGone(file: "issues.json", revision: 214, last: 200), .locked("office@desk3（进程 1203）"),
    .locked(nil), .pastUnknown(day),
  ] as [StorageError]
  + (instant.map { [StorageError.stale("WT-001", label: "阶段", by: "hr@desk4", at: $0)] } ?? [])

private let custodyCases: [any Error] =
  [
    StorageError.sameAsBackup, .changedMeanwhile, .nothingDamaged, .fileExists("移交.zip"),
    .forbidden(
      .notReviewer(.ledger, action: "恢复", person: "hr", reviewers: ["office"])),
    .sourceUnusable(.backup(backup), "issues.json：文件是空的"),
    .sourceUnusable(.journal, "WT-001 在留痕开始之前就有"),
    .notWritten(DiskFailure(.write, "移交.zip", ENOSPC)),
    .notWritten(DiskFailure(.create, "没有/移交.zip", ENOENT)),
    .notWritten(DiskFailure(.create, "移交.zip", EACCES)),
  ] as [StorageError]

private let backup = Backup(revision: 214, time: "20230912T103205Z")

private let packageProblems: [any Error] =
  ([
    .notThere, .strange("notes.txt"), .notAFile("evidence/x"), .missing("journal.jsonl"),
    .badList(line: 3), .unlisted("issues.json"), .otherChecksum("issues.json"),
    .otherEvidence("evidence/x"), .afterPacking(.otherChecksum("evidence/x")),
    .contents(.journalBroken(Break(line: 8, reason: .altered))),
  ] as [PackageProblem] + packageFaults.map(PackageProblem.office))
  .map { StorageError.package("移交.zip", $0) }

private let packageFaults: [OfficeFault] = [
  .notPackage, .encryptedPart("issues.json"), .damaged("issues.json"), .tooManyParts(70_000),
  .oddPartName("../x"), .doubledPart("issues.json"), .tooLarge("issues.json"),
  .inflated("issues.json"),
]

private let syntaxProblems: [any Error] =
  [
    SyntaxProblem.empty, .byteOrderMark, .notUTF8, .controlCharacter, .unclosedText, .badEscape,
    .badNumber, .badWord, .tooDeep, .incomplete, .misplaced, .notAnObject, .trailing, .tooLarge,
    .noMemory,
  ].map { StorageError.malformed("issues.json", Place(line: 12, column: 18), $0) }

private let breaks: [any Error] =
  [
    Break.Reason.malformed(.incomplete), .badValue(BadValue(.missing, at: [.key("by")])), .noHash,
    .sequence(9, expected: 8), .otherPredecessor, .altered,
    .misfit("WT-001", BadValue(.missing, at: [.key("title")])),
  ].map { StorageError.journalBroken(Break(line: 8, reason: $0)) }

private let failures: [any Error] =
  [
    ENOENT, EIO, EACCES, EEXIST, ENOTDIR, EISDIR, EMFILE, EFBIG, ENOSPC, EROFS, ENAMETOOLONG,
    ENOLCK, EDQUOT, EBADF, EBUSY, ELOOP, ESPIPE, ESTALE, 999,
  ].flatMap { code -> [any Error] in
    let failure = DiskFailure(.write, "Data/journal.jsonl", code)
    return [StorageError(failure), StorageError.cannotCreate(failure)]
  }

let badValues: [any Error] =
  [
    .expected("数字", found: "文字"), .missing, .unknownCode("甲", allowed: ["open", "internal"]),
    .notADate("9月"), .notAnInstant("今天"), .notANumber("1e9"), .doubledKey, .doubledID("WT-001"),
    .newerSchema("2"), .forbiddenID("ledger"),
  ].map { BadValue($0, at: [.key("progress"), .index(2), .key("on")]) }

let exchangeErrors: [any Error] =
  [
    ExchangeError.noGit, .oldGit("2.20.1"), .noRemote, .notARemote("ext::sh"),
    .alreadyThere("台账"), .inside("项目/台账", repository: "/srv/项目"),
    .strangers(["草稿.txt", "照片", "旧表.xlsx", "说明.txt"]), .unsafeSetting("core.fsmonitor"),
    .unreachable("ssh://server/台账.git", reason: "Could not resolve hostname server"),
    .denied("ssh://server/台账.git", reason: "Permission denied (publickey)"),
    .refused("ssh://server/台账.git", reason: "[remote rejected] (pre-receive hook declined)"),
    .noLedger("/srv/别的.git"), .severalBranches("/srv/台账.git"),
    .unreadable(
      "/srv/台账.git", .journalBroken(Break(line: 8, reason: .altered))),
    .unreadable("/srv/台账.git", .badData("ledger.json", nil, BadValue(.newerSchema("2")))),
    .rewritten("/srv/台账.git"), .otherLedger("/srv/台账.git"), .beaten(10), .noPlaceForCopies,
    .failed("提交到 git", reason: "fatal: unable to write new index file"), .stopped,
    .storage(.locked(nil)),
  ] as [ExchangeError]

let scriptErrors: [any Error] = [
  KeyScriptError.unknownKey("<Foo>", line: 3), KeyScriptError.unfinishedKey(line: 4),
]

let listFaults: [any Error] =
  [
    LedgerListFault.nothingThere("各局"), .noLedgers("各局"),
    .unreadable(.notPermitted(DiskFailure(.read, "各局.json", EACCES))),
    .unreadable(.disk(DiskFailure(.read, "各局.json", EFBIG))),
    .malformed("各局.json", nil, .syntax(.empty)),
  ]
  + ([
    .syntax(.notAnObject), .syntax(.incomplete), .syntax(.badWord), .newer("2"),
    .missing("schemaVersion"), .expected("schemaVersion", " 1"),
    .expected("ledgers 的每一项", "对象 { … }"), .unknown("url", known: ["name", "path", "remote"]),
    .doubled("name"), .empty, .doubledName("市××局"), .noPlace("市××局"), .twoPlaces("市××局"),
    .notARemote("ext::sh"),
  ] as [LedgerListFault.Problem]).map {
    LedgerListFault.malformed("各局.json", Place(line: 3, column: 5), $0)
  }
