import Rectification

/// What is to be done outside the model; carried out by the App.
public enum Effect: Hashable, Sendable {
  /// Make the changes as one step and answer `.committed` or `.failed`.
  case commit([Change])
  /// Take back or bring back one's last step, with the same answers.
  case step(Direction)
  /// Write a report to a file meanwhile, and answer `.exported`, `.exportExists` or `.workFailed`.
  case export(Export, replacing: Bool)
  /// Find the files that could be taken in, here and in a folder, and answer `.importable`.
  case findImports(folder: String)
  /// Work out meanwhile what a file would bring, and answer `.planned` or `.workFailed`.
  case plan(Import)
  /// Bring the ledger in step with a remote meanwhile, the usual one where none is named, and answer
  /// `.synced` or `.workFailed`.
  case sync(remote: String?)
  /// Stop what is being done meanwhile, and answer `.stopped`, unless it ends before.
  case stop
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
