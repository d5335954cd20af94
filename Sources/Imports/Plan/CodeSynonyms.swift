import Rectification

/// Words of real workbooks for the codes of a field, where there can be no doubt.
func code(for word: String, of key: String, in kind: RecordKind) -> String? {
  switch (kind, key) {
  case (.issue, "source"): source(word)?.rawValue
  case (.issue, "mode"): modes[word]?.rawValue
  case (.issue, "stage"): issueStages[word]?.rawValue
  case (.issue, "visibility"): visibilities[word]?.rawValue
  case (.measure, "status"): statuses[word]?.rawValue
  case (.measure, "kinds"): kinds[word]?.rawValue
  case (.policy, "change"): policyChanges[word]?.rawValue
  case (.policy, "stage"): policyStages[word]?.rawValue
  default: nil
  }
}

/// 市委第三巡察组反馈 is an inspection's; what could be of two sources is of none.
private func source(_ word: String) -> IssueSource? {
  let marks: [(String, IssueSource)] = [
    ("巡视", .inspection), ("巡察", .inspection), ("调研", .research), ("调查研究", .research),
    ("群众", .publicConcern), ("信访", .publicConcern),
  ]
  let meant = Set(marks.filter { word.contains($0.0) }.map(\.1))
  return meant.count == 1 ? meant.first : nil
}

private let modes: [String: RectificationMode] = [
  "立改": .atOnce, "立即整改": .atOnce, "限期整改": .phased, "分阶段": .phased, "阶段整改": .phased,
  "长期坚持": .continuing, "持续": .continuing, "长期整改": .continuing,
]

private let issueStages: [String: IssueStage] = [
  "整改中": .correcting, "正在整改": .correcting, "申请销号": .verifying, "待销号": .verifying,
  "销号": .closed, "是": .closed, "√": .closed, "已验收销号": .closed,
  "否": .correcting, "未销号": .correcting, "撤销": .withdrawn,
]

private let visibilities: [String: Visibility] = [
  "是": .open, "√": .open, "☑": .open, "拟公开": .open, "可公开": .open, "社会公开": .open,
  "否": .inside, "×": .inside, "☒": .inside, "不公开": .inside, "拟不公开": .inside, "内部公开": .inside,
]

private let statuses: [String: MeasureStatus] = [
  "未开展": .notStarted, "未开始": .notStarted, "尚未启动": .notStarted, "待启动": .notStarted,
  "未整改": .notStarted, "整改中": .active, "进行中": .active, "推进": .active, "正在整改": .active,
  "正在推进": .active, "持续整改": .active, "持续推进": .active, "未完成": .active, "基本完成": .active,
  "否": .active, "完成": .done, "办结": .done, "已办结": .done, "已整改": .done, "整改完成": .done,
  "完成整改": .done, "已完成整改": .done, "已整改到位": .done, "已销号": .done, "已完成并长期坚持": .done,
  "是": .done, "√": .done, "核实": .verified, "已验收": .verified, "终止": .halted, "已中止": .halted,
  "暂停": .halted,
]

private let kinds: [String: MeasureKind] = [
  "制度建设": .rules, "完善制度": .rules, "追责": .accountability, "问责": .accountability,
  "整治": .campaign, "培训": .training, "教育": .training, "其它": .other,
]

private let policyChanges: [String: PolicyChange] = [
  "新建": .enact, "新制定": .enact, "建立": .enact, "新增": .enact, "出台": .enact,
  "修改": .revise, "完善": .revise, "修改完善": .revise, "取消": .repeal, "废除": .repeal,
]

private let policyStages: [String: PolicyStage] = [
  "已立项": .planned, "计划": .planned, "正在起草": .drafting, "起草中": .drafting,
  "征求意见中": .consulting, "合法性审查": .legalReview, "已审议": .deliberating, "已印发": .issued,
  "已出台": .issued, "已施行": .inForce, "实施": .inForce, "已实施": .inForce, "执行中": .inForce,
  "已废止": .repealed,
]
