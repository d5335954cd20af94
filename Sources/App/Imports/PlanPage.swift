import Cells
import Rectification

/// An import's plan as people read it: its remarks, a group a verdict, and the counts.
struct PlanPage {
  let lines: [String]
  /// A longer group is cut: nobody reads on, and `--json` has it all.
  private static let longest = 200

  init(_ plan: ImportPlan) {
    let groups = ImportPlan.Verdict.allCases.map { verdict in
      (verdict, plan.entries.filter { $0.verdict == verdict })
    }
    let counts = groups.map { "\($0.label) \($1.count)" }.joined(separator: " · ")
    lines =
      plan.remarks.map(\.sanitizedLine)
      + groups.flatMap { verdict, entries in
        entries.isEmpty ? [] : ["", "\(verdict.label)（\(entries.count)）"] + PlanPage.list(entries)
      } + ["", counts]
  }

  private static func list(_ entries: [ImportPlan.Entry]) -> [String] {
    let rest = entries.count - longest
    return entries.prefix(longest).flatMap(\.lines)
      + (rest > 0 ? ["  ……另有 \(rest) 条，用 --json 可看全部。"] : [])
  }
}

extension ImportPlan.Entry {
  /// `  台账 第5行 C栏  WT-001 台账不规范`, and beneath it the fields and the sentence.
  fileprivate var lines: [String] {
    let name = [item?.text ?? newcomer?.kind.label, title.isEmpty ? nil : title.opening]
    let head = ([place.words] + name.compactMap { $0 }).joined(separator: "  ")
    return ["  \(head)".sanitizedLine] + details.map { "      \($0)".sanitizedLine }
  }

  private var details: [String] {
    let shown = differences.filter { verdict != .new || $0.now != title }
    let words =
      verdict == .new ? [shown.map(\.description).joined(separator: "；")] : shown.map(\.description)
    return words.filter { !$0.isEmpty } + (message.map { [$0] } ?? [])
  }
}

extension ImportPlan.Place {
  /// `台账 第5行 C栏`.
  var words: String {
    let parts = [sheet, "第\(row)行", column.map { "\($0)栏" }]
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}

extension String {
  /// As much of a title as names a record.
  fileprivate var opening: String { count > 40 ? prefix(39) + "…" : self }
}
