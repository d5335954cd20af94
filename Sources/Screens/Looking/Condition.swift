import Rectification

/// A condition of a filter: a row of the table says what it is called, which lists have it, what
/// can be chosen, and where a filter holds it. The form, the words and the saved views use it.
struct Condition: Sendable {
  enum Content: Sendable {
    /// Any of several codes or names.
    case choices(Choices)
    /// It holds or it does not matter.
    case flag(WritableKeyPath<Filter, Bool> & Sendable)
    /// At most so many days.
    case days(WritableKeyPath<Filter, Int?> & Sendable)
  }

  struct Choices: Sendable {
    let all: @Sendable (Ledger) -> [String]
    let label: @Sendable (String) -> String
    let get: @Sendable (Filter) -> [String]
    let set: @Sendable ([String], inout Filter) -> Void
  }

  /// The name in files.
  let key: String
  let label: String
  let kinds: Set<RecordKind>
  let content: Content

  /// The conditions that a list of a kind has, in the order of the form.
  static func all(for kind: RecordKind) -> [Condition] { table.filter { $0.kinds.contains(kind) } }

  private static let table: [Condition] = [
    .codes("stages", "阶段", [.issue], \.stages),
    .codes("policyStages", "阶段", [.policy], \.policyStages),
    .codes("statuses", "状态", [.measure], \.statuses),
    .codes("outcomes", "完成情况", [.issue, .measure], \.outcomes),
    .codes("lamps", "时限", [.issue, .measure], \.lamps),
    Condition(
      key: "dueWithin", label: "到期天数", kinds: [.issue, .measure], content: .days(\.dueWithin)),
    .codes("tracks", "属性", [.issue, .measure], \.tracks),
    .names("departments", "部门", Set(RecordKind.allCases), \.departments) { $0.departmentsInUse },
    .codes("sources", "来源", [.issue, .measure], \.sources),
    .names("sections", "板块", [.issue, .measure], \.sections) { $0.sectionsInUse },
    .codes("modes", "整改类型", [.issue, .measure], \.modes),
    .codes("targets", "量化指标", [.measure], \.targets),
    .codes("stages", "问题阶段", [.measure], \.stages),
    .codes("policyChanges", "制修废", [.policy], \.policyChanges),
    .names("policyKinds", "文种", [.policy], \.policyKinds) { $0.policyKindsInUse },
    .flag("isEstablished", "建立完善", [.policy], \.isEstablished),
    .flag("isLegacy", "历史遗留", [.issue, .measure], \.isLegacy),
    .flag("isSettled", "妥善解决", [.issue], \.isSettled),
    .flag("isExtended", "延期", [.issue, .measure], \.isExtended),
    .flag("isRebounded", "反弹", [.issue], \.isRebounded),
    .codes("visibilities", "公开属性", [.issue], \.visibilities),
  ]

  private static func codes<Each: Code>(
    _ key: String, _ label: String, _ kinds: Set<RecordKind>,
    _ path: WritableKeyPath<Filter, [Each]> & Sendable
  ) -> Condition {
    Condition(
      key: key, label: label, kinds: kinds,
      content: .choices(
        Choices(
          all: { _ in Each.allCases.map(\.rawValue) },
          label: { Each(rawValue: $0)?.label ?? $0 },
          get: { $0[keyPath: path].map(\.rawValue) },
          set: { $1[keyPath: path] = $0.compactMap(Each.init(rawValue:)) })))
  }

  private static func names(
    _ key: String, _ label: String, _ kinds: Set<RecordKind>,
    _ path: WritableKeyPath<Filter, [String]> & Sendable,
    all: @escaping @Sendable (Ledger) -> [String]
  ) -> Condition {
    Condition(
      key: key, label: label, kinds: kinds,
      content: .choices(
        Choices(
          all: all, label: { $0 }, get: { $0[keyPath: path] }, set: { $1[keyPath: path] = $0 })))
  }

  private static func flag(
    _ key: String, _ label: String, _ kinds: Set<RecordKind>,
    _ path: WritableKeyPath<Filter, Bool> & Sendable
  ) -> Condition {
    Condition(key: key, label: label, kinds: kinds, content: .flag(path))
  }
}

extension Condition {
  /// What is set, in words: `阶段:当下改、待验收`; `nil` where nothing is.
  func words(_ filter: Filter) -> String? {
    switch content {
    case .choices(let choices):
      let chosen = choices.get(filter)
      return chosen.isEmpty ? nil : "\(label):\(chosen.map(choices.label).joined(separator: "、"))"
    case .flag(let path): return filter[keyPath: path] ? label : nil
    case .days(let path): return filter[keyPath: path].map { $0 == 0 ? "今天到期" : "\($0) 天内到期" }
    }
  }

  /// What is set, for a file; `nil` where nothing is.
  func value(_ filter: Filter) -> Value? {
    switch content {
    case .choices(let choices):
      let chosen = choices.get(filter)
      return chosen.isEmpty ? nil : .list(chosen.map(Value.text))
    case .flag(let path): return filter[keyPath: path] ? .bool(true) : nil
    case .days(let path): return filter[keyPath: path].map { .number(String($0)) }
    }
  }

  /// Sets what a file says; what is not understood is left out.
  func set(_ value: Value, in filter: inout Filter) {
    switch (content, value) {
    case (.choices(let choices), .list(let values)):
      choices.set(values.compactMap(\.text), &filter)
    case (.flag(let path), .bool(let flag)): filter[keyPath: path] = flag
    case (.days(let path), .number(let digits)): filter[keyPath: path] = Int(digits)
    default: break
    }
  }

  func clear(in filter: inout Filter) {
    switch content {
    case .choices(let choices): choices.set([], &filter)
    case .flag(let path): filter[keyPath: path] = false
    case .days(let path): filter[keyPath: path] = nil
    }
  }
}

extension Filter {
  /// What is set, in words, without the search.
  func words(_ kind: RecordKind) -> [String] {
    Condition.all(for: kind).compactMap { $0.words(self) }
  }
}
