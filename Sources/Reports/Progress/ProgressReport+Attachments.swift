import Rectification

/// What goes with the report, in the order of 附件说明 (domain.md §3.2).
enum Attachment: CaseIterable {
  case ledger, policies, openMatters

  var title: String {
    switch self {
    case .ledger: "问题整改台账"
    case .policies: "制度办法清单"
    case .openMatters: "延期及未完成事项表"
    }
  }

  /// Whether it has so many columns that the pages lie, and lines of text leave it to a file of its
  /// own.
  var isOnlyOnPaper: Bool { self != .openMatters }
}

extension ProgressReport {
  /// What is attached, without what would be empty.
  var attachments: [Attachment] {
    Attachment.allCases.filter { attachment in
      switch attachment {
      case .ledger: !issues.isEmpty
      case .policies: figures.policies.total > 0
      case .openMatters: !openMatters.isEmpty
      }
    }
  }

  /// The attachments that `isWanted`, under the numbers that 附件说明 gives them.
  func annexes(where isWanted: (Attachment) -> Bool) -> [Block] {
    attachments.enumerated().filter { isWanted($0.element) }.flatMap { place, attachment in
      [
        .annex(
          number: place + 1, title: attachment.title, isLandscape: attachment.isOnlyOnPaper),
        .table(table(of: attachment)),
      ]
    }
  }

  private func table(of attachment: Attachment) -> Table {
    switch attachment {
    case .ledger: ledger.paperTable(on: day)
    case .policies: ledger.paperTable(of: Array(ledger.policies.records))
    case .openMatters: openMatterTable
    }
  }
}
