import Foundation
import Storage
import Testing

@testable import Rectification

@Suite("样例台账的走势")
struct SampleBurnDownTests {
  private let ledger: Ledger
  private let end: Day

  init() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Data").standardized.path
    ledger = try Store.open(folder).ledger
    end = try #require(Day("2023-12-31"))
  }

  @Test("每一点都与那一天的台账一致", arguments: [5, 12, 60, 400])
  func everyPointAgreesWithTheLedgerOfThatDay(most: Int) throws {
    let burnDown = try ledger.burnDown(until: end, most: most)
    #expect(burnDown.points.count <= most && burnDown.points.last?.day == end)
    for point in burnDown.points {
      let figures = try ledger.asOf(point.day).figures(on: point.day)
      #expect(point.issues == figures.issues.unfinished, "\(point.day)")
      #expect(point.measures == figures.measures.total - figures.measures.done, "\(point.day)")
    }
  }

  @Test func thePastHasTheSameCourse() throws {
    let day = try #require(Day("2023-09-30"))
    let whole = try ledger.burnDown(until: end, most: 12).points.filter { $0.day <= day }
    #expect(try ledger.asOf(day).burnDown(until: day, most: 12).points == whole)
    #expect(try ledger.burnDown(until: day, most: 12).points == whole)
  }
}
