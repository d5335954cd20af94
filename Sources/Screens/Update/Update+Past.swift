import Rectification

extension Model {
  /// Shows the ledger as it was at the end of `day`, or with `nil` as it is now; says why where that
  /// cannot be.
  mutating func wind(to day: Day?) -> Bool {
    guard let day else {
      past = nil
      refresh()
      return true
    }
    guard knowsThePast else {
      refuse("操作留痕不完整，过去的台账无法还原；请先用 check 核对留痕。")
      return false
    }
    do throws(BadValue) {
      past = Past(day: day, ledger: try ledger.asOf(day))
      refresh()
      return true
    } catch {
      refuse("不能回到 \(day)：\(error.description)。")
      return false
    }
  }

  /// What follows where a past day is named: that nothing can be changed, and how to get back.
  var wayBack: String { "只能看不能改；按 \(keyLabel(.cutOff)) 后直接回车回到今天。" }

  /// Whoever chooses a day wants it in the places that they come back to as well.
  mutating func forgetPasts() {
    for place in visited.indices { visited[place].past = past?.day }
  }
}
