import Rectification

/// A column that an import understands: what it is called, and what its cells say of a record.
struct Heading: Sendable {
  let record: RecordKind
  /// The field that the cells hold, with a dot into an object (`deadline.date`); of a computed
  /// column, what it is called here.
  let key: String
  /// What the column is called, our own tables' title first (domain.md §1.2).
  let names: [String]
  let content: Content

  /// What the cells of a column are.
  enum Content: Sendable {
    /// A number of the row that says nothing.
    case ordinal
    /// A field, whose kind says how a cell is read.
    case field
    /// A field whose cell is read in a way of its own.
    case special(Special)
    /// What the program puts together itself; of a new record it may say something all the same.
    case computed(Computed)
  }

  enum Special: Sendable { case deadline, criteria, target, policies }

  enum Computed: Sendable {
    case outcome, lamp, extensions, acceptance, followUps, progress, evidence, issuesServed
  }

  private init(_ record: RecordKind, _ key: String, _ names: [String], _ content: Content) {
    (self.record, self.key, self.names, self.content) = (record, key, names, content)
  }
}

extension Heading {
  private static func issue(
    _ key: String, _ names: String..., content: Content = .field
  ) -> Heading {
    Heading(.issue, key, names, content)
  }

  private static func measure(
    _ key: String, _ names: String..., content: Content = .field
  ) -> Heading {
    Heading(.measure, key, names, content)
  }

  private static func policy(
    _ key: String, _ names: String..., content: Content = .field
  ) -> Heading {
    Heading(.policy, key, names, content)
  }

  /// The columns of 台账: of a name that several have, the first that the sheet has room for.
  static let ledger: [Heading] = [
    issue("ordinal", "序号", "编号序号", content: .ordinal),
    issue("id", "问题编号", "编号", "问题代码"),
    issue("source", "问题来源", "来源", "任务来源", "反馈来源", "来源类别"),
    issue("sourceReference", "来源描述", "反馈原文", "反馈意见", "反馈意见原文", "原文表述", "报告原文表述"),
    issue("section", "板块", "问题类别", "问题分类", "类别", "问题类型", "整改专项"),
    issue(
      "title", "问题", "问题名称", "问题标题", "问题概述", "问题描述", "具体问题", "反馈问题", "整改问题",
      "问题内容", "问题表述", "问题清单", "主要问题", "任务内容", "整改事项"),
    issue("manifestation", "具体表现", "问题表现", "存在问题", "存在的问题", "问题具体表现", "表现形式"),
    issue("rootCause", "原因分析", "问题原因", "产生原因", "原因", "根源剖析", "成因分析"),
    issue("isLegacy", "历史遗留", "是否历史遗留", "历史遗留问题", "是否历史遗留问题"),
    issue("discoveredOn", "查摆日期", "发现日期", "发现时间", "查摆时间", "反馈时间", "登记时间"),
    issue("goal", "整改目标", "整改落实目标", "任务目标", "目标要求", "预期目标", "整改要求"),
    issue("mode", "整改类型", "整改方式", "整改类别"),
    issue("leader", "牵头领导", "责任领导", "分管领导", "牵头责任人", "包案领导", "整改第一责任人"),
    issue(
      "department", "责任部门", "牵头部门", "责任单位", "牵头科室", "责任科室", "牵头单位", "整改单位",
      "责任主体", "承办部门"),
    issue(
      "supportingDepartments", "配合部门", "配合单位", "协办部门", "协办单位", "配合科室", "责任配合部门"),
    issue("deadline", "整改时限", "整改期限", "计划完成时间", "预计完成时间", content: .special(.deadline)),
    issue("deadline.date", "到期日", "到期日期", "截止日期", "截止日"),
    issue("criteria", "完成标准", "整改标准", "整改完成标准", "验收标准", content: .special(.criteria)),
    issue("stage", "阶段", "当前阶段", "所处阶段", "是否销号", "销号情况"),
    issue("outcome", "完成状态", "完成情况三分", content: .computed(.outcome)),
    issue("lamp", "预警", "预警灯", content: .computed(.lamp)),
    issue("cycle", "轮次", "整改轮次"),
    issue("obstacle", "未完成原因", "未整改到位原因", "未完成原因及下一步", "未整改到位原因及下一步计划"),
    issue("nextStep", "下一步打算", "下一步计划", "下一步", "下一步措施"),
    issue("extensions", "延期", "延期说明", "延期情况", content: .computed(.extensions)),
    issue("acceptance", "验收", "验收情况", "验收结论", content: .computed(.acceptance)),
    issue("closedOn", "销号日期", "销号时间"),
    issue("followUps", "回头看", "回头看情况", "复查情况", content: .computed(.followUps)),
    issue("feedback.satisfaction", "群众满意度", "满意度"),
    issue("feedback.on", "反馈日期", "向群众反馈日期"),
    issue("visibility", "公开属性", "是否公开", "公开情况"),
    issue("remarks", "备注", "说明"),
    measure("id", "措施编号", "措施代码"),
    measure("content", "整改措施", "措施", "措施内容", "具体措施", "细化措施", "具体整改措施", "整改举措"),
    measure("track", "措施属性", "当下改长久立", "措施性质"),
    measure("kinds", "措施类型", "措施类别", "措施分类"),
    measure("department", "措施责任部门", "措施牵头部门", "措施责任单位"),
    measure("owner", "责任人", "经办人", "具体责任人", "措施责任人", "承办人", "联系人"),
    measure(
      "deadline", "完成时限", "措施时限", "办结时限", "完成期限", "时限", "措施完成时限",
      content: .special(.deadline)),
    measure("deadline.date", "措施到期日", "措施截止日期"),
    measure(
      "status", "措施状态", "状态", "任务状态", "整改状态", "完成状态", "完成进度", "是否完成", "整改进度",
      "完成与否"),
    measure("lamp", "措施预警", content: .computed(.lamp)),
    measure("extensions", "措施延期", content: .computed(.extensions)),
    measure("completedOn", "完成日期", "完成时间", "实际完成时间", "实际完成日期", "办结日期", "办结时间"),
    measure("target", "量化指标", "指标", content: .special(.target)),
    measure("policies", "制度成果", "完善制度名称", "建章立制成果", "制度名称", content: .special(.policies)),
    measure(
      "progress", "进展情况", "整改情况", "整改进展情况", "完成情况", "工作进展", "整改进展", "进展", "整改落实情况",
      "实际完成情况", "整改成效", content: .computed(.progress)),
    measure(
      "evidence", "佐证材料", "证明材料", "佐证", "完成附件文件", "支撑材料", content: .computed(.evidence)),
  ]

