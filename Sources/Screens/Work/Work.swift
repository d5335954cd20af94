import Rectification

/// Something that the App does meanwhile: keys are taken and the screen is drawn as ever.
struct Work: Hashable, Sendable {
  enum Task: Hashable, Sendable {
    /// The form comes back where the report cannot be written.
    case export(Form)
    /// Working out what a file would bring to the ledger, whose last event is given.
    case plan(Import, last: Int)
    /// Bringing the ledger in step with a remote.
    case sync
  }

  let task: Task
  /// What is done, such as 正在导出台账.
  let label: String
  /// How much of it is done, from 0 to 1; `nil` as long as nobody need know.
  var done: Double?
  /// Whether somebody has gone on with something else: what comes of it must not meet their keys.
  var isLeft = false

  init(_ task: Task, _ label: String) { (self.task, self.label) = (task, label) }

  /// Why nothing else can be begun.
  var sentence: String { "\(label)，还没有完成；请稍候，或按 Esc 停止。" }
}

extension Model {
  /// Whether something long is being done, so that no other can be begun; says so.
  mutating func isBusy() -> Bool {
    guard let work else { return false }
    say(.refused, work.sentence)
    return true
  }

  /// What was done could not be done: the form that asked for it comes back with the reason.
  mutating func failWork(_ reason: String) {
    let (task, isLeft) = (work?.task, work?.isLeft == true)
    work = nil
    switch task {
    case .export(let form)? where overlay == nil: refuse(form, reason)
    case .plan(let file, _)? where overlay == nil && !isLeft: refuse(importForm(file), reason)
    default: tellLater(.refused, reason)
    }
  }

  private mutating func refuse(_ old: Form, _ reason: String) {
    var form = old
    form.problem = reason
    overlay = .form(form)
  }

  mutating func endStoppedWork() {
    guard let task = work?.task else { return }
    work = nil
    switch task {
    case .export: tellLater(.news, "已停止，没有写出文件。")
    case .plan: tellLater(.news, "已停止，什么也没有导入。")
    case .sync: tellLater(.news, "同步已停止，台账没有丢失任何内容，可以再同步一次。")
    }
  }

  /// Says something now, or as soon as nothing lies over the screen.
  mutating func tellLater(_ kind: Notice.Kind, _ text: String) {
    if overlay == nil { say(kind, text) } else { unread = Notice(kind: kind, text: text) }
  }

  /// Before the program is left something long is stopped, if that is wanted.
  mutating func quit() -> [Effect] {
    guard let work else { return [.quit] }
    overlay = .question(
      Question(text: "\(work.label)，现在退出就停止，不留下没写完的文件。要退出吗？", effect: .quit))
    return []
  }
}
