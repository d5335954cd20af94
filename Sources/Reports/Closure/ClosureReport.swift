import Rectification

/// 销号申请单: what was done about an issue, for those who sign that it may be closed (domain.md
/// §1.1, §2.4).
struct ClosureReport {
  let ledger: Ledger
  let issue: Issue
  private let day: Day
  let measures: [Measure]
  let policies: [Policy]
  /// What keeps the issue from being closed.
  private let shut: [ShutGate]

  init(_ issue: Issue, in ledger: Ledger, on day: Day) {
    (self.ledger, self.issue, self.day) = (ledger, issue, day)
    measures = ledger.measures(of: issue.id)
    let named = Set(measures.flatMap(\.policies))
    policies = ledger.policies.records.filter { named.contains($0.id) }
    shut = ledger.shutGates(beforeClosing: issue)
  }

  var document: Document {
    Document([.title(ledger.profile.subject + ReportKind.closure.label), .form(form)])
  }

  /// What is asked for, what came of it, and who signs: the department, its leader, whoever accepts
  /// it, and whoever approves.
  var form: Form {
    Form([[.init("销号条件", standing)]] + findings + results(on: day) + signatures)
  }

  /// The issue with everything linked to it, and the gates that are shut.
  var value: Value {
    [
      "asOf": .text(day.description), "issue": .object(issue.fields),
      "measures": .list(measures.map { .object($0.fields) }),
      "policies": .list(policies.map { .object($0.fields) }),
      "openGates": .list(
        shut.map { ["gate": .text($0.gate.rawValue), "message": .text($0.fault)] }),
    ]
  }

  /// Whether the issue can be closed, and what is lacking.
  private var standing: String {
    let date = "截至\(day.chinese)"
    switch issue.stage {
    case .closed: return "\(issue.closedOn.map { "该问题已于\($0.chinese)" } ?? "该问题已")销号，本单供存档核对。"
    case .withdrawn: return "该问题已撤销，不再办理销号。"
    case .verifying where shut.isEmpty: return "\(date)，该问题已验收通过，销号条件均已具备，申请销号。"
    case .verifying: return "\(date)，尚不具备销号条件：\(faults.joined(separator: "；"))。"
    case .registered, .correcting, .institutionalizing:
      let stage = "现处于“\(issue.stage.label)”阶段，尚未提交验收"
      return "\(date)，尚不具备销号条件：\(([stage] + faults).joined(separator: "；"))。"
    }
  }

  /// What is lacking, each said once.
  private var faults: [String] {
    let gates = shut.map(\.gate)
    return shut.filter { !$0.gate.saidBy.contains(where: gates.contains) }.map(\.fault)
  }
}

extension IssueGate {
  /// The gates that say it already where they are shut too.
  fileprivate var saidBy: [IssueGate] {
    switch self {
    case .hasWork: [.hasMeasure]
    case .nothingUnfinished: [.immediateComplete, .lastingComplete]
    case .opinionWritten: [.accepted]
    default: []
    }
  }
}
