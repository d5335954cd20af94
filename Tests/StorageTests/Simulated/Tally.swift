import Foundation
import Testing

@testable import Storage

/// Counts what was tried, and keeps what was wrong.
struct Tally {
  private let name: String
  private var points = 0
  private var faults: [String] = []
  /// What was found the same before need not be tried again.
  private var known: Set<[Int]> = []
  private var random = SeededGenerator(seed: 2023)

  init(_ name: String) { self.name = name }

  mutating func note(_ fault: String?, _ place: String) {
    points += 1
    if let fault { faults.append("\(place): \(fault)") }
  }

  /// Tries every moment of a log from `start` on, and what may be on the disk then.
  mutating func losePower(
    of disk: SimulatedDisk, _ chronicle: Chronicle, from start: Int = 0, _ place: String = "",
    _ effort: Effort = .ofPowerLoss
  ) {
    let log = disk.log
    for length in start...log.count {
      let acknowledged = chronicle.acknowledged(at: length)
      for volume in SimulatedDisk.leftovers(disk.start, log, at: length, effort, &random)
      where known.insert([volume.digest, acknowledged]).inserted {
        note(
          chronicle.fault(of: SimulatedDisk(volume), acknowledged: acknowledged),
          "\(place) power \(length)")
      }
    }
  }

  func close(sourceLocation: SourceLocation = #_sourceLocation) {
    print("\(name): \(points) points")
    #expect(points > 0, sourceLocation: sourceLocation)
    #expect(
      faults.isEmpty, "\(faults.count) of \(points), such as \(faults.prefix(5))",
      sourceLocation: sourceLocation)
  }
}

extension Effort {
  /// Whether `make stress` asks for everything.
  static let isStress = ProcessInfo.processInfo.environment["ZHENGGAI_STRESS"] != nil

  static let ofPowerLoss = isStress ? Effort.all : Effort(states: 6)

  static let ofPowerLossAfterDeath = Effort(states: isStress ? 64 : 6)
}
