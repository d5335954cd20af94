import Rectification

/// 督办单: a sheet for each department that has something overdue or due soon (domain.md §2.6).
struct NoticeReport {
  private let profile: Profile
  private let day: Day
  private let department: String?
  /// What is said of a choice of records, where there was one.
  private let selection: String?
  /// The departments in the order of the ledger, each with what it has to answer for.
  let sheets: [(department: String, matters: [DueMatter])]

  init(_ ledger: Ledger, on day: Day, department: String? = nil, selection: String? = nil) {
    (profile, self.day, self.department) = (ledger.profile, day, department)
    self.selection = selection
    let matters = Dictionary(grouping: ledger.dueMatters(on: day), by: \.department)
    sheets = ledger.departmentsInUse.compactMap { name in
      guard department == nil || name == department, let own = matters[name] else { return nil }
      return (name, own)
    }
  }

  var document: Document {
    guard !sheets.isEmpty else { return Document([title, .paragraph(nothing)]) }
    let pages = sheets.map { blocks(for: $0.department, $0.matters) }
    return Document(Array(pages.joined(separator: [.page()])))
  }

  /// All matters with their departments, for spreadsheets.
  var table: Table {
    let cells: [Cell<(place: Int, matter: DueMatter)>] = [
      Cell("被督办部门") { $0.matter.department }
    ]
    return Table(
      cells + noticeCells, of: sheets.flatMap { $0.matters.enumerated().map { ($0 + 1, $1) } })
  }

  /// [{department, items: […]}].
  var value: Value {
    .list(
      sheets.map { department, matters in
        ["department": .text(department), "items": .list(matters.map(\.value))]
      })
  }

  private var title: Block { .title("\(profile.subject)督办单") }

  private var nothing: String {
    "截至\(day.chinese)，\(department ?? profile.signatory)没有超期和\(profile.alerts.yellow)日内到期的事项，"
      + "无需督办\(remark)。"
  }

  private var remark: String { selection.map { "（\($0)）" } ?? "" }

  private func blocks(for department: String, _ matters: [DueMatter]) -> [Block] {
    NoticeSheet(
      subject: profile.subject, issuer: profile.signatory, recipient: department,
      occasion: "根据\(profile.signatory)\(profile.subject)工作安排，经核对台账，截至\(day.chinese)，"
        + "你部门承办的整改事项中有", remark: remark, day: day, yellow: profile.alerts.yellow,
      matters: matters
    ).blocks
  }
}

/// What a sheet says of each matter.
var noticeCells: [Cell<(place: Int, matter: DueMatter)>] {
  [
    Cell("序号", .right) { String($0.place) },
    Cell("编号") { $0.matter.id.text },
    Cell("督办事项", isWide: true) { $0.matter.name },
    Cell("时限") { $0.matter.deadline.text },
    Cell("预警") { $0.matter.warning },
    Cell("目前状态") { $0.matter.state },
    Cell("办理要求") { $0.matter.demand },
  ]
}
