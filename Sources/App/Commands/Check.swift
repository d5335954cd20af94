import ArgumentParser
import Rectification
import Reports
import Storage

/// `check`: the consistency check (体检); fails where it finds an error.
struct Check: ReadingCommand {
  static let configuration = CommandConfiguration(commandName: "check", abstract: "体检：核对台账、留痕和佐证材料")

  @Flag(help: "输出 JSON") var json = false
  @OptionGroup(title: "通用选项") var options: Options

  func answer(_ session: Session, _ ledger: Ledger) throws -> Answer {
    let found =
      ledger.findings(on: session.day)
      + session.store.findings(session.ledger).map(Finding.init(stored:))
    let findings = Severity.allCases.flatMap { severity in
      found.filter { $0.severity == severity }
    }
    var answer = json ? Value.list(findings.map(\.value)).answer : Answer(lines: lines(findings))
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