  /// The columns of 制度清单.
  static let policies: [Heading] = [
    policy("ordinal", "序号", content: .ordinal),
    policy("id", "编号", "制度编号"),
    policy("title", "制度名称", "制度", "名称", "制度办法", "制度办法名称", "文件名称", "制度成果"),
    policy("kind", "文种", "制度类型", "类型"),
    policy("change", "制修废", "制定修订废止", "制定或修订", "制定修订", "制修订", "类别", "建立完善"),
    policy("department", "起草部门", "责任部门", "牵头部门", "责任单位", "起草单位", "牵头科室"),
    policy("stage", "阶段", "进度", "状态", "制定进度", "当前阶段"),
    policy("documentNumber", "发文字号", "文号", "发文文号", "文件号"),
    policy("issuedOn", "印发日期", "印发时间", "发文日期", "出台时间", "发布日期"),
    policy("effectiveOn", "施行日期", "实施日期", "施行时间", "实施时间", "生效日期"),
    policy("reviewOn", "评估日期", "评估时间"),
    policy("issues", "对应问题", "关联问题", content: .computed(.issuesServed)),
  ]

  /// The key before the dot.
  var field: String { String(key.prefix { $0 != "." }) }

  /// The key behind the dot, where there is one.
  var member: String? { key.contains(".") ? String(key.drop { $0 != "." }.dropFirst()) : nil }

  /// What people call it.
  var label: String { names[0] }
}

extension Registered {
  /// What the record holds where the cells of a column are about.
  func value(for heading: Heading) -> Value? {
    guard let member = heading.member else { return self[heading.key] }
    return self[heading.field]?.object?[member]
  }
}
