import OfficeFiles

/// Why a template cannot be used.
public enum TemplateFault: Error, Hashable, Sendable {
  case office(OfficeFault)
  /// An Office file, but none of Word's.
  case notDocument
  case macros
  /// Strict, or written in a way that no usual program does.
  case unusual
  case noBody
  /// The mark stands in a line with something else, in a table, in a header, or twice.
  case markNotAlone
  /// A mark that stands for nothing.
  case unknownMark(String)
}

extension TemplateFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .office(let fault): fault.description
    case .notDocument: "不是 Word 文档（.docx），请在 WPS 或 Word 中另存为 .docx 再用。"
    case .macros: "带有宏，已拒绝使用；请另存为不带宏的 .docx 再用。"
    case .unusual: "不是通常的 .docx（可能是严格模式），请在 WPS 或 Word 中另存为普通的 .docx 再用。"
    case .noBody: "没有正文，请在 WPS 或 Word 中重新保存，或换一个模板。"
    case .markNotAlone: "中的 {{正文}} 只能有一处，应在正文中单独成段，不能在表格、页眉页脚中，也不能与其他文字写在同一段。"
    case .unknownMark(let name):
      "中的 {{\(name)}} 认不出，可用的有：{{正文}}、"
        + "\(TemplateField.allCases.map { "{{\($0.rawValue)}}" }.joined(separator: "、"))；请改正或删去。"
    }
  }
}
