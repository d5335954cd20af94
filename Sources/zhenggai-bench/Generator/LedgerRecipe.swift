import Rectification

/// What ledger is to be made. The same recipe makes the same bytes.
struct LedgerRecipe: Hashable {
  var issues: Int
  var seed: UInt64
  /// How many events the journal has.
  var events: Int

  // In the proportions of the sample ledger.
  var measures: Int { (issues * 48 + 17) / 34 }
  var policies: Int { (issues * 23 + 17) / 34 }

  static let firstDay = Day(year: 2023, month: 1, day: 1) ?? Day(number: 0)
  /// The accounts that work on it; the first one accepts and closes.
  static let people = ["office", "party", "finance", "service"]

  /// A bureau's profile, or a province's, with as many departments as it may have.
  var profile: Profile {
    var profile = Profile()
    (profile.title, profile.organization, profile.recipient) = ("检视整改台账", "省××厅", "省委")
    profile.period.start = LedgerRecipe.firstDay
    profile.period.end = LedgerRecipe.firstDay + 364
    profile.sections = Vocabulary.sections
    let all = Vocabulary.bureaus.flatMap { bureau in Vocabulary.offices.map { bureau + $0 } }
    profile.departments = Array(all.prefix(max(9, issues / 34)))
    profile.reviewers = [LedgerRecipe.people[0]]
    return profile
  }
}
