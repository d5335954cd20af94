/// A new record from elsewhere, in the state that it has there: the one place where fields that
/// belong to a step are set without it.
public struct Adopted: Hashable, Sendable {
  /// What it and its links are called until the ledger gives it an id: `第12行的问题`.
  public let standIn: RecordID
  public let kind: RecordKind
  /// Its fields without `id`; what is left out is filled in as by `add`.
  public let fields: Fields

  public init(_ standIn: RecordID, _ kind: RecordKind, _ fields: Fields) {
    (self.standIn, self.kind, self.fields) = (standIn, kind, fields)
  }
}

extension RecordID {
  /// What the new record of a row is called until it has an id: `第12行的问题`, `制度表第3行的制度`.
  public init(standIn kind: RecordKind, row: Int, sheet: String?) {
    let sheet = (sheet ?? "").filter { !$0.isWhitespace && $0.isVisible }
    self.init(stringLiteral: "\(sheet)第\(row)行的\(kind.label)")
  }

  /// Whether it stands for a record that has no id yet.
  var isStandIn: Bool { RecordKind.allCases.contains { text.hasSuffix("行的\($0.label)") } }
}

/// New records on their way into a ledger, one by one, so that each may name those before it.
public struct Adoption: Sendable {
  /// The ledger with the records that were taken so far.
  public private(set) var ledger: Ledger
  private(set) var edits: [Edit] = []
  private var ids: [RecordID: RecordID] = [:]
  private let occasion: Occasion

  public init(into ledger: Ledger, _ occasion: Occasion) {
    (self.ledger, self.occasion) = (ledger, occasion)
  }

  /// Takes a record; throws where no record may be so, and takes nothing.
  public mutating func take(_ record: Adopted) throws(RuleBroken) {
    let fields = resolved(record.fields)
    switch record.kind {
    case .issue: try take(ledger.newIssue(record.standIn, occasion), fields)
    case .measure: try take(ledger.newMeasure(record.standIn, fields), fields)
    case .policy: try take(ledger.newPolicy(record.standIn, fields), fields)
    }
  }

  private mutating func take<Record: Registered>(
    _ blank: Record, _ fields: Fields
  ) throws(RuleBroken) {
    var record = try ledger.filled(blank, with: fields)
    try ledger.checkContents(of: record)
    try ledger.checkState(of: record)
    let id = ledger.history.nextID(Record.kind)
    ids[record.id] = id
    record.id = id
    let edit = Edit(op: "\(Record.kind.rawValue).import", from: nil, to: record)
    ledger.apply(edit)
    ledger.history.reserve([id])
    edits.append(edit)
  }

  /// The fields with the ids that the ledger has given meanwhile in the place of stand-ins.
  private func resolved(_ fields: Fields) -> Fields {
    var fields = fields
    if let issue = fields["issue"] { fields["issue"] = resolved(issue) }
    if let policies = fields["policies"]?.list {
      fields["policies"] = .list(policies.map(resolved))
    }
    return fields
  }

  private func resolved(_ link: Value) -> Value {
    guard let id = link.text.flatMap(RecordID.init) else { return link }
    return .text((ids[id] ?? id).text)
  }
}

extension Ledger {
  /// Decides what taking in records from elsewhere comes to; refuses all where one may not be.
  func checkAdoption(
    of records: [Adopted], _ occasion: Occasion
  ) throws(RuleBroken) -> Decision {
    var adoption = Adoption(into: self, occasion)
    for record in records { try adoption.take(record) }
    return Decision(adoption.edits)
  }

  /// What the consistency check would call an error (rules.md §4) is not let in.
  func checkState<Record: Registered>(of record: Record) throws(RuleBroken) {
    switch record {
    case let issue as Issue:
      try checkOrder(issue.id, ("销号日期", issue.closedOn), after: issue.discoveredOn)
    case let measure as Measure:
      guard let issue = issues[measure.issue] else { return }
      try checkOrder(measure.id, ("完成日期", measure.completedOn), after: issue.discoveredOn)
      let isFinished = measure.status.isDone || measure.status == .halted
      guard issue.stage != .closed || isFinished else {
        throw .issueClosed(measure.id, of: issue.id, measure.status)
      }
    default: break
    }
  }

  private func checkOrder(
    _ id: RecordID, _ what: (name: String, day: Day?), after first: Day
  ) throws(RuleBroken) {
    guard let day = what.day, day < first else { return }
    throw .dateOrder(id, what: what.name, day, than: "查摆日期", first, isLater: false)
  }
}
