import Testing

@testable import Rectification

@Suite("筛选和排序")
struct SortingTests {
  /// Four issues: departments 乙 (not on the list), 办公室, 机关党委, 办公室; the second has no day.
  private func ledger() throws -> Ledger {
    var desk = Desk()
    let departments = ["乙科", "办公室", "机关党委", "办公室"]
    let days = ["2023-12-31", nil, "2023-10-31", "2023-12-31"]
    for (department, day) in zip(departments, days) {
      let id = try desk.addIssue()
      var issue = try #require(desk.ledger.issues[id])
      issue.department = department
      issue.deadline.date = day.flatMap { Day($0) }
      issue.title = department
      desk.ledger.put(issue)
    }
    return desk.ledger
  }

  @Test(
    "先按第一项，相同的按下一项，最后按编号；没有的总在最后",
    arguments: [
      ([], [1, 2, 3, 4]),
      ([SortOrder(.id, isDescending: true)], [4, 3, 2, 1]),
      ([SortOrder(.deadline)], [3, 1, 4, 2]),
      ([SortOrder(.deadline, isDescending: true)], [1, 4, 3, 2]),
      ([SortOrder(.department)], [3, 2, 4, 1]),
      ([SortOrder(.department), SortOrder(.deadline)], [3, 4, 2, 1]),
      ([SortOrder(.department, isDescending: true), SortOrder(.deadline)], [1, 4, 2, 3]),
      ([SortOrder(.stage), SortOrder(.id, isDescending: true)], [4, 3, 2, 1]),
      ([SortOrder(.deadline), SortOrder(.id, isDescending: true)], [3, 4, 1, 2]),
      ([SortOrder(.progress)], [1, 2, 3, 4]),
    ] as [([SortOrder], [Int])])
  func sorting(orders: [SortOrder], places: [Int]) throws {
    let ledger = try ledger()
    let ids = ledger.issues.ids
    let sorted = ledger.sorted(ids, of: .issue, by: orders)
    #expect(sorted == places.map { ids[$0 - 1] })
  }

  @Test func everyKeyOfAListSortsIt() throws {
    let ledger = try ledger()
    for kind in RecordKind.allCases {
      #expect(Set(SortKey.keys(for: kind)).count == SortKey.keys(for: kind).count)
      #expect(SortKey.keys(for: kind).first == .id)
    }
    for key in SortKey.keys(for: .issue) {
      let sorted = ledger.sorted(ledger.issues.ids, of: .issue, by: [SortOrder(key)])
      #expect(Set(sorted) == Set(ledger.issues.ids), "\(key)")
    }
  }

  @Test func ofSeveralValuesAnyOneWillDo() throws {
    let ledger = try ledger()
    let day = try #require(Day("2023-12-25"))
    func found(_ change: (inout Filter) -> Void) -> [Int] {
      var filter = Filter()
      change(&filter)
      let ids = ledger.issues.ids
      return ledger.ids(of: .issue, matching: filter, on: day)
        .compactMap { ids.firstIndex(of: $0) }.map { $0 + 1 }
    }
    #expect(found { $0.departments = ["办公室", "乙科"] } == [1, 2, 4])
    #expect(found { ($0.departments, $0.lamps) = (["办公室"], [.yellow, .red]) } == [4])
    #expect(found { $0.lamps = [.red] } == [3])
    #expect(found { $0.lamps = [.green] } == [])
    #expect(found { ($0.lamps, $0.dueWithin) = ([.yellow], 5) } == [])
    #expect(found { $0.dueWithin = 6 } == [1, 4])
    #expect(ledger.departmentsInUse == ["机关党委", "办公室", "乙科"])
  }
}
