import ArgumentParser
import Rectification

/// What narrows a list down, as it is written on the command line.
struct Conditions: ParsableArguments {
  @Option(help: .init("问题来源", valueName: "S"), transform: code) var source: IssueSource?
  @Option(help: .init("板块", valueName: "S")) var section: String?
  @Option(help: .init("责任部门（牵头）", valueName: "D")) var department: String?
  @Option(help: .init("阶段，可以多个（问题、制度；措施按所属问题）", valueName: "S"))
  var stage: [String] = []
  @Option(help: .init("措施状态，可以多个", valueName: "S")) var status: [String] = []
  @Option(help: .init("措施属性：immediate（当下改）、lasting（长久立）", valueName: "T"), transform: code)
  var track: Track?
  @Option(
    help: .init("整改结果：completed、basicallyCompleted、unfinished", valueName: "S"), transform: code)
  var outcome: Outcome?
  @Flag(help: "只看历史遗留问题") var legacy = false
  @Flag(help: "只看超期的") var overdue = false
  @Option(help: .init("只看未完成且几天之内到期的", valueName: "DAYS")) var dueWithin: Int?
  @Option(help: .init("按汉字、编号、全拼、首字母查找，几个词须都有", valueName: "TEXT")) var search: String?
}

extension Conditions {
  /// Every condition that is given, and the lists that have it.
  private var given: [(option: String, isGiven: Bool, kinds: [RecordKind])] {
    [
      ("--source", source != nil, [.issue, .measure]),
      ("--section", section != nil, [.issue, .measure]),
      ("--stage", !stage.isEmpty, [.issue, .measure, .policy]),
      ("--status", !status.isEmpty, [.measure]),
      ("--track", track != nil, [.issue, .measure]),
      ("--outcome", outcome != nil, [.issue, .measure]),
      ("--legacy", legacy, [.issue, .measure]),
      ("--overdue", overdue, [.issue, .measure]),
      ("--due-within", dueWithin != nil, [.issue, .measure]),
    ]
  }

  /// Throws where a condition is none of the list's, or holds nothing that it knows.
  func check(for kind: RecordKind) throws(UsageError) {
    if let (option, _, _) = given.first(where: { $0.isGiven && !$0.kinds.contains(kind) }) {
      let instead = option == "--status" ? "--stage" : nil
      throw .notForList(option: option, list: kind.plural, instead: instead)
    }
    if let dueWithin, dueWithin < 0 {
      throw .notPositive(option: "--due-within", String(dueWithin))
    }
    _ = try stages(for: kind)
  }

  /// The filter for `ledger`; throws where a section or a department is none of it.
  func filter(for kind: RecordKind, in ledger: Ledger) throws(UsageError) -> Filter {
    var filter = try stages(for: kind)
    filter.sources = listed(source)
    (filter.sections, filter.departments) = (listed(section), listed(department))
    (filter.tracks, filter.outcomes) = (listed(track), listed(outcome))
    filter.lamps = overdue ? [.red] : []
    (filter.isLegacy, filter.dueWithin, filter.search) = (legacy, dueWithin, search ?? "")
    try ledger.requireKnown("--section", "板块", section, among: ledger.sectionsInUse)
    try ledger.requireKnown("--department", "部门", department, among: ledger.departmentsInUse)
    return filter
  }

  /// A filter with nothing but the stages and statuses.
  private func stages(for kind: RecordKind) throws(UsageError) -> Filter {
    var filter = Filter()
    filter.statuses = try of("--status", status)
    if kind == .policy {
      filter.policyStages = try of("--stage", stage)
    } else {
      filter.stages = try of("--stage", stage)
    }
    return filter
  }

  private func of<Content: Code>(
    _ option: String, _ texts: [String]
  ) throws(UsageError) -> [Content] {
    do throws(BadValue) { return try codes(texts) } catch {
      throw .badOption(option, error)
    }
  }
}

extension RecordKind {
  /// The name of the list, as on the command line.
  var plural: String {
    switch self {
    case .issue: "issues"
    case .measure: "measures"
    case .policy: "policies"
    }
  }
}

extension Ledger {
  /// Throws where `text` is given and is none of `known`, which follow the ledger's own list.
  func requireKnown(
    _ option: String, _ label: String, _ text: String?, among known: [String]
  ) throws(UsageError) {
    guard let text, !known.contains(text) else { return }
    throw .notOnList(option: option, label: label, text, allowed: known)
  }
}

/// What an option asks for: nothing where it is not given.
private func listed<Each>(_ value: Each?) -> [Each] { [value].compactMap { $0 } }
