@testable import Storage

extension SimulatedDisk {
  /// What may stand on the disk when the power goes after the first `length` entries of `log`.
  ///
  /// What was forced onto it is there. Of the rest, any part may be: changes of names in a folder
  /// in any combination, but those of one name in their order; of each write nothing, all, its
  /// beginning up to every byte, or all but a hole.
  static func leftovers(
    _ start: Volume, _ log: [Happening], at length: Int, _ effort: Effort,
    _ random: inout SeededGenerator
  ) -> [Volume] {
    let changes = changes(in: log.prefix(length))
    let loose = changes.indices.filter { !changes[$0].isForced }
    let fates = Fates(loose.map { changes[$0].change })
    return fates.chosen(effort, &random).map { fate in
      let reaches = Dictionary(uniqueKeysWithValues: zip(loose, fate))
      var volume = start
      var lost: Set<Volume.Entry> = []
      for (place, (change, _)) in changes.enumerated() {
        let reach = reaches[place] ?? .whole
        // What happened to a name cannot have reached the disk before what happened to it earlier.
        if reach == .none || !lost.isDisjoint(with: change.entries) {
          lost.formUnion(change.entries)
        } else {
          volume.apply(change, reach)
        }
      }
      return volume
    }
  }

  /// The changes of a log, each with whether a later sync has forced it onto the disk.
  private static func changes(
    in log: ArraySlice<Happening>
  ) -> [(change: Volume.Change, isForced: Bool)] {
    var changes: [(change: Volume.Change, isForced: Bool)] = []
    for happening in log {
      switch happening {
      case .change(let change): changes.append((change, false))
      case .sync(let node):
        for place in changes.indices where changes[place].change.place == node {
          changes[place].isForced = true
        }
      }
    }
    return changes
  }
}

extension Volume.Change {
  /// The file or the folder that has to be synced.
  fileprivate var place: Int {
    switch self {
    case .make(let entry, _, _), .link(let entry, _), .remove(let entry), .rename(_, let entry):
      entry.folder
    case .write(let node, _, _), .truncate(let node, _): node
    }
  }

  fileprivate var entries: Set<Volume.Entry> {
    switch self {
    case .make(let entry, _, _), .link(let entry, _), .remove(let entry): [entry]
    case .rename(let old, let new): [old, new]
    case .write, .truncate: []
    }
  }
}

/// How many of the moments and combinations are tried.
struct Effort: Sendable {
  /// How many states at most, at one moment.
  let states: Int

  static let all = Effort(states: .max)
}

/// The ways in which loose changes may have reached the disk.
private struct Fates {
  private let changes: [Volume.Change]

  init(_ changes: [Volume.Change]) { self.changes = changes }

  /// All of them, or as many as are wanted, with the plainest among them.
  func chosen(_ effort: Effort, _ random: inout SeededGenerator) -> [[Reach]] {
    let plain = combinations
    guard !changes.isEmpty else { return plain }
    let bytewise = changes.indices.flatMap { cuts(of: $0) }
    let mixed = (0..<min(64, bytewise.count)).map { _ in mixture(&random) }
    guard plain.count + bytewise.count + mixed.count > effort.states else {
      return plain + bytewise + mixed
    }
    let rest = (bytewise + mixed).shuffled(using: &random)
    return Array(
      (plain.shuffled(using: &random).prefix(effort.states / 3) + rest)
        .prefix(effort.states))
  }

  /// Each change whole or not at all.
  private var combinations: [[Reach]] {
    let bits = min(changes.count, 8)
    return (0..<(1 << bits)).map { number in
      changes.indices.map { $0 >= bits || number >> $0 & 1 == 1 ? .whole : .none }
    }
  }

  /// The write at `place` cut at every byte, or with a hole up to there or from there on; the others
  /// whole.
  private func cuts(of place: Int) -> [[Reach]] {
    guard case .write(_, _, let bytes) = changes[place] else { return [] }
    let reaches = (1..<max(1, bytes.count)).flatMap { count -> [Reach] in
      [.cut(count), .hole(0..<count), .hole(count..<bytes.count)]
    }
    return reaches.map { reach in changes.indices.map { $0 == place ? reach : .whole } }
  }

  private func mixture(_ random: inout SeededGenerator) -> [Reach] {
    changes.map { change in
      guard case .write(_, _, let bytes) = change, bytes.count > 1 else {
        return Bool.random(using: &random) ? .whole : .none
      }
      let (one, two) = (
        Int.random(in: 0..<bytes.count, using: &random),
        Int.random(in: 1...bytes.count, using: &random)
      )
      switch Int.random(in: 0..<4, using: &random) {
      case 0: return .none
      case 1: return .whole
      case 2: return .cut(max(1, one))
      default: return .hole(min(one, two)..<max(one, two))
      }
    }
  }
}

/// SplitMix64: the same numbers on every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
