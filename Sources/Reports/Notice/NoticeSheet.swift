import Rectification

/// One 督办单: what one recipient has to answer for.
struct NoticeSheet {
  let subject: String
  /// Empty where it is to be filled in by hand.
  let issuer: String
  let recipient: String
  /// How the sentence begins that goes on with how much there is.
  let occasion: String
  /// What stands behind that sentence.
  var remark = ""
  let day: Day
  /// The days of the yellow lamp.
  let yellow: Int
  let matters: [DueMatter]
  var cells = noticeCells

  var blocks: [Block] {
    [
      .title("\(subject)督办单"), .reference("　　督〔\(day.civil.year)〕　　号"), .recipient(recipient),
      .paragraph("\(occasion)\(counts)，现予督办\(remark)。"),
      .table(Table(cells, of: matters.enumerated().map { ($0 + 1, $1) })),
      .note("● 表示已超过时限，▲ 表示\(yellow)日内到期。"), .paragraph(demand), .form(answer),
    ]
  }

  private var late: Int { matters.count(where: \.isOverdue) }

  /// 超期2项、10日内到期1项.
  private var counts: String {
    [("超期", late), ("\(yellow)日内到期", matters.count - late)]
      .filter { $0.1 > 0 }.map { "\($0)\($1)项" }.listed
  }

  private var demand: String {
    let demands = [
      late == 0 ? nil : "超期事项要说明原因，明确办结日期",
      late == matters.count ? nil : "临期事项要按期完成，确需延期的，须在到期前报批",
    ].compactMap { $0 }
    return "请逐项抓好落实。\(demands.joined(separator: "；"))。办理情况和佐证材料请于\(replyDay.chinese)前书面回复。"
  }

  /// The unit's own term for what is due soon is the term for an answer, too, up to a month.
  private var replyDay: Day { day + min(max(1, yellow), 30) }

  private var answer: Form {
    Form([
      [Form.Entry("签发单位", issuer), Form.Entry("回复时限", "\(replyDay.chinese)前")],
      [Form.Entry("签发人", "", room: 1, isSigned: true)],
      [Form.Entry("回复情况", "（超期原因、办理进展、办结日期、佐证材料）", room: 2, isSigned: true)],
    ])
  }
}
