import Rectification
import Reports

/// A roll-up as text: a line a unit, the worst first, and all of them together at the end.
struct RollUpPage {
  let rollUp: RollUp
  let width: Int
  let paint: Paint

  var lines: [String] {
    let table = rollUp.overviewTable.fittedLines(width: width)
    return [paint.bold(rollUp.heading.sanitizedLine), subtitle, ""]
      + [paint.bold(table[0])] + table.dropFirst().dropLast()
      + table.suffix(1).map(paint.bold)
  }

  private var subtitle: String {
    let unread = rollUp.unread.count
    return "截至 \(rollUp.asOf.chinese)  单位 \(rollUp.bureaus.count) 个"
      + (unread == 0 ? "" : "，其中 \(unread) 个没有计入")
  }
}
