import Foundation
import Rectification
import Testing

@testable import Storage

@Suite struct CommitTests {
  private let scratch = Scratch()

  init() { scratch.layOut() }

  @Test func lineIsWrittenAsTheFormatSays() throws {
    var opened = try Store.open(scratch.path)
    let commit = try opened.store.commit(rename("标题/新"), in: &opened.ledger)
    #expect(commit.events.map(\.seq) == [1])
    let line = scratch.read("journal.jsonl")
    let body = """
      {"seq":1,"at":"2023-06-01T10:00:00+08:00","by":"office@desk3","op":"issue.edit",\
      "item":"WT-001","set":{"title":"标题/新"},"was":{"title":"制度执行不严"},\
      "prev":"\(Chain.start)"
      """
    let hash = Chain.hash(of: Array((body + "}").utf8))
    #expect(line == body + ",\"hash\":\"\(hash)\"}\n")
    #expect(scratch.files == smallLedger)
  }

  @Test func nameGetsItsMachine() throws {
    var opened = try Store.open(scratch.path)
    let commit = try opened.store.commit(rename("新"), by: "office", in: &opened.ledger)
    let host = ProcessInfo.processInfo.hostName
    #expect(commit.events.first?.by.hasPrefix("office@") == true)
    #expect(commit.events.first?.by != "office@", "\(host)")
  }

  @Test func severalChangesAreOneStep() throws {
    var opened = try Store.open(scratch.path)
    let commit = try opened.store.commit(
      rename("一"), .start("CS-001"), .start("CS-002"), in: &opened.ledger)
    #expect(commit.events.map(\.step) == [1, 1])
    #expect(commit.refused.map(\.change) == [.start("CS-001")])
    #expect(opened.ledger.history.events.map(\.step) == [1, 1])
    let undone = try opened.store.undo(
      .undo, by: "office@desk3", at: at(1), on: day("2023-06-01"), in: &opened.ledger)
    #expect(undone.events.map(\.of) == [[2], [1]])
    #expect(undone.events.map(\.step) == [3, 3])
    #expect(opened.ledger.issues["WT-001"]?.title == "制度执行不严")
    #expect(try Store.open(scratch.path).ledger.isSame(as: opened.ledger))
  }

  @Test func oneThatIsLeftOfSeveralIsNoStep() throws {
    var opened = try Store.open(scratch.path)
    let commit = try opened.store.commit(
      .start("CS-001"), .start("CS-002"), in: &opened.ledger)
    #expect(commit.events.map(\.step) == [nil])
    #expect(Array(opened.ledger.history.events) == commit.events)
  }

  @Test func nothingAcceptedWritesNothing() throws {
    var opened = try Store.open(scratch.path)
    let commit = try opened.store.commit(.start("CS-001"), .start("CS-009"), in: &opened.ledger)
    #expect(commit.events.isEmpty)
    #expect(commit.refused.count == 2)
    #expect(!scratch.names.contains("journal.jsonl"))
  }
}
