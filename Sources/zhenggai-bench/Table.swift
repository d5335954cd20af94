/// What was measured, a column a size, as lines for the terminal or as Markdown.
struct ResultTable {
  let sizes: [Int]
  var rows: [Int: [Row: Measured]] = [:]
  var floors: [Int: [Floor: Double]] = [:]

  init(_ sizes: [Int]) { self.sizes = sizes }

  func lines(asMarkdown: Bool) -> [String] {
    let head = ["毫秒"] + sizes.map { "\(grouped($0)) 项问题" }
    let body = Row.allCases.compactMap(line) + Floor.allCases.compactMap(line)
    if asMarkdown {
      let rule = "| --- |" + String(repeating: " --- |", count: sizes.count)
      return [joined(head), rule] + body.map(joined)
    }
    return [head.joined(separator: "\t")] + body.map { $0.joined(separator: "\t") }
  }

  private func line(_ row: Row) -> [String]? {
    let cells = sizes.map { size in rows[size]?[row].map { cell($0, row, size) } ?? "" }
    return cells.allSatisfy(\.isEmpty) ? nil : [row.rawValue] + cells
  }

  private func line(_ floor: Floor) -> [String]? {
    let cells = sizes.map { floors[$0]?[floor].map(figure) ?? "" }
    return cells.allSatisfy(\.isEmpty) ? nil : ["下限：\(floor.rawValue)"] + cells
  }

  /// `1.2（p99 1.9） · 0.8 倍 · fzf 3.0`.
  private func cell(_ measured: Measured, _ row: Row, _ size: Int) -> String {
    var cell = figure(measured.median)
    if let p99 = measured.p99 { cell += "（p99 \(figure(p99))）" }
    if let floor = row.floor.flatMap({ floors[size]?[$0] }), floor > 0 {
      cell += " · \(figure(measured.median / floor)) 倍"
    }
    if let bytes = measured.bytes { cell += " · \(bytes) 字节" }
    if let writes = measured.writes { cell += " · \(writes) 次写" }
    if let peer = measured.peer { cell += " · \(peer.name) \(figure(peer.median))" }
    return cell
  }

  private func joined(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

  /// Two digits that count: 0.052, 1.2, 38, 1,510.
  private func figure(_ value: Double) -> String {
    guard value.isFinite else { return "—" }
    if value >= 10 { return grouped(Int(value.rounded())) }
    let (places, scale): (Int, Double) =
      value >= 1 ? (1, 10) : value >= 0.1 ? (2, 100) : (3, 1000)
    let scaled = Int((value * scale).rounded())
    let digits = String(scaled % Int(scale))
    let zeros = String(repeating: "0", count: max(0, places - digits.count))
    return "\(scaled / Int(scale)).\(zeros)\(digits)"
  }

  private func grouped(_ number: Int) -> String {
    number < 1000
      ? "\(number)" : "\(grouped(number / 1000)),\(String(1000 + number % 1000).dropFirst())"
  }
}
