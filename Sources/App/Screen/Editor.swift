import Glibc
import Screens
import Storage
import Terminal

/// Lets the user change a text in their editor; answers with what became of it, and whether the
/// program was asked to end meanwhile.
func editText(
  _ text: String, with editor: [String]?, on screen: Screen, _ signals: Signals
) -> (message: Message, isToEnd: Bool) {
  guard let editor else {
    return (.failed("没有找到编辑器（vi、nano）；请设置环境变量 EDITOR，如 export EDITOR=nano。"), false)
  }
  do throws(UsageError) {
    let file = try EditorFile(text)
    let (end, met) = screen.lend(to: editor + [file.path], signals)
    return (try file.outcome(of: end, editor[0]), !met.isEmpty)
  } catch { return (.failed(ErrorText(error).sentence), false) }
}

/// The words of the editor that was chosen, else of `$VISUAL`, `$EDITOR`, or of one that is there.
func editorWords(_ chosen: String?) -> [String]? {
  for command in [chosen, Surroundings.variable("VISUAL"), Surroundings.variable("EDITOR")] {
    let words = command?.split(separator: " ").map(String.init) ?? []
    if !words.isEmpty { return words }
  }
  return ["vi", "nano"].first(where: Surroundings.canRun).map { [$0] }
}

/// A text in a file of its own, in a folder that only the user can look into.
private struct EditorFile {
  let folder: String
  let text: String
  var path: String { "\(folder)/zhenggai.txt" }

  init(_ text: String) throws(UsageError) {
    let parent = Surroundings.variable("TMPDIR") ?? "/tmp"
    var template = Array("\(parent)/zhenggai-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .cannotCreate(parent, reason: systemReason(errno))
    }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    self.text = text
    do throws(UsageError) { try write() } catch {
      remove()
      throw error
    }
  }

  private func write() throws(UsageError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotCreate(path, reason: systemReason(errno)) }
    defer { close(descriptor) }
    let line = text.last?.isNewline == true ? text : text + "\n"
    do throws(WriteFailure) { try App.write(Array(line.utf8), to: descriptor) } catch {
      throw .outputFailed(systemReason(error.code))
    }
  }

  /// What the file says now, and then there is no file any more; one that somebody wrote in before
  /// the editor was ended from outside is kept.
  func outcome(of end: ProgramEnd, _ editor: String) throws(UsageError) -> Message {
    switch end {
    case .exited(0):
      defer { remove() }
      return .edited(try readFile(path))
    case .exited(let status):
      return .failed("编辑器 \(editor) 没有正常结束（退出状态 \(status)），内容没有改动；\(whatIsLeft)。")
    case .signalled(let signal):
      return .failed("编辑器 \(editor) 被信号 \(signal) 终止，内容没有改动；\(whatIsLeft)。")
    case .notStarted(let code):
      remove()
      return .failed("编辑器 \(editor) 打不开：\(systemReason(code))；请核对环境变量 EDITOR。")
    }
  }

  /// Where to find what was written; where there is nothing, the folder goes.
  private var whatIsLeft: String {
    let now = (try? readFile(path)) ?? ""
    let hasOther = names(in: folder).contains { $0 != "zhenggai.txt" }
    guard hasOther || (now != text && now != text + "\n") else {
      remove()
      return "可以再试一次"
    }
    return "写下的文字留在 \(hasOther ? folder : path)"
  }

  private func remove() {
    unlink(path)
    // Whatever else the editor has left there, such as a copy of before.
    for name in names(in: folder) { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }
}

/// The names of what lies in a folder; none where it cannot be read.
func names(in folder: String) -> [String] { (try? Disk.live.list(folder)) ?? [] }
