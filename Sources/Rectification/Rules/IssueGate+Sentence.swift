extension IssueGate {
  /// What is not fulfilled, and what to do about it.
  func sentence(_ detail: [String]) -> String {
    [fault(detail), advice(detail)].compactMap { $0 }.joined(separator: "，")
  }

  /// What is not fulfilled, as a paper says it.
  func fault(_ detail: [String]) -> String {
    let detail = detail.joined(separator: "、")
    return switch self {
    case .hasMeasure: "还没有整改措施"
    case .hasWork: "整改措施已全部中止"
    case .immediateComplete: "“当下改”措施未全部完成（\(detail)）"
    case .hasLastingLane: "没有“长久立”措施"
    case .lastingComplete: "“长久立”措施未全部完成（\(detail)）"
    case .everyDoneMeasureProven: "\(detail) 没有佐证材料"
    case .targetsMet: detail
    case .accepted: "尚未验收通过"
    case .otherThanReporter: "验收人 \(detail) 就是最后报告措施完成的人"
    case .acceptorIsReviewer: "验收人不在验收销号人员之列"
    case .closerIsReviewer: "办理人不在验收销号人员之列"
    case .opinionWritten: "没有验收意见"
    case .criteriaMet: "完成标准未达到（\(detail)）"
    case .feedbackGiven: "群众反映的问题须先向群众反馈"
    case .nothingUnfinished: "\(detail) 尚未完成"
    case .reasonGiven: "须写明理由（--reason）"
    case .demandGiven: "退回须写明需要补充整改的内容，不少于 10 个字"
    }
  }

  /// What to do about it at the keyboard, where the fault does not say it.
  private func advice(_ detail: [String]) -> String? {
    let detail = detail.joined(separator: "、")
    return switch self {
    case .hasMeasure: "请先登记至少一条措施"
    case .hasWork: "请先恢复（start）或另行登记至少一条措施"
    case .immediateComplete: "请先完成"
    case .hasLastingLane: "不经“长久立”，可直接提交验收"
    case .lastingComplete: "请先完成并使制度施行"
    case .everyDoneMeasureProven: "请先登记佐证材料（attach）"
    case .targetsMet: "请补足，或填写未完成原因（edit obstacle）"
    case .accepted: "请先由验收人员验收（accept）"
    case .otherThanReporter: "请换人验收"
    case .acceptorIsReviewer: "请由 \(detail) 验收"
    case .closerIsReviewer: "请由 \(detail) 办理"
    case .opinionWritten: "请写明意见（--opinion）"
    case .criteriaMet: "请先更新完成标准（edit criteria）"
    case .feedbackGiven: "请填写反馈日期和满意度（edit feedback.on、feedback.satisfaction）"
    case .nothingUnfinished: "请先完成、中止或退回整改"
    case .reasonGiven, .demandGiven: nil
    }
  }
}
