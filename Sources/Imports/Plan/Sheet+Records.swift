import Rectification

extension Sheet {
  /// The sheet without the rows beneath the header that are no records, and the numbers of those:
  /// sums, headings of groups, the header once more, a line that counts the columns, remarks and
  /// signatures at the foot.
  func withoutOtherRows(_ layout: SheetLayout) -> (sheet: Sheet, otherRows: [Int]) {
    let head = rows[..<layout.first].suffix(2)
    let others = rows[layout.first...].filter { row in
      row.isSum || row.isFoot || row.isGroup(of: layout) || row.countsColumns
        || head.contains { row.repeats($0) }
    }
    guard !others.isEmpty else { return (self, []) }
    let numbers = Set(others.map(\.number))
    var sheet = self
    sheet.rows.removeAll { numbers.contains($0.number) }
    return (sheet, others.filter { $0.first != nil }.map(\.number))
  }
}

extension Row {
  fileprivate var first: String? { cells.lazy.compactMap { $0?.text }.first }

  /// `合计`, `合  计（个）`, `共计4个`.
  fileprivate var isSum: Bool {
    guard let first else { return true }
    guard first.contains("计") else { return false }
    let title = first.prefix(20).asTitle
    guard let word = ["合计", "总计", "小计", "共计"].first(where: title.hasPrefix) else {
      return false
    }
    let rest = title.dropFirst(word.count)
    return rest.count <= 1 || rest.first?.isNumber == true
  }

  /// `备注：…`, `填表人：张三`.
  fileprivate var isFoot: Bool {
    guard let first, first.contains(where: { ":：".contains($0) }) else { return false }
    let words = first.prefix(20).folded
    return ["备注", "注", "说明", "填表说明", "填表人", "填报人", "制表人", "审核人", "联系人", "联系电话"].contains {
      words.hasPrefix($0) && words.dropFirst($0.count).first == ":"
    }
  }

  /// `一、理论学习方面`, alone or merged over the width.
  fileprivate func isGroup(of layout: SheetLayout) -> Bool {
    guard let text = first, cells.allSatisfy({ $0 == nil || $0?.text == text }) else {
      return false
    }
    let count = cells.count { $0 != nil }
    return count > max(2, layout.columns.count / 2) || count == 1 && text.beginsSection
  }

  /// `1 2 3 4`, as forms have it beneath their header.
  fileprivate var countsColumns: Bool {
    guard cells.count > 2, let first, first.utf8.count <= 6, first.asTitle == "1" else {
      return false
    }
    let texts = cells.compactMap { $0?.text }
    return texts.count > 2 && texts.enumerated().allSatisfy { $1.asTitle == String($0 + 1) }
  }

  fileprivate func repeats(_ head: Row) -> Bool {
    cells.enumerated().allSatisfy { column, cell in cell == nil || cell == head[column] }
      && cells.count { $0 != nil } > 1
  }
}

extension String {
  /// Whether it is numbered as the headings of official texts are: `一、`, `（一）`, `第一部分`.
  fileprivate var beginsSection: Bool {
    guard unicodeScalars.first?.properties.numericType != .decimal else { return false }
    let words = folded
    let number = words.drop { "(第".contains($0) }.prefix { "一二三四五六七八九十".contains($0) }
    let rest = words.drop { "(第".contains($0) }.dropFirst(number.count)
    return !number.isEmpty && ["、", ")", "部分", "类"].contains { rest.hasPrefix($0) }
  }
}

extension Substring {
  fileprivate var asTitle: String { String(self).asTitle }
  fileprivate var folded: String { String(self).folded }
}
