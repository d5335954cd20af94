/// Long work tells how far it has come, from 0 to 1, and hears that nobody wants it any more.
public typealias Pace = (_ done: Double) throws(Stopped) -> Void

/// The work is no longer wanted.
public struct Stopped: Error, Hashable, Sendable {
  public init() {}
}
