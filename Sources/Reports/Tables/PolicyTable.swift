import Rectification

extension Ledger {
  /// 制度清单: all that is known of each policy.
  func table(of policies: [Policy]) -> Table {
    Table(policyCells, of: policies.enumerated().map { ($0 + 1, $1) })
  }

  /// The columns of 制度清单, over a policy and its place in the list.
  var policyCells: [Cell<(place: Int, policy: Policy)>] {
    [
      Cell("序号", .right) { $0.place },
      Cell("编号") { $0.policy.id.text },
      Cell("制度名称", isWide: true) { $0.policy.title },
      Cell("文种", choices: Policy.kinds) { $0.policy.kind },
      Cell("制修废", choices: labels(of: PolicyChange.self)) { $0.policy.change.label },
      Cell("起草部门", choices: profile.departments) { $0.policy.department },
      Cell("阶段", choices: labels(of: PolicyStage.self)) { $0.policy.stage.label },
      Cell("发文字号") { $0.policy.documentNumber },
      Cell("印发日期") { $0.policy.issuedOn },
      Cell("施行日期") { $0.policy.effectiveOn },
      Cell("评估日期") { $0.policy.reviewOn },
      Cell("对应问题") { self.issuesServed(by: $0.policy) },
    ]
  }

  /// The established policies, in the columns that a report has room for.
  func shortTable(of policies: [Policy]) -> Table {
    let cells: [Cell<(place: Int, policy: Policy)>] = [
      Cell("序号", .right) { String($0.place) },
      Cell("制度名称", isWide: true) { $0.policy.title.inTitleMarks },
      Cell("制修废") { $0.policy.change.label },
      Cell("发文字号") { $0.policy.documentNumber ?? "—" },
      Cell("印发日期") { $0.policy.issuedOn?.chinese ?? "—" },
      Cell("施行日期") { $0.policy.effectiveOn?.chinese ?? "—" },
      Cell("对应问题") { self.issuesServed(by: $0.policy) ?? "—" },
    ]
    return Table(cells, of: policies.enumerated().map { ($0 + 1, $1) })
  }

  private func issuesServed(by policy: Policy) -> String? {
    let issues = Set(measures(naming: policy.id).filter(isCounted).map(\.issue)).sorted()
    return issues.isEmpty ? nil : issues.map(\.text).listed
  }
}
