import OfficeFiles

/// Why a file cannot be imported.
public struct ImportFault: Error, Hashable, Sendable {
  /// What people call the file.
  public let file: String
  public let problem: Problem

  public init(_ file: String, _ problem: Problem) { (self.file, self.problem) = (file, problem) }

  public enum Problem: Error, Hashable, Sendable {
    case empty
    /// More bytes than are read of anybody.
    case tooLarge
    case office(OfficeFault)
    case text(TextFault)
    /// A workbook that brings programs along, or a binary one: .xlsm, .xlsb.
    case macros
    case openDocument
    /// A package of something else: a document, or just a .zip.
    case notWorkbook
    /// HTML or XML that goes by another name, as many systems hand out "Excel" files.
    case markup
    case noSheets
    case unclosedQuote(line: Int)
    /// More of something than any ledger has.
    case tooMany(String, sheet: String?)
    /// A cell, or what belongs to it, that cannot be so.
    case badCell(String, sheet: String?, row: Int)
    case stopped
  }
}

extension ImportFault: CustomStringConvertible {
  public var description: String { "\(file) \(problem)" }
}

extension ImportFault.Problem: CustomStringConvertible {
  /// What the user reads behind the file's name: what is wrong, and what to do.
  public var description: String {
    switch self {
    case .empty: "是空文件，请核对选的是不是这个文件。"
    case .tooLarge: "超过 \(largestImport >> 20) MB，请拆成几个文件再导入。"
    case .office(let fault): fault.description
    case .text(let fault): fault.description
    case .macros: "是带宏或二进制的工作簿（.xlsm、.xlsb），请在 WPS 或 Excel 中另存为 .xlsx 再导入。"
    case .openDocument: "是 OpenDocument 文件（.ods），请另存为 .xlsx 或 .csv 再导入。"
    case .notWorkbook: "不是工作簿，可以导入的是 .xlsx 和 .csv。"
    case .markup: "其实是网页或 XML，不是表格文件，请在 WPS 或 Excel 中打开后另存为 .xlsx 再导入。"
    case .noSheets: "里没有工作表，请核对选的是不是这个文件。"
    case .unclosedQuote(let line): "第 \(line) 行的引号没有成对，请在这一行补上或去掉引号。"
    case .tooMany(let what, let sheet): "\(place(sheet, nil))\(what)太多，不像是台账，请只留下台账的部分再导入。"
    case .badCell(let what, let sheet, let row):
      "\(place(sheet, row))\(what)，请在 WPS 或 Excel 中打开后另存再导入。"
    case .stopped: "没有读完，已停止，什么也没有改。"
    }
  }
}

private func place(_ sheet: String?, _ row: Int?) -> String {
  let parts = (sheet.map { ["工作表“\($0)”"] } ?? []) + (row.map { ["第 \($0) 行"] } ?? [])
  return parts.isEmpty ? "的" : "的" + parts.joined()
}
