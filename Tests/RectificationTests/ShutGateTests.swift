import Testing

@testable import Rectification

@Suite("销号前关着的关口")
struct ShutGateTests {
  /// What a ledger lacks: any choice of these at once.
  private let lacks: [@Sendable (inout Rectification.Issue, inout Measure) -> Void] = [
    { issue, _ in issue.acceptance = nil },
    { issue, _ in issue.acceptance?.conclusion = .returned },
    { issue, _ in issue.acceptance?.opinion = " " },
    { issue, _ in issue.acceptance?.by = "stranger" },
    { issue, _ in issue.criteria[0].met = false },
    { issue, _ in issue.feedback = nil },
    { _, measure in measure.status = .active },
    { _, measure in measure.status = .halted },
  ]

  /// An issue that can be closed, but for the lacks whose bits are set in `choice`.
  private func ledger(lacking choice: Int, at stage: IssueStage = .verifying) throws -> Ledger {
    var profile = Profile()
    profile.reviewers = ["office", "head"]
    var (issue, measure) = (Rectification.Issue(), Measure())
    (issue.id, issue.stage, issue.source) = ("WT-001", stage, .publicConcern)
    var acceptance = Acceptance()
    (acceptance.by, acceptance.opinion) = ("office", "同意")
    issue.acceptance = acceptance
    issue.feedback = Feedback()
    var criterion = Criterion()
    (criterion.text, criterion.met) = ("办结", true)
    issue.criteria = [criterion]
    (measure.id, measure.issue, measure.status) = ("CS-001", "WT-001", .done)
    measure.evidence = [Evidence(name: "记录", addedOn: Day(number: 0))]
    for (place, lack) in lacks.enumerated() where choice & (1 << place) != 0 {
      lack(&issue, &measure)
    }
    return Ledger(
      profile: profile, issues: try Register([issue]), measures: try Register([measure]))
  }

  @Test("正是销号会因之被拒的那些，拒绝时先说其中第一个")
  func same() throws {
    for choice in 0..<(1 << lacks.count) {
      let ledger = try ledger(lacking: choice)
      let issue = try #require(ledger.issues["WT-001"])
      let shut = ledger.shutGates(beforeClosing: issue).map(\.gate)
      var refused: IssueGate?
      do throws(RuleBroken) {
        _ = try ledger.check(.close("WT-001"), Occasion(by: "head", on: Day(number: 0)))
      } catch {
        if case .gate(_, .close, let gate, _) = error { refused = gate }
      }
      #expect(refused == shut.first, "\(choice)")
      let occasion = Occasion(by: "head", on: Day(number: 0))
      #expect(
        shut
          == IssueStep.close.gates.filter {
            ledger.obstruction($0, issue, note: nil, occasion) != nil
          })
    }
  }

  @Test("尚未提交验收的，也列出提交验收的关口，各列一次")
  func before() throws {
    let ledger = try ledger(lacking: 0b0110_0001, at: .correcting)
    let issue = try #require(ledger.issues["WT-001"])
    let shut = ledger.shutGates(beforeClosing: issue)
    #expect(
      shut.map(\.gate)
        == [.immediateComplete, .accepted, .opinionWritten, .feedbackGiven, .nothingUnfinished])
    #expect(shut.first?.fault == "“当下改”措施未全部完成（CS-001 推进中）")
  }

  @Test("已销号、已撤销的没有关口", arguments: [IssueStage.closed, .withdrawn])
  func after(stage: IssueStage) throws {
    let ledger = try ledger(lacking: 0xFF, at: stage)
    #expect(ledger.issues["WT-001"].map(ledger.shutGates) == [])
  }
}
