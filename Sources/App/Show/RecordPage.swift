import Cells
import Rectification

private let labelWidth = 14

/// A record as text: its fields, what is linked to it, its history.
struct RecordPage {
  let id: RecordID
  let linked: Linked
  let ledger: Ledger
  let day: Day
  let width: Int

  init(_ id: RecordID, _ linked: Linked, in ledger: Ledger, on day: Day, width: Int) {
    (self.id, self.linked, self.ledger) = (id, linked, ledger)
    (self.day, self.width) = (day, width)
  }

  var lines: [String] {
    var lines = own
    lines += section("问题", linked.issues.map { ($0.id, $0.stage.label, $0.title) })
    lines += section("措施", linked.measures.map { ($0.id, words(of: $0), $0.content) })
    lines += section("制度", linked.policies.map { ($0.id, $0.stage.label, "《\($0.title)》") })
    return lines + history
  }

  private var own: [String] {
    if let issue = ledger.issues[id] { return page(of: issue) }
    if let measure = ledger.measures[id] { return page(of: measure) }
    return ledger.policies[id].map { head($0.title) + fields(of: $0, but: ["id", "title"]) } ?? []
  }

  private func page(of issue: Issue) -> [String] {
    let lanes = ledger.lanes(of: issue.id)
    let state = [
      "\(issue.stage.label)  结果：\(lanes.outcome.label)",
      "当下改：\(lanes.immediate.label)  长久立：\(lanes.lasting.label)",
    ].joined(separator: "  ")
    return head(issue.title) + line("阶段", state)
      + line("时限", issue.deadline, ledger.daysLeft(issue, on: day), ledger.lamp(issue, on: day))
      + fields(
        of: issue, but: ["id", "title", "stage", "deadline", "criteria", "followUps"])
      + list("完成标准", issue.criteria.map { "\($0.met ? "[√]" : "[ ]") \($0.text)" })
      + list("回头看", issue.followUps.map(\.sentence))
  }

  private func page(of measure: Measure) -> [String] {
    head(measure.content) + line("状态", measure.status.label)
      + line(
        "时限", measure.deadline, ledger.daysLeft(measure, on: day), ledger.lamp(measure, on: day))
      + (measure.target.map { line("量化指标", $0.phrase) } ?? [])
      + fields(
        of: measure,
        but: ["id", "content", "status", "deadline", "target", "progress", "evidence", "policies"])
      + list("进展", measure.progress.map { "\($0.on) \($0.by)：\($0.note)" })
      + list("佐证材料", measure.evidence.map(\.sentence))
  }

  private func words(of measure: Measure) -> String {
    let left = remaining(ledger.daysLeft(measure, on: day), ledger.lamp(measure, on: day))
    return [measure.track.label, measure.status.label, left].compactMap { $0 }
      .joined(separator: " ")
  }

  private var history: [String] {
    let events = ledger.history.events(of: id)
    guard !events.isEmpty else { return [] }
    return ["", "历史"]
      + events.flatMap { event in
        "  \(event.at.day) \(event.at.clock) \(event.by) \(event.action)  \(event.summary)"
          .hanging(4, width: width)
      }
  }
}

extension RecordPage {
  private func head(_ title: String) -> [String] {
    "\(id)  \(title)".hanging(id.text.displayWidth + 2, width: width) + [""]
  }

  private func line(_ label: String, _ text: String) -> [String] {
    labelled(label, text, labelWidth: labelWidth, width: width)
  }

  /// The deadline with how long it is to it and how it has moved.
  private func line(
    _ label: String, _ deadline: Deadline, _ daysLeft: Int?, _ lamp: Lamp?
  ) -> [String] {
    let parts = [deadline.text, deadline.date?.description, remaining(daysLeft, lamp)]
    return line(label, parts.compactMap { $0 }.joined(separator: "  "))
      + list("延期", deadline.extensions.map(\.sentence))
  }

  private func list(_ label: String, _ items: [String]) -> [String] {
    items.enumerated().flatMap { line($0 == 0 ? label : "", $1) }
  }

  private func fields<Record: Registered>(of record: Record, but keys: [String]) -> [String] {
    Record.table.filter { !keys.contains($0.key) }.flatMap { field in
      record[field.key].map { line(field.label, field.show($0)) } ?? []
    }
  }

  private func section(_ name: String, _ records: [(RecordID, String, String)]) -> [String] {
    guard !records.isEmpty else { return [] }
    return ["", name]
      + records.flatMap { id, state, text in
        let label = "  \(id)  \(state)  "
        return (label + text).hanging(id.text.displayWidth + 4, width: width)
      }
  }
}

extension Extension {
  fileprivate var sentence: String {
    "\(from) 延至 \(to)，\(approvedBy) \(approvedOn) 批准：\(reason)"
  }
}

extension Evidence {
  fileprivate var sentence: String {
    let mark = sha256.map { " \($0.prefix(12))" } ?? reference.map { "（\($0)）" } ?? ""
    return "\(addedOn) \(name)\(mark)"
  }
}

extension FollowUp {
  fileprivate var sentence: String {
    let parts = [
      "计划 \(plannedOn)", doneOn.map { "完成 \($0)" }, result?.label, note,
    ]
    return parts.compactMap { $0 }.joined(separator: "，")
  }
}
