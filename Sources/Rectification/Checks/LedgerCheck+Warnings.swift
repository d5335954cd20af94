extension LedgerCheck {
  @Sendable static func issuesWithoutMeasures(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.issues.records
      .filter { $0.stage != .withdrawn && ledger.measures(of: $0.id).isEmpty }
      .map { Finding(.warning, "issueWithoutMeasure", $0.id, "\($0.id) 没有整改措施，请登记。") }
  }

  @Sendable static func doneWithoutEvidence(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.measures.records.filter { $0.status.isDone && $0.evidence.isEmpty }.map {
      Finding(.warning, "doneWithoutEvidence", $0.id, "\($0.id) 已完成但没有佐证材料，请用 attach 登记。")
    }
  }

  @Sendable static func malformedDocumentNumbers(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.policies.records.compactMap { policy in
      guard let number = policy.documentNumber, !DocumentNumber.isWellFormed(number) else {
        return nil
      }
      let repair = DocumentNumber.repaired(number).map { "，应写作“\($0)”" } ?? "，例如“×党发〔2023〕5号”"
      return Finding(
        .warning, "malformedDocumentNumber", policy.id,
        "\(policy.id) 的发文字号“\(number)”不合规范\(repair)。")
    }
  }

  @Sendable static func unknownDepartments(_ ledger: Ledger, _ day: Day) -> [Finding] {
    let known = Set(ledger.profile.departments)
    let named =
      ledger.issues.records.map { ($0.id, [$0.department] + $0.supportingDepartments) }
      + ledger.measures.records.map { ($0.id, [$0.department]) }
      + ledger.policies.records.map { ($0.id, [$0.department]) }
    return named.flatMap { id, departments in
      departments.filter { !known.contains($0) }.map {
        Finding(.warning, "unknownDepartment", id, "\(id) 的部门“\($0)”不在台账的部门清单上，请核对。")
      }
    }
  }

  @Sendable static func silentlyMovedDeadlines(_ ledger: Ledger, _ day: Day) -> [Finding] {
    let dated =
      ledger.issues.records.map { ($0.id, $0.deadline) }
      + ledger.measures.records.map { ($0.id, $0.deadline) }
    return dated.compactMap { id, deadline in
      guard let original = deadline.original, let date = deadline.date,
        date != deadline.extensions.last?.to ?? original
      else { return nil }
      return Finding(
        .warning, "deadlineMoved", id, "\(id) 的时限由 \(original) 变为 \(date)，没有延期记录，请用 extend 补办。")
    }
  }

  @Sendable static func overdueWithoutObstacle(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.issues.records
      .filter { ledger.lamp($0, on: day) == .red && ($0.obstacle?.trimmed == nil) }
      .map {
        Finding(.warning, "overdueWithoutObstacle", $0.id, "\($0.id) 已超期，没有写明未完成原因（obstacle）。")
      }
  }

  @Sendable static func lastingWithoutPolicy(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.measures.records
      .filter { $0.track == .lasting && $0.policies.isEmpty && $0.status != .halted }
      .map { Finding(.warning, "lastingWithoutPolicy", $0.id, "\($0.id) 是长久立措施，但无制度成果。") }
  }
}

extension LedgerCheck {
  @Sendable static func onlySymptoms(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.issues.records
      .filter { issue in
        issue.stage != .withdrawn && (issue.isLegacy || issue.hasInstitutionalCause)
          && ledger.lanes(of: issue.id).lasting == .notNeeded
      }
      .map {
        let reason = $0.isLegacy ? "是历史遗留问题" : "原因在制度"
        return Finding(.hint, "onlySymptoms", $0.id, "\($0.id) \(reason)，但没有长久立措施（只治标）。")
      }
  }

  @Sendable static func unnamedPolicies(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.policies.records.filter { ledger.measures(naming: $0.id).isEmpty }.map {
      Finding(.hint, "unnamedPolicy", $0.id, "\($0.id)《\($0.title)》没有措施与它关联。")
    }
  }

  @Sendable static func measuresWithoutProgress(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.measures.records
      .filter { $0.status == .active && ledger.isCounted($0) }
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
