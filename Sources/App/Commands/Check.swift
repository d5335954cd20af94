import ArgumentParser
import Rectification
import Reports
import Storage

/// `check`: the consistency check (体检); fails where it finds an error.
struct Check: ReadingCommand {
  static let configuration = CommandConfiguration(commandName: "check", abstract: "体检：核对台账、留痕和佐证材料")

  @Option(
    help: .init("与纸上的记录核对：log --head 当时所示的 序号:校验值（校验值可只写前 12 位）", valueName: "SEQ:HASH"))
  var head: String?
  @Flag(help: "输出 JSON") var json = false
  @OptionGroup(title: "通用选项") var options: Options

  func checkUsage() throws(UsageError) {
    if let head, JournalHead(head) == nil { throw .badHead(head) }
  }

  func answer(_ session: Session, _ ledger: Ledger) throws -> Answer {
    let head = head.flatMap(JournalHead.init)
    let compared = try head.flatMap { try session.store.finding(comparing: $0) }
    let stored = session.store.findings(session.ledger) + (compared.map { [$0] } ?? [])
    let found = ledger.findings(on: session.day) + stored.map(Finding.init(stored:))
    let findings = Severity.allCases.flatMap { severity in
      found.filter { $0.severity == severity }
    }
    var answer = json ? Value.list(findings.map(\.value)).answer : Answer(lines: lines(findings))
    if !json, let head, compared == nil {
      answer.add(lines: ["与纸上的记录相符：第 \(head.seq) 条及以前的留痕没有被改写。"])
    }
    if findings.contains(where: { $0.severity == .error }) { answer.status = .refused }
    return answer
  }

  private func lines(_ findings: [Finding]) -> [String] {
    guard !findings.isEmpty else { return ["体检未发现问题。"] }
    let table = Table(
      [Column("级别"), Column("编号"), Column("情况", isWide: true)],
      rows: findings.map { [$0.severity.label, $0.item?.text ?? "—", $0.message] })
    let counts = Severity.allCases.map { severity in
      "\(severity.label) \(findings.count { $0.severity == severity })"
    }
    return table.fittedLines(width: .max) + ["", counts.joined(separator: " · ")]
  }
}

extension Finding {
  /// What was found in the files, as the other findings are told.
  fileprivate init(stored finding: StorageFinding) {
    let severity: Severity = finding.severity == .error ? .error : .warning
    self.init(severity, finding.check, finding.item, finding.description)
  }

  fileprivate var value: Value {
    var fields: Fields = ["severity": .text(severity.rawValue), "check": .text(check)]
    fields["item"] = item.map { .text($0.text) }
    fields["message"] = .text(message)
    return .object(fields)
  }
}
