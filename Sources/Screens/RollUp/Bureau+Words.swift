import Rectification

extension Bureau {
  /// Everything that is known of it, to be read.
  var page: Page {
    Page(title: name.sanitized, lines: ([path] + lines + figuresBySource).map(\.sanitized))
  }

  /// Its figures in words, or why there are none.
  var lines: [String] {
    guard let account else {
      return ["读不了，没有计入合计：\(reason ?? "")。"]
    }
    let (issues, measures) = (account.figures.issues, account.figures.measures)
    let policies = account.figures.policies
    return (account.staleness.map { ["数字可能不是最新的：\($0)。"] } ?? []) + [
      "问题 \(issues.total)：已完成 \(issues.completed)、基本完成 \(issues.basicallyCompleted)、"
        + "未完成 \(issues.unfinished)；已销号 \(issues.closed)、延期 \(issues.extended)、"
        + "反弹 \(issues.rebounded)、超期 \(issues.overdue)",
      "措施 \(measures.total)：已完成 \(measures.done)，其中当下改 "
        + "\(measures.immediate.done)/\(measures.immediate.total)、长久立 "
        + "\(measures.lasting.done)/\(measures.lasting.total)；超期 \(measures.overdue)",
      "制度 \(policies.total)：建立完善 \(policies.established)",
    ] + changeLines(account)
      + ["最近一次登记：\(account.lastEntry?.description ?? "没有留痕")"]
  }

  private func changeLines(_ account: Account) -> [String] {
    guard let change = account.change else { return [] }
    let counts = Happening.allCases.filter { change[$0] > 0 }
      .map { "\($0.label) \(change[$0])" }
    return ["\(change.since) 以来：\(counts.isEmpty ? "没有变化" : counts.joined(separator: "、"))"]
  }

  private var figuresBySource: [String] {
    guard let groups = account?.figures.bySource, !groups.isEmpty else { return [] }
    return [" ", "按来源："] + groups.map { "  \($0.label) \($0.completed)/\($0.total)" }
  }
}
