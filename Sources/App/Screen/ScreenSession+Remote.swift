import Exchange
import Screens

extension ScreenSession {
  /// How often the remote is looked at while somebody sits here.
  private static let pauseBetweenLooks = Duration.seconds(600)

  /// How long until the remote is to be looked at again; `nil` where there is nothing to look at.
  var untilLook: Duration? {
    guard looking == nil, let nextLook else { return nil }
    return max(.zero, ContinuousClock.now.duration(to: nextLook))
  }

  /// Looks at the remote where it is time to, on a thread; nobody is asked for anything, and who is
  /// offline need not hear of it.
  mutating func lookAtRemoteIfDue() {
    guard let untilLook, untilLook == .zero else { return }
    guard !isGuest, hasRepository(store.folder) else { return nextLook = nil }
    nextLook = .now + ScreenSession.pauseBetweenLooks
    let (folder, last) = (store.folder, distance)
    looking = Work { pace in
      (try? withCircumstances(pace) { try Exchange.distance(of: folder, since: last, $0) }) ?? nil
    }
  }

  /// Takes what has come of it.
  mutating func takeLook() -> [Request] {
    guard let outcome = looking?.outcome(within: .zero) else { return [] }
    looking = nil
    guard let outcome else { return [] }
    distance = outcome
    return receive(.looked(common: outcome.common, behind: outcome.behind))
  }

  /// Looks at the remote soon: it may have moved.
  mutating func lookSoon() {
    if patience != nil { nextLook = .now }
  }
}
