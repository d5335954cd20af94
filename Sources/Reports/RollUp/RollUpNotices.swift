import Rectification

/// What a ledger has that is overdue or due soon: all that a 督办单 needs of it.
public struct BureauNotice: Sendable {
  let matters: [DueMatter]
  let yellow: Int

  /// Of a ledger that is wound back to `day`.
  public init(of ledger: Ledger, on day: Day) {
    (matters, yellow) = (ledger.dueMatters(on: day), ledger.profile.alerts.yellow)
  }
}

/// 督办单 to units: a sheet for each that has something overdue or due soon, the worst first.
struct RollUpNotices {
  let rollUp: RollUp
  let sheets: [(bureau: Bureau, notice: BureauNotice)]

  /// `notices` stand by the places of the bureaus.
  init(_ rollUp: RollUp, _ notices: [Int: BureauNotice]) {
    self.rollUp = rollUp
    let byPath = Dictionary(
      notices.compactMap { place, notice in
        rollUp.bureaus[place].account == nil ? nil : (rollUp.bureaus[place].path, notice)
      }
    ) { first, _ in first }
    sheets = rollUp.worstFirst.compactMap { bureau in
      guard let notice = byPath[bureau.path], !notice.matters.isEmpty else { return nil }
      return (bureau, notice)
    }
  }

  var document: Document {
    guard !sheets.isEmpty else {
      return Document([.title("\(rollUp.subject)督办单"), .paragraph(nothing)])
    }
    return Document(Array(sheets.map(blocks).joined(separator: [.page()])))
  }

  private var nothing: String {
    "截至\(rollUp.asOf.chinese)，各单位没有超期和临期的事项，无需督办。"
  }

  private func blocks(_ bureau: Bureau, _ notice: BureauNotice) -> [Block] {
    var sheet = NoticeSheet(
      subject: rollUp.subject, issuer: "", recipient: bureau.name,
      occasion: "经汇总核对各单位整改台账，截至\(rollUp.asOf.chinese)，你单位的整改事项中有",
      day: rollUp.asOf, yellow: notice.yellow, matters: notice.matters)
    sheet.cells.insert(Cell("承办部门") { $0.matter.department }, at: 3)
    return sheet.blocks
  }

  /// All matters with their units, for spreadsheets.
  var table: Table {
    let cells: [Cell<(bureau: Bureau, place: Int, matter: DueMatter)>] = [
      Cell("被督办单位") { $0.bureau.name }, Cell("承办部门") { $0.matter.department },
    ]
    let rows = sheets.flatMap { bureau, notice in
      notice.matters.enumerated().map { (bureau: bureau, place: $0 + 1, matter: $1) }
    }
    return Table(
      cells + noticeCells.map { cell in cell.of { ($0.place, $0.matter) } }, of: rows)
  }

  /// [{name, path, items: […]}].
  var value: Value {
    .list(
      sheets.map { bureau, notice in
        [
          "name": .text(bureau.name), "path": .text(bureau.path),
          "items": .list(notice.matters.map(\.value)),
        ]
      })
  }
}
