import Cells

extension Model {
  private static let mostCandidateRows = 8

  /// The line on the message row, above it the candidates and what is amiss; the hardware cursor
  /// stands at the insertion point, where input methods open their window.
  func draw(_ line: CommandLine, _ canvas: inout Canvas) {
    let row = layout.hintRow - 1
    draw(line.candidates, line.chosen, above: row, &canvas)
    drawProblem(line.problem, above: row, &canvas)
    drawInput(
      head: ":", line.field, tail: line.ghost, "Enter 执行  Tab 补全  ↑↓ 选择  Esc 取消", &canvas)
  }

  private func draw(
    _ candidates: [Completion], _ chosen: Int?, above row: Int, _ canvas: inout Canvas
  ) {
    let height = min(candidates.count, Model.mostCandidateRows, size.rows - 6)
    guard height > 0 else { return }
    var roll = Roll()
    roll.move(to: chosen ?? 0, of: candidates.count, height: height)
    let seen = candidates[roll.top..<roll.top + height]
    let width = min(size.columns / 2, seen.map(\.label.displayWidth).max() ?? 0)
    for (place, candidate) in seen.enumerated() {
      let isHere = roll.top + place == chosen
      let text = (isHere ? " > " : "   ") + candidate.label.padded(to: width) + "  "
      canvas.write(
        (text + candidate.detail).sanitized.padded(to: size.columns),
        row: row - height + place, style: Style(isReverse: isHere))
    }
  }
}
