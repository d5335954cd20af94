/// Which records of one list point to a record of another, by the slots of both.
struct Links: Sendable {
  /// As they were when the lists were read: those of slot 3 stand in `slots[starts[3]..<starts[4]]`.
  private var starts: [Int32] = [0]
  private var slots: [Int32] = []
  /// Lists that have changed since.
  private var changed: [Int: [Int32]] = [:]
  /// Of records that are named but not there.
  private var orphans: [RecordID: [Int32]] = [:]

  init() {}

  /// Sorts what `targets` answers for each of `sources` by where it points; equal ones keep the
  /// order of `sources`.
  init<Target: Registered>(
    from sources: [Int], to register: Register<Target>, _ targets: (Int) -> [RecordID]
  ) {
    var pairs: [(from: Int32, to: Int32)] = []
    pairs.reserveCapacity(sources.count)
    var counts = [Int32](repeating: 0, count: register.slotCount + 1)
    for source in sources {
      for id in targets(source) {
        guard let slot = register.slot(of: id) else {
          orphans[id, default: []].append(Int32(source))
          continue
        }
        pairs.append((Int32(source), Int32(slot)))
        counts[slot + 1] += 1
      }
    }
    for slot in 1..<max(1, counts.count) { counts[slot] += counts[slot - 1] }
    starts = counts
    slots = [Int32](repeating: 0, count: pairs.count)
    for pair in pairs {
      slots[Int(counts[Int(pair.to)])] = pair.from
      counts[Int(pair.to)] += 1
    }
  }

  /// What points to a record.
  func forEach(of slot: Int, _ body: (Int) -> Void) {
    if !changed.isEmpty, let list = changed[slot] {
      for source in list { body(Int(source)) }
    } else if slot + 1 < starts.count {
      for place in Int(starts[slot])..<Int(starts[slot + 1]) { body(Int(slots[place])) }
    }
  }

  /// What points to a record that is not there.
  func orphans(of id: RecordID) -> [Int] { (orphans[id] ?? []).map(Int.init) }

  /// Adds a link where `isBefore` says that it belongs.
  mutating func add(_ source: Int, to target: Target, isBefore: (Int, Int) -> Bool) {
    var list = list(of: target)
    let place = list.firstIndex { isBefore(source, Int($0)) } ?? list.endIndex
    list.insert(Int32(source), at: place)
    set(list, of: target)
  }

  mutating func remove(_ source: Int, from target: Target) {
    var list = list(of: target)
    list.removeAll { $0 == Int32(source) }
    set(list, of: target)
  }

  /// What named a record finds it, now that it is there.
  mutating func adopt(_ id: RecordID, slot: Int) {
    guard let list = orphans.removeValue(forKey: id) else { return }
    changed[slot] = list
  }

  /// A record is gone that others may still name.
  mutating func orphan(_ id: RecordID, slot: Int) {
    let list = list(of: .slot(slot))
    changed[slot] = []
    if !list.isEmpty { orphans[id] = list }
  }

  /// What a link points to: a record, or the name of none.
  enum Target {
    case slot(Int)
    case missing(RecordID)
  }

  private func list(of target: Target) -> [Int32] {
    switch target {
    case .missing(let id): return orphans[id] ?? []
    case .slot(let slot):
      var list: [Int32] = []
      forEach(of: slot) { list.append(Int32($0)) }
      return list
    }
  }

  private mutating func set(_ list: [Int32], of target: Target) {
    switch target {
    case .slot(let slot): changed[slot] = list
    case .missing(let id): orphans[id] = list.isEmpty ? nil : list
    }
  }
}
