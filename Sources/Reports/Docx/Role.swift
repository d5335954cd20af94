/// What a paragraph is for; each is set in a style of its own.
enum Role: Int, CaseIterable {
  case normal, body, title, heading1, heading2, heading3, heading4
  case recipient, reference, attachment, signature, annex, note, picture
  case cell, cellHead, formCell
  /// The narrow line behind a table, which keeps it apart from what follows.
  case gap
  case pageNumber

  /// The heading of a level, 1 to 4.
  static func heading(_ level: Int) -> Role {
    switch level {
    case ...1: .heading1
    case 2: .heading2
    case 3: .heading3
    default: .heading4
    }
  }
}

/// How a role is set where a template does not say so itself: what differs from the style that it
/// is based on. Lengths are twips, sizes half points.
struct ParagraphStyle {
  /// The names by which a template may have it; under the first it is added.
  var names: [String]
  var base: Role?
  /// 0 for the first level of headings.
  var outline: Int?
  var keepsNext = false
  /// The pitch of lines.
  var line: Int?
  /// How many characters the first line stands in.
  var firstLine: Int?
  var alignment: String?
  /// The family of Chinese characters.
  var family: String?
  var size: Int?
  /// What is added behind each character.
  var spacing: Int?
}

extension Role {
  /// GB/T 9704-2012 §7.3, with the line and character pitches that give 22 lines of 28 characters.
  func style(_ fonts: Fonts) -> ParagraphStyle {
    switch self {
    case .normal:
      ParagraphStyle(names: ["Normal", "正文"], line: 579, alignment: "both", size: 32, spacing: -5)
    case .body:
      ParagraphStyle(names: ["公文正文", "Normal Indent", "正文缩进"], base: .normal, firstLine: 2)
    case .title:
      ParagraphStyle(
        names: ["Title", "标题"], base: .normal, keepsNext: true, line: 700, firstLine: 0,
        alignment: "center",
        family: fonts.title, size: 44, spacing: 0)
    case .heading1: heading(0, fonts.heading1)
    case .heading2: heading(1, fonts.heading2)
    case .heading3: heading(2, fonts.body)
    case .heading4: heading(3, fonts.body)
    case .recipient:
      ParagraphStyle(names: ["公文主送机关", "主送机关"], base: .normal, firstLine: 0, alignment: "left")
    case .reference:
      ParagraphStyle(names: ["公文发文字号", "发文字号"], base: .normal, firstLine: 0, alignment: "center")
    case .attachment:
      ParagraphStyle(names: ["公文附件说明", "附件说明"], base: .normal, firstLine: 0, alignment: "left")
    case .signature:
      ParagraphStyle(names: ["公文署名", "署名"], base: .normal, firstLine: 0, alignment: "left")
    case .annex:
      ParagraphStyle(
        names: ["公文附件序号"], base: .normal, keepsNext: true, firstLine: 0, alignment: "left",
        family: fonts.heading1)
    case .note:
      ParagraphStyle(names: ["公文表注"], base: .normal, line: 400, firstLine: 2, size: 24, spacing: 0)
    case .picture:
      ParagraphStyle(names: ["公文图表"], base: .normal, line: 0, firstLine: 0, alignment: "center")
    case .cell:
      ParagraphStyle(
        names: ["公文表格"], base: .normal, line: 360, firstLine: 0, alignment: "left", size: 24,
        spacing: 0)
    case .cellHead:
      ParagraphStyle(
        names: ["公文表头"], base: .cell, keepsNext: true, alignment: "center", family: fonts.heading1)
    case .formCell: ParagraphStyle(names: ["公文表单"], base: .cell, line: 400)
    case .gap: ParagraphStyle(names: ["公文表后"], base: .normal, line: 120, firstLine: 0, size: 2)
    case .pageNumber:
      ParagraphStyle(
        names: ["footer", "页脚"], base: .normal, line: 0, firstLine: 0, family: fonts.pageNumber,
        size: 28, spacing: 0)
    }
  }

  private func heading(_ level: Int, _ family: String) -> ParagraphStyle {
    ParagraphStyle(
      names: ["heading \(level + 1)", "标题 \(level + 1)"], base: .normal, outline: level,
      keepsNext: true, firstLine: 2, family: family)
  }

  /// The id of our own style.
  var ownID: String { "Gw\(rawValue)" }
}
