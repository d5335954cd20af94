/// Many ledgers beside each other, and the figures of all (sync.md, 汇总).
public struct RollUp: Hashable, Sendable {
  /// What the whole is called, empty where nobody has said.
  public let title: String
  /// The cut-off date (截至日期).
  public let asOf: Day
  /// The first day of the period that is compared.
  public let since: Day?
  /// In the order in which they were given.
  public let bureaus: [Bureau]
  /// The figures of all that could be read, as one ledger's; a rate is of the sums.
  public let total: Figures
  /// What the period brought to all of these; `nil` without a period.
  public let change: PeriodChange?

  public init(title: String = "", asOf: Day, since: Day? = nil, bureaus: [Bureau]) {
    (self.title, self.asOf, self.since, self.bureaus) = (title, asOf, since, bureaus)
    let accounts = bureaus.compactMap(\.account)
    total = Figures.sum(of: accounts.lazy.map(\.figures), asOf: asOf)
    change = since.map { PeriodChange(sumOf: accounts.compactMap(\.change), since: $0) }
  }
}

/// One of the ledgers that are rolled up.
public struct Bureau: Hashable, Sendable {
  /// 单位: by the list, else as the ledger calls its organization.
  public let name: String
  /// Where the ledger lies, as it was given: a folder, or the address of a remote.
  public let path: String
  /// The folder in which it can be opened; `nil` where there is none yet.
  public let folder: String?
  public let state: State

  public enum State: Hashable, Sendable {
    case counted(Account)
    /// Why it could not be read, without a full stop.
    case unread(reason: String)
  }

  public init(name: String, path: String, folder: String?, _ state: State) {
    (self.name, self.path, self.folder, self.state) = (name, path, folder, state)
  }

  public var account: Account? {
    switch state {
    case .counted(let account): account
    case .unread: nil
    }
  }

  /// Why it is left out of the sums; `nil` where it is not.
  public var reason: String? {
    switch state {
    case .counted: nil
    case .unread(let reason): reason
    }
  }
}

/// What a ledger comes to in a roll-up: all that is kept of it.
public struct Account: Hashable, Sendable {
  public let figures: Figures
  /// Unfinished measures by lamp; `figures.lamps` are the issues'.
  public let measureLamps: [Lamp: Int]
  public let change: PeriodChange?
  /// The day of the last event up to the cut-off: how long nothing has been put on record.
  public let lastEntry: Day?
  /// Why these figures may be old: a copy that could not be brought up to date. Without a full stop.
  public let staleness: String?

  public init(
    figures: Figures, measureLamps: [Lamp: Int] = [:], change: PeriodChange? = nil,
    lastEntry: Day? = nil, staleness: String? = nil
  ) {
    (self.figures, self.measureLamps, self.change) = (figures, measureLamps, change)
    (self.lastEntry, self.staleness) = (lastEntry, staleness)
  }
}

extension Account {
  /// What a ledger that is wound back to `day` comes to; throws where its journal does not fit the
  /// records.
  public init(
    of ledger: Ledger, on day: Day, since: Day? = nil, staleness: String? = nil
  ) throws(BadValue) {
    self.init(
      figures: ledger.figures(on: day), measureLamps: ledger.measureLamps(on: day),
      change: try since.map { since throws(BadValue) in
        PeriodChange(try Comparison(of: ledger, since: since, until: day))
      },
      lastEntry: ledger.history.events.last?.at.day, staleness: staleness)
  }

  /// Issues and measures past their deadlines.
  public var overdue: Int { figures.issues.overdue + figures.measures.overdue }

  /// Issues and measures due within the days of the yellow lamp.
  public var dueSoon: Int { (figures.lamps[.yellow] ?? 0) + (measureLamps[.yellow] ?? 0) }
}
