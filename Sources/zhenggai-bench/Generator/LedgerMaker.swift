import Rectification

/// Draws the records of a ledger, an issue with its measures and policies at a time.
struct LedgerMaker {
  private let recipe: LedgerRecipe
  private let profile: Profile
  private var issues: [Issue] = []
  private var measures: [Measure] = []
  private var policies: [Policy] = []
  private var dice: Dice
  /// The first policy that no measure names yet.
  private var firstFree = 0

  /// The ledger of a recipe, before anything that its journal tells.
  static func ledger(_ recipe: LedgerRecipe) throws(BadValue) -> Ledger {
    var maker = LedgerMaker(recipe)
    for (place, count) in maker.shares().enumerated() { maker.drawIssue(place, measures: count) }
    return Ledger(
      profile: maker.profile, issues: try Register(maker.issues),
      measures: try Register(maker.measures), policies: try Register(maker.policies))
  }

  private init(_ recipe: LedgerRecipe) {
    self.recipe = recipe
    profile = recipe.profile
    dice = Dice(seed: recipe.seed)
  }

  /// How many measures each issue has: few have none, most one or two.
  private mutating func shares() -> [Int] {
    let (all, issues) = (recipe.measures, recipe.issues)
    var shares = (0..<issues).map { (($0 + 1) * all) / issues - ($0 * all) / issues }
    for place in shares.indices.dropLast() where shares[place] > 0 && dice.chance(20) {
      shares[place] -= 1
      shares[place + 1] += 1
    }
    return shares
  }

  private mutating func drawIssue(_ place: Int, measures count: Int) {
    let matter = dice.pick(Vocabulary.matters)
    let fate = count == 0 ? .registered : dice.pick(weighing: Fate.weights)
    let profile = profile
    let issue = worded(matter) { $0.issue(place, fate, profile) }
    issues.append(issue)
    while policies.count < (place + 1) * recipe.policies / recipe.issues {
      let next = policies.count
      policies.append(worded(matter) { $0.policy(next, issue, fate) })
    }
    for number in 0..<count {
      let track: Track = dice.chance(number == 0 ? 26 : 70) ? .lasting : .immediate
      let named = track == .lasting ? Array(policies[firstFree...].prefix(2)) : []
      firstFree += named.count
      let next = measures.count
      measures.append(worded(matter) { $0.measure(next, track, issue, fate, named) })
    }
  }

  private mutating func worded<Record>(
    _ matter: Matter, _ draw: (inout Wording) -> Record
  ) -> Record {
    var words = Wording(matter: matter, dice: dice)
    defer { dice = words.dice }
    return draw(&words)
  }
}
