import Cells
import TestTerminal
import Testing

@Suite("画面不留残迹")
struct StaleCellTests {
  @Test(
    "任何一串按键之后，与重画的一样",
    arguments: [
      "2jjjjkkGgG<PgUp>j", "3<PgDn><PgDn>k/组织<Enter><Esc>", "4jjlj-j", "7<PgDn>jj<PgUp>k",
      "2f<Down><Right><Esc>j", "2m<Esc>jm<Down><Esc>", "2?<PgDn><Esc>3?<Esc>", "1jjj<PgDn>G2k",
      "2vjjj<Esc>s<Down><Enter>", "2<Tab>jjjk<Esc>j", "T2023-06-30<Enter>2jj3jT<Enter>",
      "3Vd<Esc>uj", "2:cuo<Down><BS><Tab>审<Esc>", "2?选<BS><Down><Down>xu<Esc>",
      ":tuijn<Enter><BS><Esc>", "2/审批“”——<BS><BS><BS><BS><Esc>j",
      "<F10><Down><Down><Esc>2<F10><PgDn><Esc>",
      "5<Right><Right>jj<Left>gg<Esc>j", "6jj<Tab><PgUp><Right><Tab>k",
      "2e<Down>改<Esc><Del>j", "2:推进<Esc>j", "2c<Down><Space><Esc>j", "7f<Esc>jj",
    ], ["80x24", "121x40", "41x11"])
  func likeNew(script: String, size: String) throws {
    try Sitting(size: size).expectLikeNew(after: script)
  }
}
