import Rectification

/// 情况汇总: how the rectification of many units stands, together and beside each other. It ranks
/// them by what is worst, and names those whose ledgers could not be read.
struct RollUpReport {
  let rollUp: RollUp

  private var day: Day { rollUp.asOf }
  private var total: Figures { rollUp.total }
  private var counted: [Bureau] { rollUp.worstFirst.filter { $0.account != nil } }

  /// The report in lines of text.
  var document: Document { Document(body + remarks + annex(rollUp.textTable)) }

  /// The report on paper.
  var paper: Document {
    Document(
      body + remarks + (counted.isEmpty ? [] : [.attachments([RollUpReport.annexTitle])])
        + annex(rollUp.paperTable, isLandscape: true))
  }

  private static let annexTitle = "各单位整改情况表"

  private var body: [Block] {
    [.title(rollUp.heading), .paragraph(introduction)]
      + (total.issues.total == 0 ? [] : overview + units)
  }

  private func annex(_ table: Table, isLandscape: Bool = false) -> [Block] {
    counted.isEmpty
      ? []
      : [
        .annex(number: 1, title: RollUpReport.annexTitle, isLandscape: isLandscape),
        .table(table), .note("按轻重排列：超期事项多的在前，其次是完成率低的。"),
      ]
  }

  private var introduction: String {
    let unread = rollUp.unread.count
    let missing =
      unread == 0
      ? "" : "另有\(unread)个单位的台账未能读取，没有计入以下各项数字，原因见文末。"
    guard !counted.isEmpty else { return "截至\(day.chinese)，没有一个单位的台账可以读取。" + missing }
    let start = "截至\(day.chinese)，汇总\(counted.count)个单位的整改台账"
    guard total.issues.total > 0 else { return start + "，尚未登记问题。" + missing }
    let established = total.policies.established
    return start + "，共梳理问题\(total.issues.total)项、明确整改措施\(total.measures.total)个"
      + (established == 0 ? "" : "、建立完善制度办法\(established)项")
      + "，问题完成率\(total.issues.completionRate)。" + missing
  }
}

extension RollUpReport {
  /// 一、总体情况.
  private var overview: [Block] {
    let sentences = [
      total.issueSentence, total.measureSentence, total.specialSentence,
      total.riskSentence(dueSoon: measuresDueSoon, called: "临期"), total.targetSentence(),
    ].compactMap { $0 }
    return [.heading(level: 1, "总体情况"), .heading(level: 2, "总体进度")]
      + sentences.map(Block.paragraph) + period
      + [
        .heading(level: 2, "分来源情况"),
        .paragraph("按问题来源统计，\(amounts(of: total.bySource))，整改情况见下表。"),
        .table(total.table(of: total.bySource, under: "问题来源")), .chart(total.sourceChart),
      ]
  }

  private var measuresDueSoon: Int {
    counted.reduce(0) { $0 + ($1.account?.measureLamps[.yellow] ?? 0) }
  }

  private var period: [Block] {
    guard let change = rollUp.change else { return [] }
    let happened = Happening.allCases.filter { change[$0] > 0 }
      .map { "\($0.label)\(change[$0])\($0.unit)" }
    let nothing = Happening.allCases.filter { change[$0] == 0 }.map(\.label)
    let parts = [
      happened.isEmpty ? nil : "本期\(happened.listed)",
      nothing.isEmpty ? nil : "本期无\(nothing.listed)",
    ].compactMap { $0 }
    return [
      .heading(level: 2, "与上期对比"), .paragraph(change.sentence(upTo: day)),
      .table(change.table(upTo: total)), .paragraph(parts.joined(separator: "；") + "。"),
    ]
  }
}

/// No more than so many units are named in a sentence, or stand in a chart.
private let mostNamed = 12
/// After so many days without an entry a unit is asked whether its work goes on.
private let quietDays = 30

extension RollUpReport {
  /// 二、各单位情况: who stands out, and a chart of the worst.
  private var units: [Block] {
    [.heading(level: 1, "各单位情况")] + standouts.map(Block.paragraph)
      + (counted.count < 2 ? [] : [.chart(chart)])
  }

