import Foundation

/// LibreOffice without a window, in a profile of its own. One conversion at a time: two cannot
/// share a profile, and each start of a new one takes seconds.
public enum LibreOffice {
  private static let lock = NSLock()

  private static let profile = Tool.oracles.appendingPathComponent("office")

  /// Converts a file, and answers with the path of what came of it, beside the file but for its
  /// ending. `kind` is an ending, with a filter where one has to be named: `xlsx:Calc MS Excel 2007 XML`.
  public static func convert(_ file: String, to kind: String) throws -> String {
    lock.lock()
    defer { lock.unlock() }
    let place = URL(fileURLWithPath: file)
    let target = place.deletingLastPathComponent().appendingPathComponent("converted")
    try Tool.run(
      [
        "timeout", "120", "soffice", "-env:UserInstallation=\(profile.absoluteString)",
        "--headless", "--convert-to", kind, "--outdir", target.path, file,
      ],
      environment: [
        "FONTCONFIG_FILE": Tool.scripts.appendingPathComponent("fonts.conf").path,
        "LC_ALL": "C.UTF-8",
      ])
    let ending = kind.prefix { $0 != ":" }
    let made = target.appendingPathComponent(
      place.deletingPathExtension().lastPathComponent + ".\(ending)")
    guard FileManager.default.fileExists(atPath: made.path) else {
      throw Tool.Failure(description: "LibreOffice made nothing of \(file)")
    }
    return made.path
  }

  /// The text of a page of a PDF as it is laid out, line by line.
  public static func lines(ofPage page: Int, of pdf: String) throws -> [String] {
    let text = try Tool.run(
      ["pdftotext", "-layout", "-f", String(page), "-l", String(page), pdf, "-"])
    return String(decoding: text, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: true)
      .map { $0.trimmingCharacters(in: .whitespaces.union(.controlCharacters)) }
      .filter { !$0.isEmpty }
  }
}
