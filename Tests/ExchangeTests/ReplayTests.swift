import Rectification
import Testing

/// What becomes of events that are made again on top of another desk's (sync.md).
@Suite struct ReplayTests {
  /// Two desks with the same beginning: an issue, a measure, a policy.
  private func desks(reviewers: [String] = []) -> (Replica, Replica) {
    var desk = Replica(reviewers: reviewers)
    for change in [newIssue("一"), newMeasure("WT-001", "集中学习"), newPolicy("考勤办法")] {
      desk.make(change, by: "office")
    }
    return (desk, desk)
  }

  @Test("Changes of different fields are both there, and keep who, when and what")
  func differentFields() {
    var (a, b) = desks()
    a.make(edit("WT-001", "title", "甲"), by: "甲", minute: 1)
    let hash = b.make(edit("WT-001", "goal", "乙"), by: "乙", minute: 2)
    let replay = b.take(a)
    #expect(replay.conflicts.isEmpty && replay.events.count == 1)
    #expect(b.value("title", of: "WT-001") == "甲" && b.value("goal", of: "WT-001") == "乙")
    let event = replay.events[0]
    #expect(event.seq == 5 && event.by == "乙@desk" && event.at == instant(2))
    #expect(event.edit.op == "issue.edit" && [event.origin] == hash.map(Optional.some))
  }

  @Test("A field that somebody else has changed is a conflict that loses nothing")
  func sameField() throws {
    var (a, b) = desks()
    a.make(edit("WT-001", "title", "甲"), by: "甲")
    b.make(edit("WT-001", "title", "乙"), by: "乙")
    let replay = b.take(a)
    let conflict = try #require(replay.conflicts.first)
    #expect(b.value("title", of: "WT-001") == "甲")
    #expect(conflict.edit.op == "sync.conflict" && conflict.edit.keys.isEmpty)
    #expect(conflict.wanted?.set["title"] == "乙" && conflict.wanted?.was["title"] == "一")
    #expect(conflict.edit.note == "未采用“修改”（问题：一 → 乙）：问题已由 甲@desk 改为“甲”")
    let side = try #require(b.ledger.sides(of: conflict).first)
    #expect((side.mine, side.theirs, side.was) == ("乙", "甲", "一"))
    #expect(b.ledger.openConflicts == [conflict])
  }

  @Test("Two desks that have written the same are of one mind")
  func sameValue() {
    var (a, b) = desks()
    a.make(edit("WT-001", "title", "同"), by: "甲")
    b.make(edit("WT-001", "title", "同"), by: "乙")
    #expect(b.take(a).conflicts.isEmpty)
  }

  @Test("Lists that only grow hold what both have added, theirs first")
  func growingLists() {
    var (a, b) = desks()
    for person in ["甲", "乙"] {
      var desk = person == "甲" ? a : b
      desk.make(.note("CS-001", "\(person)的进展"), by: person)
      desk.make(.attach("CS-001", [proof("\(person)的材料")]), by: person)
      if person == "甲" { a = desk } else { b = desk }
    }
    #expect(b.take(a).conflicts.isEmpty)
    func texts(_ list: String, _ key: String) -> [String] {
      (b.value(list, of: "CS-001")?.list ?? []).compactMap { $0.object?[key]?.text }
    }
    #expect(texts("progress", "note") == ["甲的进展", "乙的进展"])
    #expect(texts("evidence", "name") == ["甲的材料", "乙的材料"])
  }

  @Test(
    "Both extensions stand on record, and the longer one holds",
    arguments: [("2023-10-31", "2023-11-30"), ("2023-11-30", "2023-10-31")])
  func extensions(theirs: String, ours: String) {
    var (a, b) = desks()
    func extend(_ to: String) -> Change {
      .extend("WT-001", to: day(to), reason: to, approvedBy: "局长", text: nil)
    }
    a.make(extend(theirs), by: "甲")
    b.make(extend(ours), by: "乙")
    #expect(b.take(a).conflicts.isEmpty)
    let deadline = b.value("deadline", of: "WT-001")?.object
    let days = deadline?["extensions"]?.list?.compactMap { $0.object?["to"]?.text }
    #expect(deadline?["date"] == "2023-11-30" && days == ["2023-10-31", "2023-11-30"])
    #expect(deadline?["text"] == "2023年11月30日前")
    #expect(!b.ledger.findings(on: day("2023-06-02")).contains { $0.check == "deadlineMoved" })
  }

