import Cells
import TestTerminal
import Testing

@Suite struct KeyboardTests {
  @Test(
    "Bytes are the keys that terminals mean by them",
    arguments: [
      ("\u{1B}[A", "<Up>"), ("\u{1B}OA", "<Up>"), ("\u{1B}[B", "<Down>"), ("\u{1B}OD", "<Left>"),
      ("\u{1B}[C", "<Right>"), ("\u{1B}[1;5C", "<C-Right>"), ("\u{1B}[1;5D", "<C-Left>"),
      ("\u{1B}Oc", "<C-Right>"), ("\u{1B}[1;5A", "<C-Up>"), ("\u{1B}[1;2B", "<Down>"),
      ("\u{1B}[H", "<Home>"), ("\u{1B}OH", "<Home>"), ("\u{1B}[1~", "<Home>"),
      ("\u{1B}[F", "<End>"), ("\u{1B}[4~", "<End>"), ("\u{1B}[8~", "<End>"),
      ("\u{1B}[5~", "<PgUp>"), ("\u{1B}[6~", "<PgDn>"), ("\u{1B}[2~", "<Ins>"),
      ("\u{1B}[3~", "<Del>"), ("\u{1B}[3;5~", "<Del>"), ("\u{1B}[Z", "<S-Tab>"),
      ("\u{1B}OP", "<F1>"), ("\u{1B}[11~", "<F1>"), ("\u{1B}[[A", "<F1>"), ("\u{1B}OS", "<F4>"),
      ("\u{1B}[15~", "<F5>"), ("\u{1B}[21~", "<F10>"), ("\u{1B}[24~", "<F12>"),
      ("\u{7F}", "<BS>"), ("\u{8}", "<BS>"), ("\r", "<Enter>"), ("\u{1B}OM", "<Enter>"),
      ("\t", "<Tab>"), ("\0", "<C-Space>"), ("\u{3}", "<C-c>"), ("\u{13}", "<C-s>"),
      ("\u{1B}Oq", "1"), ("：", "："), ("ｄ", "ｄ"), ("𠮷", "𠮷"), ("<", "<lt>"), (" ", "<Space>"),
      ("\u{1B}[I", "<FocusIn>"), ("\u{1B}[O", "<FocusOut>"), ("\u{1B}", "<Esc>"),
      ("\u{1B}[99;7y", ""), ("\u{1B}[<0;5;3M", "<Click> 4,2"), ("\u{1B}[<35;5;3M", ""),
      ("\u{1B}[<64;80;24M", "<WheelUp> 79,23"), ("\u{1B}[<65;1;1M", "<WheelDown> 0,0"),
    ])
  func decoded(bytes: String, name: String) throws {
    let terminal = try probe()
    terminal.type("z")
    terminal.type(bytes)
    if bytes == "\u{1B}" { terminal.expect(name) }
    terminal.type(".")
    terminal.expect("\n.\n")
    #expect(terminal.row(2) == (name.isEmpty ? "." : name))
  }

  @Test(
    "Escape is noticed within 100 ms",
    .disabled(if: isSanitized, "a sanitizer makes everything several times as slow"))
  func escape() throws {
    let terminal = try probe()
    let start = ContinuousClock.now
    terminal.press(.escape)
    terminal.expect("<Esc>")
    #expect(ContinuousClock.now - start < .milliseconds(100))
    terminal.type("\u{1B}\u{1B}j")
    terminal.expect("<Esc>\n<Esc>\n<Esc>\nj")
  }

  @Test("Keys are known in whatever mode the terminal sends them")
  func pressed() throws {
    let terminal = try probe()
    for name in ["<Up>", "<C-Left>", "<S-Tab>", "<F3>", "<PgDn>", "<BS>", "<Del>", "<C-Space>"] {
      terminal.press(try #require(Key(name: name)))
      terminal.expect(name)
    }
  }

  @Test("Characters split between reads are put together")
  func split() throws {
    let terminal = try probe()
    for byte in Array("整改𠮷".utf8) {
      terminal.send([byte])
      terminal.press(.focus(true))
    }
    terminal.type("\u{1B}[2")
    terminal.type("00~一\r")
    terminal.type("\u{1B}[201~")
    terminal.expect("paste 一")
    #expect(terminal.screen.contains("改"))
  }

  @Test("A paste is one key, whatever it holds and however it arrives")
  func paste() throws {
    let terminal = try probe()
    terminal.press(.paste("第一行\n第二行\nq"))
    terminal.expect("paste 第一行|第二行|q")
    let bytes = Array("\u{1B}[200~甲\r\n\u{1B}[A乙\u{7}\u{1B}[201~".utf8)
    for chunk in stride(from: 0, to: bytes.count, by: 4) {
      terminal.send(Array(bytes[chunk..<min(chunk + 4, bytes.count)]))
    }
    terminal.expect("paste 甲|乙")
  }

  @Test("The mouse presses, presses twice and turns its wheel")
  func mouse() throws {
    let terminal = try probe()
    terminal.press(.mouse(Mouse(kind: .press, column: 3, row: 2)))
    terminal.expect("<Click> 3,2")
    terminal.press(.mouse(Mouse(kind: .doublePress, column: 9, row: 1)))
    terminal.expect("<DoubleClick> 9,1")
    terminal.press(.mouse(Mouse(kind: .wheelDown, column: 70, row: 20)))
    terminal.expect("<WheelDown> 70,20")
  }
}
