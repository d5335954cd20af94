/// Why a file that somebody sent cannot be read, or a file cannot be put together.
public enum OfficeFault: Error, Hashable, Sendable {
  /// An old .xls, .et or .doc, or a file that is kept by a password.
  case legacyOrEncrypted
  case notPackage
  case encryptedPart(String)
  case missingPart(String)
  case damaged(String)
  case tooManyParts(Int)
  /// A name that leads out of the package, or cannot be one.
  case oddPartName(String)
  case doubledPart(String)
  case tooLarge(String)
  /// A part that grows too much to be honest: a zip bomb.
  case inflated(String)
  case malformedXML(String, line: Int)
  /// A document type or an entity, which no office program writes.
  case entities(String)
  /// Putting a file together failed, for the reason that the library gives.
  case notWritten(String)
}

extension OfficeFault: CustomStringConvertible {
  /// What the user reads: what is wrong, and what to do.
  public var description: String {
    switch self {
    case .legacyOrEncrypted: "是旧版（.xls、.et、.doc）或带密码的文件，请另存为不加密的新格式（.xlsx、.docx）再用。"
    case .notPackage: "不是完整的 Office 文件（.xlsx、.docx），请重新导出或索取。"
    case .encryptedPart(let part): "其中的 \(part) 是加密的，请另存为不加密的文件再用。"
    case .missingPart(let part): "缺少 \(part)，不是完整的 Office 文件，请重新导出或索取。"
    case .damaged(let part): "已损坏（\(part)），请重新导出或索取。"
    case .tooManyParts(let count): "有 \(count) 个部件，不像是正常的文件，已拒绝读取；请重新保存或索取。"
    case .oddPartName(let part): "有名称不正常的部件“\(part)”，已拒绝读取；请重新保存或索取。"
    case .doubledPart(let part): "有两个部件都叫 \(part)，不是正常的文件，已拒绝读取；请重新保存或索取。"
    case .tooLarge(let part): "太大（\(part)），已停止读取；请拆成几个文件。"
    case .inflated(let part): "的 \(part) 展开后异常地大（疑似压缩炸弹），已拒绝读取；请核实文件的来源。"
    case .malformedXML(let part, let line): "的 \(part) 第 \(line) 行不是合格的 XML，请重新导出或索取。"
    case .entities(let part): "的 \(part) 含有 DTD 或实体，正常的文件没有这些，已拒绝读取；请核实文件的来源。"
    case .notWritten(let reason): "未能生成：\(reason)；请确认磁盘和内存有余量后再试。"
    }
  }
}
