import ArgumentParser
import Cells
import Rectification
import Reports

/// `doctor`: what the terminal, the ledger and the program are like, with what to do about it; fails
/// where something is wrong. It needs neither a terminal nor a ledger.
struct Doctor: Command {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "诊断终端、台账和程序，说明怎么办")

  @Flag(help: "输出 JSON") var json = false
  @OptionGroup(title: "通用选项") var options: Options

  func answer() throws -> Answer {
    let examinations = [
      Examination(
        title: "终端", code: "terminal", diagnoses: TerminalExamination.current().diagnoses),
      Examination(
        title: "台账", code: "ledger", diagnoses: LedgerExamination(of: options.folder).diagnoses),
      Examination(title: "程序", code: "program", diagnoses: Versions.diagnoses),
    ]
    var answer = json ? value(examinations).answer : Answer(lines: lines(examinations))
    let hasError = examinations.contains { $0.diagnoses.contains { $0.grade == .error } }
    if hasError { answer.status = .refused }
    return answer
  }

  private func value(_ examinations: [Examination]) -> Value {
    .list(
      examinations.flatMap { examination in
        examination.diagnoses.map { $0.value(in: examination.code) }
      })
  }

  /// A line each, and below it what there is to say of it.
  private func lines(_ examinations: [Examination]) -> [String] {
    let widest = examinations.flatMap(\.diagnoses).map(\.item.displayWidth).max() ?? 0
    return examinations.flatMap { examination in
      ["\(examination.title)"]
        + examination.diagnoses.flatMap { diagnosis in
          ["  \(diagnosis.grade.label) \(diagnosis.item.padded(to: widest))  \(diagnosis.value)"]
            + (diagnosis.advice.isEmpty ? [] : ["         \(diagnosis.advice)"])
        }
    }
  }
}
