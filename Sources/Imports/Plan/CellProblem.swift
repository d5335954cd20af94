/// Why a cell cannot be read; the sentence goes on from what the column is called.
struct CellProblem: Error, Hashable {
  let reason: String

  static func notACode(_ text: String, _ labels: [String]) -> CellProblem {
    CellProblem(reason: "“\(text)”看不懂，应为 \(labels.joined(separator: "、")) 之一")
  }

  static func notADay(_ text: String) -> CellProblem {
    CellProblem(reason: "“\(text)”不是日期，应写作 2023-09-01 或 2023年9月1日")
  }

  static func impossibleDay(_ text: String) -> CellProblem {
    CellProblem(reason: "“\(text)”不是可能的日期，请核对年月日")
  }

  static func notANumber(_ text: String) -> CellProblem {
    CellProblem(reason: "“\(text)”不是数字")
  }

  static func faulty(_ text: String) -> CellProblem {
    CellProblem(reason: "单元格里是公式错误 \(text)，请先改正公式或直接填写内容")
  }

  static func unlike(_ text: String, _ form: String) -> CellProblem {
    CellProblem(reason: "“\(text)”看不懂，应写作“\(form)”")
  }
}
