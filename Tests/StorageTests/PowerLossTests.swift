import Rectification
import Testing

@testable import Storage

/// Processes are killed and the power goes at every moment, and whatever a disk may make of that:
/// what was acknowledged is there, and what was not is there whole or not at all.
///
/// `make stress` tries every combination that `PowerLoss.swift` tells of, `make test` some of them.
@Suite struct PowerLossTests {
  struct Story: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let deeds: [Deed]
  }

  static let stories = [
    Story(testDescription: "changes", deeds: [.commit(rename("一")), .commit(rename("二")), .undo]),
    Story(
      testDescription: "several at once",
      deeds: [.commit(rename("一"), .start("CS-002")), .importRows, .undo]),
    Story(
      testDescription: "checkpoint",
      deeds: [
        .commit(rename("一")), .checkpoint,
        .commit(.edit(.ledger, [Assignment(path: ["title"], value: "新台账")])), .checkpoint,
      ]),
    Story(testDescription: "import", deeds: [.importRows, .checkpoint]),
    Story(testDescription: "evidence", deeds: [.attach, .commit(rename("一"))]),
  ]

  @Test(arguments: stories)
  func powerGoesAtAnyMoment(story: Story) throws {
    let disk = SimulatedDisk(try Chronicle.volume())
    var chronicle = Chronicle()
    chronicle.follow(story.deeds, on: disk)
    try #require(!chronicle.isCutOff)
    var tally = Tally("power lost, \(story.testDescription)")
    tally.losePower(of: disk, chronicle)
    tally.close()
  }

  @Test(arguments: stories)
  func processIsKilledAtAnyMoment(story: Story) throws {
    var tally = Tally("killed, \(story.testDescription)")
    try eachDeath(of: story, perWrite: Effort.isStress ? .max : 5) { disk, chronicle, place in
      tally.note(
        chronicle.fault(of: disk, acknowledged: chronicle.acknowledged(at: disk.log.count)), place)
    }
    tally.close()
  }

  /// One process dies, another goes on with what it has left, and then the power goes.
  @Test(arguments: stories)
  func powerGoesAfterADeath(story: Story) throws {
    var tally = Tally("killed, then power lost, \(story.testDescription)")
    let others: [[Deed]] = [[.commit(rename("别人"))], [.checkpoint], [.attach]]
    var number = 0
    try eachDeath(of: story, perWrite: 12) { disk, chronicle, place in
      number += 1
      guard Effort.isStress || number % 90 == 0 else { return }
      var chronicle = chronicle
      let length = disk.log.count
      chronicle.follow(others[number % others.count], on: disk)
      tally.losePower(of: disk, chronicle, from: length, place, .ofPowerLossAfterDeath)
    }
    tally.close()
  }

  /// A process dies before what it wrote is forced onto the disk; another one finds it, whole as far
  /// as anybody can see, and writes behind it.
  @Test func whatADeadWriterLeftIsForcedBeforeMoreIsWritten() throws {
    let story = Story(testDescription: "one", deeds: [.commit(rename("一")), .commit(rename("二"))])
    var tally = Tally("killed before a sync, then power lost")
    try eachDeath(of: story, perWrite: 1, where: \.isSync) { disk, chronicle, place in
      var chronicle = chronicle
      let length = disk.log.count
      chronicle.follow([.commit(rename("别人"))], on: disk)
      tally.losePower(of: disk, chronicle, from: length, place, Effort(states: 40))
    }
    tally.close()
  }

  /// Kills whoever follows the story at each change that is made to the disk, each write at so many
  /// of its bytes.
  private func eachDeath(
    of story: Story, perWrite count: Int,
    where isWanted: (SimulatedDisk.Happening) -> Bool = { _ in true },
    _ body: (SimulatedDisk, Chronicle, String) -> Void
  ) throws {
    let whole = SimulatedDisk(try Chronicle.volume())
    var known = Chronicle()
    known.follow(story.deeds, on: whole)
    for (length, happening) in whole.log.enumerated() where isWanted(happening) {
      for bytes in deaths(at: happening, count) {
        let disk = SimulatedDisk(whole.start)
        disk.kill(at: length, bytes: bytes)
        var chronicle = known
        chronicle.restart()
        chronicle.follow(story.deeds, on: disk)
        disk.bury()
        body(disk, chronicle, "change \(length), byte \(bytes)")
      }
    }
  }

  private func deaths(at happening: SimulatedDisk.Happening, _ count: Int) -> [Int] {
    guard case .change(.write(_, _, let bytes)) = happening else { return [0] }
    let step = max(1, bytes.count / count)
    return Array(stride(from: 0, to: bytes.count, by: step))
  }
}
