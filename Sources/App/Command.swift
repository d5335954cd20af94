import ArgumentParser
import Rectification

/// A command of the program: it is asked, and answers; nothing but its answer reaches the user.
protocol Command: ParsableCommand {
  var options: Options { get }
  /// Throws where what is asked for cannot be meant, whatever the ledger.
  func checkUsage() throws(UsageError)
  func answer() throws -> Answer
}

extension Command {
  func checkUsage() throws(UsageError) {}
}

/// A command that only looks at the ledger.
protocol ReadingCommand: Command {
  func answer(_ session: Session, _ ledger: Ledger) throws -> Answer
}

extension ReadingCommand {
  func answer() throws -> Answer {
    let session = try Session(options)
    return try answer(session, session.ledgerToShow())
  }
}

/// A command that changes the ledger.
protocol ChangingCommand: Command {
  func changes(_ session: Session) throws -> [Change]
}

extension ChangingCommand {
  func answer() throws -> Answer {
    var session = try Session(options, isWriting: true)
    return try session.commit(changes(session))
  }
}

/// A command that takes the same step with each of several records.
protocol StepCommand: ChangingCommand {
  var ids: [String] { get }
  func change(of id: RecordID) -> Change
}

extension StepCommand {
  func changes(_ session: Session) throws -> [Change] {
    try session.ledger.ids(named: ids).map(change)
  }
}

extension Value {
  /// The value as the whole of what a program reads.
  var answer: Answer { Answer(json(.indented) + "\n") }
}
