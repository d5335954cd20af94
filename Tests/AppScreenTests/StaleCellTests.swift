import Cells
import TestTerminal
import Testing

@Suite("画面不留残迹")
struct StaleCellTests {
  /// Any difference between what was painted bit by bit and what is painted at once is a cell that
  /// an earlier frame has left behind.
  @Test(
    "任何一串按键之后，与重画的一样",
    arguments: [
      "2jjjjkkGgG<PgUp>j", "3<PgDn><PgDn>k/组织<Enter><Esc>", "4jjlj-j", "7<PgDn>jj<PgUp>k",
      "2f<Down><Right><Esc>j", "2m<Esc>jm<Down><Esc>", "2?<PgDn><Esc>3?<Esc>", "1jjj<PgDn>G2k",
      "2vjjj<Esc>s<Down><Enter>", "2<Tab>jjjk<Esc>j", "T2023-06-30<Enter>2jj3jT<Enter>",
      "3Vd<Esc>uj", "2:cuo<Down><BS><Tab>审<Esc>", "2?选<BS><Down><Down>xu<Esc>",
      ":tuijn<Enter><BS><Esc>", "2/审批“”——<BS><BS><BS><BS><Esc>j",
      "<F10><Down><Down><Esc>2<F10><PgDn><Esc>",
    ], ["80x24", "120x40", "41x11", "81x25"])
  func likeNew(script: String, size: String) throws {
    let sitting = try Sitting(size: size)
    try sitting.terminal.press(script)
    // Once a question has come and gone, every key before it has been taken.
    try sitting.type("T", expecting: "截至日期")
    try sitting.type("<Esc>", expecting: "?帮助")
    sitting.terminal.settle()
    let before = sitting.terminal.screen
    sitting.terminal.scribble("残")
    #expect(sitting.terminal.screen != before)
    sitting.terminal.press(.control("l"))
    #expect(
      sitting.terminal.wait { $0.screen == before }, "\(sitting.terminal.screen)\n---\n\(before)")
  }
}
