extension Figures {
  /// The figures of several ledgers together. Every count is the sum of theirs, and every rate is
  /// of the sums, never a mean of rates.
  ///
  /// Groups of one key become one; sections and departments stand in the order in which they come
  /// first. Ids of unknown targets may come from several ledgers: only their number means anything.
  public static func sum(of all: some Sequence<Figures>, asOf day: Day) -> Figures {
    var sum = Figures(asOf: day)
    var (sources, sections, departments) = (GroupSum(), GroupSum(), GroupSum())
    for figures in all {
      sum.issues += figures.issues
      sum.measures += figures.measures
      sum.policies += figures.policies
      sum.legacy += figures.legacy
      sum.atOnce += figures.atOnce
      sum.byStage.merge(figures.byStage, uniquingKeysWith: +)
      sum.lamps.merge(figures.lamps, uniquingKeysWith: +)
      sum.targets += figures.targets
      sources.add(figures.bySource)
      sections.add(figures.bySection)
      departments.add(figures.byDepartment)
    }
    sum.bySource = IssueSource.allCases.compactMap { sources[$0.rawValue] }
    (sum.bySection, sum.byDepartment) = (sections.groups, departments.groups)
    return sum
  }
}

/// Groups added up by their keys, in the order in which these come first.
private struct GroupSum {
  private(set) var groups: [Group] = []
  private var places: [String: Int] = [:]

  mutating func add(_ others: [Group]) {
    for group in others {
      if let place = places[group.key] {
        groups[place] += group
      } else {
        places[group.key] = groups.count
        groups.append(group)
      }
    }
  }

  subscript(key: String) -> Group? { places[key].map { groups[$0] } }
}

extension IssueFigures {
  static func += (sum: inout IssueFigures, other: IssueFigures) {
    sum.total += other.total
    sum.completed += other.completed
    sum.basicallyCompleted += other.basicallyCompleted
    sum.unfinished += other.unfinished
    sum.closed += other.closed
    sum.overdue += other.overdue
    sum.extended += other.extended
    sum.rebounded += other.rebounded
  }
}

extension MeasureFigures {
  static func += (sum: inout MeasureFigures, other: MeasureFigures) {
    sum.total += other.total
    sum.done += other.done
    sum.overdue += other.overdue
    sum.extended += other.extended
    sum.immediate += other.immediate
    sum.lasting += other.lasting
  }
}

extension MeasureFigures.Progressed {
  fileprivate static func += (sum: inout Self, other: Self) {
    sum.total += other.total
    sum.done += other.done
  }
}

extension PolicyFigures {
  static func += (sum: inout PolicyFigures, other: PolicyFigures) {
    sum.total += other.total
    sum.enacted += other.enacted
    sum.revised += other.revised
    sum.repealed += other.repealed
    sum.byStage.merge(other.byStage, uniquingKeysWith: +)
    sum.byChange.merge(other.byChange, uniquingKeysWith: +)
  }
}

extension Share {
  static func += (sum: inout Share, other: Share) {
    sum.total += other.total
    sum.settled += other.settled
  }
}

extension TargetFigures {
  static func += (sum: inout TargetFigures, other: TargetFigures) {
    sum.total += other.total
    sum.met += other.met
    sum.unknown += other.unknown
  }
}

extension Group {
  static func += (sum: inout Group, other: Group) {
    sum.total += other.total
    sum.completed += other.completed
    sum.basicallyCompleted += other.basicallyCompleted
    sum.unfinished += other.unfinished
  }
}