  @Test("A taken id gives way, its links follow, and ids that are free stay")
  func renaming() {
    var (a, b) = desks()
    a.make(newIssue("甲的"), by: "甲")
    for change in [newIssue("乙的"), newIssue("乙的另一个"), newMeasure("WT-002", "乙的措施")] {
      b.make(change, by: "乙")
    }
    let replay = b.take(a)
    #expect(replay.renamed == [Renaming(from: "WT-002", to: "WT-004")])
    #expect(b.value("title", of: "WT-002") == "甲的" && b.value("title", of: "WT-004") == "乙的")
    #expect(b.value("title", of: "WT-003") == "乙的另一个")
    #expect(b.value("issue", of: "CS-002") == "WT-004")
    b.make(newIssue("再一个"), by: "乙")
    #expect(b.value("title", of: "WT-005") == "再一个")
  }

  @Test("What was taken in already is known again, also under another id")
  func knownAgain() {
    var (a, b) = desks()
    a.make(newIssue("甲的"), by: "甲")
    b.make(newIssue("乙的"), by: "乙")
    var collected = b
    collected.take(a)
    b.make(edit("WT-002", "goal", "跟上"), by: "乙")
    b.make(newMeasure("WT-002", "跟上的措施"), by: "乙")
    let replay = b.take(collected)
    #expect(replay.dropped == 1 && replay.conflicts.isEmpty)
    #expect(b.value("goal", of: "WT-003") == "跟上" && b.value("issue", of: "CS-002") == "WT-003")
    #expect(b.value("title", of: "WT-002") == "甲的")
  }

  @Test("A rule that refuses now makes a conflict; its sentence says why")
  func rules() throws {
    var (a, b) = desks()
    a.make(.halt("CS-001", reason: "不再需要"), by: "甲")
    b.make(.done("CS-001", on: nil, note: nil, evidence: [proof("纪要")]), by: "乙")
    let done = try #require(b.take(a).conflicts.first)
    #expect(done.edit.note?.contains("状态已由 甲@desk 改为“中止”") == true, "\(done.edit.note ?? "")")

    (a, b) = desks()
    a.make(.remove("CS-001", reason: "重复"), by: "甲")
    b.make(.start("CS-001"), by: "乙")
    b.make(.note("CS-001", "开始了"), by: "乙")
    #expect(
      b.take(a).conflicts.map(\.edit.note).allSatisfy { $0?.hasSuffix("CS-001 已被移除") == true })

