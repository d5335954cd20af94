import Imports
import Testing

@Suite("读入的表")
struct WorkbookTests {
  @Test("没有的单元格是空的")
  func missingCells() {
    let row = Row(number: 3, cells: [.text("甲"), nil])
    #expect(row[0] == .text("甲") && row[1] == nil && row[9] == nil)
  }
}
