import Rectification

/// What is to be done outside the model; carried out by the App.
public enum Effect: Hashable, Sendable {
  /// Make the changes as one step and answer `.committed` or `.failed`.
  case commit([Change])
  /// Take back or bring back one's last step, with the same answers.
  case step(Direction)
  /// Write a report to a file.
  case export(Export, path: String, replacing: Bool)
  /// Put a text on the user's clipboard, by way of the terminal.
  case copy(String)
  /// Keep a file as evidence of a measure, under its own name or another, and answer as to `commit`.
  case attach(RecordID, path: String, name: String?, reference: String?)
  /// Let the user change a text in their editor, and answer `.edited`.
  case edit(String)
  /// Keep this for the next time the ledger is opened.
  case remember(Remembered)
  /// Look for others' changes now.
  case reload
  /// Paint the whole screen anew.
  case redraw
  case suspend
  case quit
}

/// A report that can be exported, as the App offers it.
public struct Export: Hashable, Sendable {
  /// What people read: `进展情况报告 · Markdown`.
  public let label: String
  /// The codes of the report's kind and format.
  public let kind: String
  public let format: String
  /// The file name that is offered, as offices name such files.
  public let fileName: String

  public init(label: String, kind: String, format: String, fileName: String) {
    (self.label, self.kind, self.format, self.fileName) = (label, kind, format, fileName)
  }
}
