import Rectification

extension ProgressReport {
  /// 三、建章立制情况.
  var policyWork: [Block] {
    guard figures.policies.total > 0 else { return [] }
    let policies = ledger.policies.records
    let established = policies.filter(\.isEstablished)
    let pending = policies.filter(\.isPending)
    let ended = policies.filter { !$0.isEstablished && !$0.isPending }
    let paragraphs = [
      policyCounts,
      pending.isEmpty ? nil : "正在推进\(pending.count)项：\(stages(of: pending))。",
      ended.isEmpty ? nil : "施行后又废止\(ended.count)项：\(ended.map(\.named).listed)。",
    ].compactMap { $0 }
    return [.heading(level: 1, "建章立制情况")] + paragraphs.map(Block.paragraph)
      + (established.isEmpty ? [] : [.table(ledger.shortTable(of: established))])
  }

  private var policyCounts: String {
    let counts = figures.policies
    guard counts.established > 0 else { return "列入计划的制度办法\(counts.total)项，目前均未建立完善。" }
    let changes = [("制定", counts.enacted), ("修订", counts.revised), ("废止", counts.repealed)]
      .filter { $0.1 > 0 }.map { "\($0)\($1)项" }.listed
    let stages = [("已施行", PolicyStage.inForce), ("已印发尚未施行", .issued)]
      .map { word, stage in
        (word, ledger.policies.records.count { $0.isEstablished && $0.stage == stage })
      }
      .filter { $0.1 > 0 }.map { "\($0)\($1)项" }
    return "列入计划的制度办法\(counts.total)项，已建立完善\(counts.established)项，其中\(changes)"
      + (stages.isEmpty ? "" : "；\(stages.listed)") + "。"
  }

  /// 征求意见1项（《…》）、集体审议1项（《…》）, in the order of the stages.
  private func stages(of policies: [Policy]) -> String {
    PolicyStage.allCases.compactMap { stage in
      let there = policies.filter { $0.stage == stage }
      guard !there.isEmpty else { return nil }
      return "处于\(stage.label)阶段\(there.count)项（\(there.map(\.title.inTitleMarks).listed)）"
    }.listed
  }
}

extension Policy {
  /// Whether it is still on its way; one that was in force and is repealed is not.
  var isPending: Bool { !isEstablished && stage != .repealed }
}
