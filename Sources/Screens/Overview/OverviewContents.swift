import Cells
import Rectification

/// Screen 1 laid out for a window: one column, or two from `Layout.columnsForTwoPanes` on.
struct OverviewContents {
  let facts: OverviewFacts
  let size: Size

  /// The lines of each pane, from left to right.
  var panes: [[OverviewLine]] {
    guard size.columns >= Layout.columnsForTwoPanes else {
      return [
        lines(totals, due, burnDown, newest, stages, policyStages, sources, sections, departments)
      ]
    }
    return [
      lines(totals, stages, policyStages, sources, sections),
      lines(due, burnDown, newest, departments),
    ]
  }

  /// How wide a pane is.
  static func width(of size: Size) -> Int {
    size.columns >= Layout.columnsForTwoPanes ? (size.columns - 1) / 2 : size.columns - 1
  }

  var width: Int { OverviewContents.width(of: size) }

  /// The rows there are between the header and the message.
  var room: Int { size.rows - 4 }

  /// The sections one after another, with a blank line between them where there is room for it.
  private func lines(_ sections: OverviewSection?...) -> [OverviewLine] {
    let sections = sections.compactMap { $0 }.map { [$0.heading] + $0.lines }
    let count = sections.reduce(0) { $0 + $1.count }
    let gap = count + sections.count - 1 <= room ? [OverviewLine([])] : []
    return Array(sections.joined(separator: gap))
  }

  /// How many columns the largest number takes.
  var digits: Int {
    let most = max(
      facts.figures.issues.total, facts.figures.measures.total, facts.figures.policies.total)
    return max(2, String(most).count)
  }

  private var labelWidth: Int { min(24, max(8, width - 2 * digits - 13)) }
}

extension OverviewContents {
  /// `问题  27/34  79.41% ########..`: the part opens its list, and so does the whole.
  func row(
    _ label: String, _ part: Int, _ partOf: OverviewCell.Destination, of whole: Int,
    _ all: OverviewCell.Destination
  ) -> OverviewLine {
    let rate = Rate(part, of: whole)
    return OverviewLine(
      [
        OverviewCell("  "), figure(label, part, to: partOf), OverviewCell("/"),
        OverviewCell(String(whole), to: all),
        OverviewCell(
          String(repeating: " ", count: max(0, digits - String(whole).count))
            + rate.description.padded(to: 8, alignRight: true) + " "),
      ] + bar(rate, width - labelWidth - 2 * digits - 13))
  }

  /// A count and its share of `whole` as a bar.
  func row(
    _ label: String, _ count: Int, of whole: Int, to destination: OverviewCell.Destination
  ) -> OverviewLine {
    OverviewLine(
      [OverviewCell("  "), figure(label, count, to: destination), OverviewCell(" ")]
        + bar(Rate(count, of: whole), width - labelWidth - digits - 4))
  }

  private func figure(
    _ label: String, _ count: Int, to destination: OverviewCell.Destination
  ) -> OverviewCell {
    OverviewCell(
      label.padded(to: labelWidth) + String(count).padded(to: digits, alignRight: true),
      to: destination)
  }

  /// `#` for the part, `.` for the rest, in at most 24 columns.
  private func bar(_ rate: Rate, _ room: Int) -> [OverviewCell] {
    let room = min(24, room)
    guard room >= 4, rate.whole > 0 else { return [] }
    let filled = (rate.part * room + rate.whole / 2) / rate.whole
    return [
      OverviewCell(String(repeating: "#", count: filled), Style(ink: .green)),
      OverviewCell(String(repeating: ".", count: room - filled), Style(isDim: true)),
    ]
  }

  /// Short figures side by side, as many to a line as fit.
  func flow(
    _ items: [(label: String, count: Int, destination: OverviewCell.Destination)]
  ) -> [OverviewLine] {
    var lines: [OverviewLine] = []
    var used = width
    for item in items {
      let cell = OverviewCell("\(item.label) \(item.count)", to: item.destination)
      if used + 3 + cell.text.displayWidth > width {
        lines.append(OverviewLine([OverviewCell("    "), cell]))
        used = 4 + cell.text.displayWidth
      } else {
        lines[lines.count - 1].cells += [OverviewCell("   "), cell]
        used += 3 + cell.text.displayWidth
      }
    }
    return lines
  }
}
