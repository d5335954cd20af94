import Cells
import Rectification

/// What has happened.
public enum Message: Hashable, Sendable {
  case key(Key)
  /// A line was typed in the line mode.
  case line(String)
  case resized(Size)
  /// A change of ours is on the disk, and in the ledger.
  case committed(Receipt)
  /// Something could not be done; the sentence says why.
  case failed(String)
  /// Others changed the ledger meanwhile.
  case arrived([Event])
  /// A report was written.
  case exported(path: String)
  /// A report was not written because the file is already there.
  case exportExists(path: String)
  /// The files that could be taken in, as paths.
  case importable([String])
  /// What a file would bring.
  case planned(ImportPlan)
  /// The ledger is in step with its remote; what was done, a line each, and how many conflicts came
  /// of it.
  case synced([String], conflicts: Int)
  /// The remote has been looked at: the `seq` of the last event that both have, and how many more it
  /// has.
  case looked(common: Int, behind: Int)
  /// So much of what is done meanwhile is done, from 0 to 1.
  case progressed(Double)
  /// What was done meanwhile could not be done; the sentence says why.
  case workFailed(String)
  /// What was done meanwhile was stopped, and has left nothing behind.
  case stopped
  /// The terminal did not take a text for the clipboard.
  case notCopied(String)
  /// The user has left their editor with this text, or `nil` without having saved.
  case edited(String?)
  /// A new day has begun.
  case dayBegan(Day)
}

/// What became of changes that were asked for.
public struct Receipt: Hashable, Sendable {
  public var events: [Event]
  public var remarks: [Remark]
  /// The sentences of what was refused.
  public var refusals: [String]
  /// Whether others' changes came into the ledger with these.
  public var hasNews: Bool

  public init(
    events: [Event], remarks: [Remark] = [], refusals: [String] = [], hasNews: Bool = false
  ) {
    (self.events, self.remarks, self.refusals) = (events, remarks, refusals)
    self.hasNews = hasNews
  }
}
