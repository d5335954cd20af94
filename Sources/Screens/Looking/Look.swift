import Rectification

/// How a list is looked at: what it lets through, in which order, with which columns.
struct Look: Hashable, Sendable {
  var filter = Filter()
  var sort = [SortOrder(.id)]
  /// `nil` for the usual columns.
  var columns: [ColumnChoice]?
}

/// A look with a name.
struct SavedView: Hashable, Sendable {
  let name: String
  let look: Look
  /// Whether every list has it; such a view leaves the columns as they are.
  var isBuiltIn = false
}

extension SavedView {
  /// The views that every list has, reckoned from `day`.
  static func builtIn(_ kind: RecordKind, on day: Day) -> [SavedView] {
    switch kind {
    case .issue:
      [
        SavedView("超期和临期", by: .deadline) { $0.lamps = [.red, .yellow] },
        SavedView("未完成") { $0.outcomes = [.unfinished] },
        SavedView("本月到期", by: .deadline) { $0.dueWithin = day.lastOfMonth - day },
        SavedView("待验收") { $0.stages = [.verifying] },
        SavedView("历史遗留未解决") { ($0.isLegacy, $0.outcomes) = (true, [.unfinished]) },
      ]
    case .measure:
      [
        SavedView("超期和临期", by: .deadline) { $0.lamps = [.red, .yellow] },
        SavedView("未完成") { $0.statuses = [.notStarted, .active] },
        SavedView("本月到期", by: .deadline) { $0.dueWithin = day.lastOfMonth - day },
        SavedView("待核实") { $0.statuses = [.done] },
        SavedView("历史遗留未解决") {
          ($0.isLegacy, $0.statuses) = (true, [.notStarted, .active])
        },
      ]
    case .policy:
      [
        SavedView("尚未印发", by: .stage) {
          $0.policyStages = [.planned, .drafting, .consulting, .legalReview, .deliberating]
        },
        SavedView("已印发待施行") { $0.policyStages = [.issued] },
        SavedView("已建立完善") { $0.isEstablished = true },
      ]
    }
  }

  private init(_ name: String, by key: SortKey = .id, _ change: (inout Filter) -> Void) {
    var look = Look(sort: [SortOrder(key)])
    change(&look.filter)
    self.init(name: name, look: look, isBuiltIn: true)
  }
}

extension Look {
  /// The look for a file.
  func value(of kind: RecordKind) -> Value {
    var fields = Fields()
    if !filter.isEmpty { fields["filter"] = .object(filter.fields(of: kind)) }
    fields["sort"] = .list(
      sort.map { .text(($0.isDescending ? "-" : "") + $0.key.rawValue) })
    fields["columns"] = columns.map { columns in
      .list(
        columns.map { ["name": .text($0.name), "width": .number(String($0.width))] })
    }
    return .object(fields)
  }

  /// What a file says; what is not understood is left out.
  init(_ value: Value?, of kind: RecordKind) {
    let fields = value?.object ?? Fields()
    filter = Filter(fields["filter"]?.object ?? Fields(), of: kind)
    let orders = fields["sort"]?.list?.compactMap { $0.text.flatMap(SortOrder.init(name:)) } ?? []
    let known = orders.filter { SortKey.keys(for: kind).contains($0.key) }
    sort = known.isEmpty ? [SortOrder(.id)] : known
    let choices = fields["columns"]?.list?.compactMap(ColumnChoice.init) ?? []
    columns = choices.isEmpty ? nil : choices
  }
}

extension Filter {
  fileprivate func fields(of kind: RecordKind) -> Fields {
    var fields = Fields()
    for condition in Condition.all(for: kind) { fields[condition.key] = condition.value(self) }
    if !search.isEmpty { fields["search"] = .text(search) }
    return fields
  }

  fileprivate init(_ fields: Fields, of kind: RecordKind) {
    self.init()
    for condition in Condition.all(for: kind) {
      if let value = fields[condition.key] { condition.set(value, in: &self) }
    }
    search = fields["search"]?.text ?? ""
  }
}

extension SortOrder {
  /// `deadline`, or `-deadline` for the other direction.
  fileprivate init?(name: String) {
    let isDescending = name.hasPrefix("-")
    guard let key = SortKey(rawValue: String(name.drop { $0 == "-" })) else { return nil }
    self.init(key, isDescending: isDescending)
  }
}

extension ColumnChoice {
  fileprivate init?(_ value: Value) {
    guard let fields = value.object, let name = fields["name"]?.text,
      case .number(let digits)? = fields["width"], let width = Int(digits)
    else { return nil }
    self.init(name: name, width: width)
  }
}