    (a, b) = desks()
    b.make(newMeasure("WT-001", "后来的"), by: "乙")
    a.make(.remove("CS-001", reason: "重复"), by: "甲")
    a.make(.remove("WT-001", reason: "重复"), by: "甲")
    #expect(b.take(a).conflicts.count == 1)
  }

  @Test("Four eyes and reviewers hold on replay, too")
  func fourEyes() throws {
    var (a, b) = desks()
    for desk in [0, 1] {
      let person = desk == 0 ? "甲" : "乙"
      let done = Change.done("CS-001", on: nil, note: nil, evidence: [proof("纪要")])
      if desk == 0 { a.make(done, by: person) } else { b.make(done, by: person) }
    }
    // 甲 may verify what 乙 has done, but at the other desk it was 甲 who did it.
    b.make(.verify("CS-001"), by: "甲")
    let verified = try #require(b.take(a).conflicts.last)
    #expect(verified.edit.note?.contains("不能由本人核实") == true, "\(verified.edit.note ?? "")")
    #expect(b.value("status", of: "CS-001") == "done")

    (a, b) = desks()
    a.make(edit(.ledger, "reviewers", ["office"]), by: "office")
    b.make(.done("CS-001", on: nil, note: nil, evidence: [proof("纪要")]), by: "乙")
    b.make(.verify("CS-001"), by: "甲")
    let refused = try #require(b.take(a).conflicts.first)
    #expect(refused.edit.note?.contains("不在验收销号人员之列") == true, "\(refused.edit.note ?? "")")
  }

  @Test("An undo of what became a conflict settles it; a redo opens it again")
  func undoOfConflict() {
    var (a, b) = desks()
    a.make(edit("WT-001", "title", "甲"), by: "甲")
    b.make(edit("WT-001", "title", "乙"), by: "乙")
    b.step(.undo, by: "乙")
    let replay = b.take(a)
    #expect(replay.conflicts.count == 1 && b.ledger.openConflicts.isEmpty)
    #expect(b.value("title", of: "WT-001") == "甲")
    b.step(.redo, by: "乙")
    #expect(b.ledger.openConflicts.count == 1 && b.value("title", of: "WT-001") == "甲")
  }

  @Test("Steps, and what takes them back, lead to where their events stand now")
  func stepsFollow() {
    var (a, b) = desks()
    a.make(edit("WT-001", "title", "甲"), by: "甲")
    b.make(edit("WT-001", "goal", "乙"), by: "乙")
    b.step(.undo, by: "乙")
    let replay = b.take(a)
    #expect(replay.events.map(\.seq) == [5, 6] && replay.events[1].of == [5])
    #expect(b.value("goal", of: "WT-001") == "待补")
    b.step(.redo, by: "乙")
    #expect(b.value("goal", of: "WT-001") == "乙")
  }

  @Test("Each side can be taken, once, by a step that can be undone")
  func resolving() throws {
    var (a, b) = desks()
    a.make(edit("WT-001", "title", "甲"), by: "甲")
    b.make(edit("WT-001", "title", "乙"), by: "乙")
    let seq = try #require(b.take(a).conflicts.first).seq
    let before = b
    b.make(.resolve(seq, .mine), by: "丙")
    #expect(b.value("title", of: "WT-001") == "乙" && b.ledger.openConflicts.isEmpty)
    #expect(b.make(.resolve(seq, .theirs), by: "丙").isEmpty)
    b.step(.undo, by: "丙")
    #expect(b.value("title", of: "WT-001") == "甲" && b.ledger.openConflicts.count == 1)
    b.step(.redo, by: "丙")
    #expect(b.value("title", of: "WT-001") == "乙" && b.ledger.openConflicts.isEmpty)

    b = before
    b.make(.resolve(seq, .theirs), by: "丙")
    #expect(b.value("title", of: "WT-001") == "甲" && b.ledger.openConflicts.isEmpty)
    b.step(.undo, by: "丙")
    #expect(b.ledger.openConflicts.count == 1)
  }

  @Test("A settlement that comes too late hands the conflict on")
  func settlementInConflict() throws {
    var (a, b) = desks()
    a.make(edit("WT-001", "title", "甲"), by: "甲")
    b.make(edit("WT-001", "title", "乙"), by: "乙")
    let seq = try #require(b.take(a).conflicts.first).seq
    b.make(.resolve(seq, .mine), by: "乙")
    a.make(edit("WT-001", "title", "甲二"), by: "甲")
    let replay = b.take(a)
    #expect(replay.conflicts.count == 2 && b.ledger.openConflicts.count == 1)
    #expect(b.ledger.openConflicts.first?.wanted?.set["title"] == "乙")
  }

  @Test("Taking a side does not get round the rules")
  func resolvingWithinRules() throws {
    var (a, b) = desks(reviewers: ["office"])
    a.make(.done("CS-001", on: nil, note: nil, evidence: [proof("甲")]), by: "甲")
    b.make(.done("CS-001", on: nil, note: nil, evidence: [proof("乙")]), by: "乙")
    b.make(.verify("CS-001"), by: "office")
    a.make(.undone("CS-001", reason: "有遗漏"), by: "甲")
    let conflicts = b.take(a).conflicts
    #expect(conflicts.count == 2)
    let verify = try #require(conflicts.last).seq
    #expect(b.make(.resolve(verify, .mine), by: "office").isEmpty)
    #expect(throws: RuleBroken.self) {
      try b.ledger.check(
        .resolve(verify, .mine), Occasion(by: "office", on: day("2023-06-01")))
    }
    #expect(throws: RuleBroken.noSuchConflict(1)) {
      try b.ledger.check(.resolve(1, .mine), Occasion(by: "office", on: day("2023-06-01")))
    }
  }
}
