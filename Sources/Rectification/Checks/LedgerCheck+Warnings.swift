extension LedgerCheck {
  @Sendable static func issuesWithoutMeasures(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.issues.places
      .filter { ledger.issues.facts(at: $0).stage != .withdrawn }
      .map { ledger.issues.id(at: $0) }
      .filter { ledger.measureIDs(of: $0).isEmpty }
      .map { Finding(.warning, "issueWithoutMeasure", $0, "\($0) 没有整改措施，请登记。") }
  }

  @Sendable static func doneWithoutEvidence(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.measures.ids { $0.status.isDone && !$0.hasEvidence }.map {
      Finding(.warning, "doneWithoutEvidence", $0, "\($0) 已完成但没有佐证材料，请用 attach 登记。")
    }
  }

  @Sendable static func malformedDocumentNumbers(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.policies.places.compactMap { place in
      let id = ledger.policies.id(at: place)
      guard let name = ledger.policies.facts(at: place).documentNumber else { return nil }
      let number = ledger.policies.names[name]
      guard !DocumentNumber.isWellFormed(number) else { return nil }
      let repair = DocumentNumber.repaired(number).map { "，应写作“\($0)”" } ?? "，例如“×党发〔2023〕5号”"
      return Finding(
        .warning, "malformedDocumentNumber", id, "\(id) 的发文字号“\(number)”不合规范\(repair)。")
    }
  }

  @Sendable static func unknownDepartments(_ ledger: Ledger, _ day: Day) -> [Finding] {
    let known = Set(ledger.profile.departments)
    let (issues, measures, policies) = (ledger.issues, ledger.measures, ledger.policies)
    let leading = issues.places.flatMap { place -> [(RecordID, String)] in
      let others =
        issues.facts(at: place).isHelped ? issues.record(at: place).supportingDepartments : []
      return ([issues.department(at: place)] + others).map { (issues.id(at: place), $0) }
    }
    let doing = measures.places.map {
      (measures.id(at: $0), measures.names[measures.facts(at: $0).department])
    }
    let drafting = policies.places.map { (policies.id(at: $0), policies.department(at: $0)) }
    return (leading + doing + drafting).filter { !known.contains($0.1) }.map {
      Finding(.warning, "unknownDepartment", $0, "\($0) 的部门“\($1)”不在台账的部门清单上，请核对。")
    }
  }

  /// What a sync could not make, and nobody has settled (sync.md).
  @Sendable static func unsettledConflicts(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.openConflicts.map { event in
      Finding(
        .warning, "openConflict", event.edit.item == .ledger ? nil : event.edit.item,
        "留痕第 \(event.seq) 条是同步冲突，尚未处理：\(event.edit.note ?? "")；请用 resolve \(event.seq) mine 或 theirs 处理。"
      )
    }
  }

  @Sendable static func silentlyMovedDeadlines(_ ledger: Ledger, _ day: Day) -> [Finding] {
    let dated =
      ledger.issues.records { $0.isMoved || $0.isExtended }.map { ($0.id, $0.deadline) }
      + ledger.measures.records { $0.isMoved || $0.isExtended }.map { ($0.id, $0.deadline) }
    return dated.compactMap { id, deadline in
      guard let original = deadline.original, let date = deadline.date,
        date != deadline.extensions.last?.to ?? original
      else { return nil }
      return Finding(
        .warning, "deadlineMoved", id, "\(id) 的时限由 \(original) 变为 \(date)，没有延期记录，请用 extend 补办。")
    }
  }

  @Sendable static func overdueWithoutObstacle(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.issues.places
      .filter { ledger.lamp(ofIssueAt: $0, on: day) == .red }
      .map { ledger.issues.record(at: $0) }
      .filter { $0.obstacle?.trimmed == nil }
      .map {
        Finding(.warning, "overdueWithoutObstacle", $0.id, "\($0.id) 已超期，没有写明未完成原因（obstacle）。")
      }
  }

  @Sendable static func lastingWithoutPolicy(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.measures.ids { $0.track == .lasting && $0.policies.isEmpty && $0.status != .halted }
      .map { Finding(.warning, "lastingWithoutPolicy", $0, "\($0) 是长久立措施，但无制度成果。") }
  }
}

extension LedgerCheck {
  @Sendable static func onlySymptoms(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.issues.places
      .filter { place in
        ledger.issues.facts(at: place).stage != .withdrawn
          && ledger.lanes(ofSlot: ledger.issues.slot(at: place)).lasting == .notNeeded
      }
      .map { ledger.issues.record(at: $0) }
      .filter { $0.isLegacy || $0.hasInstitutionalCause }
      .map {
        let reason = $0.isLegacy ? "是历史遗留问题" : "原因在制度"
        return Finding(.hint, "onlySymptoms", $0.id, "\($0.id) \(reason)，但没有长久立措施（只治标）。")
      }
  }

  @Sendable static func unnamedPolicies(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.policies.ids.filter { ledger.measureIDs(naming: $0).isEmpty }.map {
      Finding(
        .hint, "unnamedPolicy", $0, "\($0)《\(ledger.policies.title(of: $0) ?? "")》没有措施与它关联。")
    }
  }

  @Sendable static func measuresWithoutProgress(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.measures.records { $0.status == .active }
      .filter { ledger.isCounted($0) }
      .compactMap { measure in
        let started = ledger.history.events(of: measure.id).last?.at.day
        guard let last = measure.progress.map(\.on).max() ?? started, day - last >= 30 else {
          return nil
        }
        return Finding(
          .hint, "noProgress", measure.id, "\(measure.id) 已有 \(day - last) 天没有进展记录。")
      }
  }
}

extension Issue {
  /// Whether the cause that people wrote down lies in the rules themselves.
  var hasInstitutionalCause: Bool {
    rootCause.map { cause in ["制度", "机制"].contains { cause.contains($0) } } ?? false
  }
}
