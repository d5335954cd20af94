import Cells
import Rectification

extension Model {
  /// Begins a sync; keys are taken meanwhile.
  mutating func startSync(with remote: String?) -> [Effect] {
    guard !isReadOnly(), !isBusy() else { return [] }
    work = Work(.sync, "正在同步")
    return [.sync(remote: remote)]
  }

  /// What came of a sync: in a line, or to be read where somebody has to know more.
  mutating func finishSync(_ lines: [String], conflicts: Int) -> [Effect] {
    let isLeft = work?.isLeft == true
    (work, remote) = (nil, nil)
    let hint = conflicts > 0 ? "按 \(keyLabel(.conflicts)) 处理冲突。" : ""
    if lines.count > 1, overlay == nil, !isLeft {
      let all = lines.map(\.forScreen) + (hint.isEmpty ? [] : ["", hint])
      overlay = .page(Page(title: "同步", lines: all))
    } else {
      tellLater(.done, (lines.map(\.forScreen) + [hint]).joined())
    }
    return [.reload]
  }
}
