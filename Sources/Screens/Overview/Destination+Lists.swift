import Rectification

extension Filter {
  /// A filter with the conditions that `narrow` sets.
  init(_ narrow: (inout Filter) -> Void) {
    self.init()
    narrow(&self)
  }
}

extension OverviewCell.Destination {
  static func issues(_ narrow: (inout Filter) -> Void = { _ in }) -> Self {
    .list(.issue, Filter(narrow))
  }

  static func measures(_ narrow: (inout Filter) -> Void = { _ in }) -> Self {
    .list(.measure, Filter(narrow))
  }

  static func policies(_ narrow: (inout Filter) -> Void = { _ in }) -> Self {
    .list(.policy, Filter(narrow))
  }
}
