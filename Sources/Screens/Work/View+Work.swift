import Cells

extension Model {
  /// How far long work has come, in place of the hint line.
  func drawWork(_ canvas: inout Canvas) {
    guard let work, let done = work.done else { return }
    canvas.fill(row: layout.hintRow, columns: 0..<size.columns)
    canvas.write(
      work.line(done, width: size.columns - 2), row: layout.hintRow, column: 1,
      style: Style(ink: .cyan, isBold: true))
  }
}

extension Work {
  /// `正在导出台账 [#####.....]  52%  Esc 停止`, without the bar where there is no room for it.
  func line(_ done: Double, width: Int) -> String {
    let percent = Int(done.clamped(to: 0...1) * 100)
    let tail = "\(percent)%".leftPadded(to: 4) + "  Esc 停止"
    let bar = min(40, width - label.displayWidth - tail.displayWidth - 4)
    guard bar >= 5 else { return "\(label) \(tail)" }
    return "\(label) \(progressBar(percent, width: bar)) \(tail)"
  }
}

/// `[#####.....]` with so many columns between its ends.
func progressBar(_ percent: Int, width: Int) -> String {
  let filled = max(0, width) * percent / 100
  return "[" + String(repeating: "#", count: filled)
    + String(repeating: ".", count: max(0, width) - filled) + "]"
}

extension String {
  fileprivate func leftPadded(to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - displayWidth)) + self
  }
}
