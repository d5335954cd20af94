import Cells
import Rectification

extension Ledger {
  func describe(_ measure: Measure, _ day: Day, _ builder: inout DetailBuilder) {
    builder.add(
      "状态",
      "\(measure.status.label) · \(measure.track.label)"
        + (measure.completedOn.map { " · 完成于 \($0)" } ?? ""), measure.status.style)
    builder.add(
      "时限", deadline(measure.deadline, daysLeft(measure, on: day), lamp(measure, on: day)))
    builder.add("措施", measure.content)
    if let issue = issues[measure.issue] {
      let spans = [
        Span("\(issue.id) "), Span(issue.stage.label, issue.stage.style), Span(" \(issue.title)"),
      ]
      builder.add("问题", links: [(id: issue.id, spans: spans)])
    }
    builder.add("制度", links: policies(of: measure).map { (id: $0.id, spans: spans($0)) })
    builder.add("责任", "\(measure.department)（\(measure.owner)）")
    builder.add("类型", measure.kinds.map(\.label).joined(separator: "、"))
    builder.add(
      "指标", measure.target.map { "\($0.phrase)\($0.isMet ? " 已达到" : " 未达到")" })
    for (row, line) in measure.progress.reversed().enumerated() {
      builder.add(row == 0 ? "进展" : "", "\(line.on) \(line.by) \(line.note)")
    }
    for (row, piece) in measure.evidence.enumerated() {
      builder.add(row == 0 ? "佐证" : "", evidence(piece))
    }
  }

  private func evidence(_ piece: Evidence) -> String {
    let place =
      piece.reference.map { "档号 \($0)" } ?? piece.sha256.map { "校验 \($0.prefix(12))" } ?? ""
    return "\(piece.name) \(place) \(piece.addedOn)"
  }

  func describe(_ policy: Policy, _ builder: inout DetailBuilder) {
    let stages = PolicyStage.path(for: policy.change)
    let isOnPath = stages.contains(policy.stage)
    builder.add(
      label: "阶段",
      (isOnPath ? stages : [policy.stage]).enumerated().flatMap { place, stage in
        let isHere = stage == policy.stage
        return [Span(place == 0 ? "" : "→")]
          + [
            Span(
              isHere ? "[\(stage.shortLabel)]" : stage.shortLabel,
              isHere ? stage.style.bold : .plain)
          ]
      })
    builder.add("名称", "《\(policy.title)》 \(policy.kind) · \(policy.change.label)")
    builder.add("部门", policy.department)
    builder.add("字号", policy.documentNumber)
    builder.add(
      "日期",
      [("印发", policy.issuedOn), ("施行", policy.effectiveOn), ("评估", policy.reviewOn)]
        .compactMap { name, day in day.map { "\(name) \($0)" } }.joined(separator: "  "))
    let measures = measures(naming: policy.id)
    builder.add(
      "措施",
      links: measures.map { measure in
        (id: measure.id, spans: [Span("\(measure.status.box) \(measure.id) \(measure.content)")])
      })
    builder.add(
      "问题",
      links: Set(measures.map(\.issue)).sorted().compactMap { id in
        issues[id].map { (id: id, spans: [Span("\(id) \($0.title)")]) }
      })
  }
}