  private var standouts: [String] {
    let rate = total.issues.completionRate
    let sentences = [
      list("存在超期事项的", counted.filter { amount($0, \.overdue) > 0 }) { account in
        let parts = [
          ("问题", account.figures.issues.overdue, "项"),
          ("措施", account.figures.measures.overdue, "个"),
        ]
        return parts.filter { $0.1 > 0 }.map { "\($0.0)\($0.1)\($0.2)" }.listed
      },
      list("完成率低于总体水平（\(rate)）的", counted.filter(isBehind)) {
        $0.figures.issues.completionRate.description
      },
      list("存在反弹问题的", counted.filter { amount($0, \.figures.issues.rebounded) > 0 }) {
        "\($0.figures.issues.rebounded)项"
      },
      list("\(quietDays)日以上没有登记进展且尚有问题未完成的", counted.filter(isQuiet)) { account in
        account.lastEntry.map { "最近为\($0.chinese)" } ?? "没有登记"
      },
    ].compactMap { $0 }
    return sentences.isEmpty ? ["各单位进度均衡，没有超期和反弹的事项。"] : sentences
  }

  /// 存在超期事项的单位有5个：市甲局（问题2项）、…等.
  private func list(
    _ head: String, _ bureaus: [Bureau], each words: (Account) -> String
  ) -> String? {
    guard !bureaus.isEmpty else { return nil }
    let named = bureaus.prefix(mostNamed).map { bureau in
      bureau.name + (bureau.account.map { "（\(words($0))）" } ?? "")
    }
    return "\(head)单位有\(bureaus.count)个：\(named.listed)\(bureaus.count > mostNamed ? "等" : "")。"
  }

  private func amount(_ bureau: Bureau, _ path: KeyPath<Account, Int>) -> Int {
    bureau.account?[keyPath: path] ?? 0
  }

  /// Whether a unit has come less far than all together; exactly, not as it is printed.
  private func isBehind(_ bureau: Bureau) -> Bool {
    guard let issues = bureau.account?.figures.issues else { return false }
    return issues.completed * total.issues.total < total.issues.completed * issues.total
  }

  private func isQuiet(_ bureau: Bureau) -> Bool {
    guard let account = bureau.account else { return false }
    let issues = account.figures.issues
    guard issues.completed < issues.total else { return false }
    return account.lastEntry.map { day - $0 > quietDays } ?? true
  }

  private var chart: Chart {
    let worst = counted.filter { amount($0, \.figures.issues.total) > 0 }.prefix(mostNamed)
    let title = counted.count > mostNamed ? "进度靠后的\(worst.count)个单位" : "各单位"
    return Chart(
      .bars, "\(title)问题整改情况（项）", worst.map(\.name),
      [
        Chart.Series(Outcome.completed.label, worst.map { amount($0, \.figures.issues.completed) }),
        Chart.Series(
          Outcome.basicallyCompleted.label,
          worst.map { amount($0, \.figures.issues.basicallyCompleted) }),
        Chart.Series(
          Outcome.unfinished.label, worst.map { amount($0, \.figures.issues.unfinished) }),
      ])
  }

  /// Those that do not count, and those whose figures may be old.
  private var remarks: [Block] {
    let table = rollUp.remarkTable
    guard !table.rows.isEmpty else { return [] }
    return [
      .heading(level: 1, rollUp.stale.isEmpty ? "未计入的单位" : "未计入或数字不是最新的单位"), .table(table),
    ]
  }
}

extension RollUp {
  /// What the roll-up is called: 全市检视整改情况汇总.
  public var heading: String { "\(subject)\(RollUpKind.progress.label)" }

  /// 全市检视整改 of 全市检视整改台账: what the whole is about.
  var subject: String {
    var subject = title
    for ending in ["汇总", "情况", "台账", "清单", "工作"] where subject.hasSuffix(ending) {
      subject.removeLast(ending.count)
    }
    return subject.isEmpty ? "各单位整改" : subject
  }
}
