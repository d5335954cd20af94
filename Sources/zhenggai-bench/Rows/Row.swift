/// What is measured, in the order of the table.
enum Row: String, CaseIterable {
  case firstFrame = "第一屏"
  case memory = "内存峰值（MB）"
  case down = "下移一行"
  case page = "翻一页"
  case jump = "到末行、回首行"
  case held = "按住不放（每键）"
  case sort = "全部重新排序"
  case typedChinese = "搜索汉字（每字）"
  case typedPinyin = "搜索拼音首字母（每字）"
  case done = "界面上标完成"
  case overview = "标完成后的总览"
  case reopening = "留痕 100 万条，重新打开"
  case doneCommand = "命令 done"
  case check = "命令 check"
  case progressText = "进展报告 txt"
  case progressMarkdown = "进展报告 md"
  case progressHTML = "进展报告 html"
  case progressDocx = "进展报告 docx"
  case progressJSON = "进展报告 json"
  case ledgerCSV = "台账 csv"
  case ledgerXlsx = "台账 xlsx"
  case importing = "导入预览（台账 xlsx）"
  case rollUp = "汇总许多本台账"
  case rollUpMemory = "汇总的内存峰值（MB）"

  /// What it stands beside: what has to be done at least.
  var floor: Floor? {
    switch self {
    case .firstFrame, .check: .parse
    case .typedChinese, .typedPinyin: .search
    case .done, .doneCommand: .append
    case .ledgerXlsx: .workbook
    case .ledgerCSV, .progressText, .progressMarkdown, .progressHTML, .progressDocx, .progressJSON:
      .read
    case .memory: .size
    default: nil
    }
  }
}

/// What nobody can be faster than, on the same files in the same run.
enum Floor: String, CaseIterable {
  case read = "读三个文件"
  case parse = "simdjson 解析三个文件"
  case search = "memmem 找遍三个文件"
  case append = "追加一行并 fdatasync"
  case workbook = "libxlsxwriter 写同样多的格"
  case size = "三个文件的大小（MB）"
}

/// What was measured for a row with a ledger of one size.
struct Measured {
  var median: Double
  var p99: Double?
  /// Bytes to the terminal, and system calls that write, of a key.
  var bytes: Int?
  var writes: Int?
  /// What another program takes for the same, and which.
  var peer: (name: String, median: Double)?
}
