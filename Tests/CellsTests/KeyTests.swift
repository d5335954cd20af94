import Cells
import Testing

@Suite struct KeyTests {
  @Test(
    "A name and its key lead to one another",
    arguments: [
      ("<Enter>", .enter), ("<Esc>", .escape), ("<Tab>", .tab), ("<S-Tab>", .backTab),
      ("<Space>", .character(" ")), ("<Up>", .up), ("<Down>", .down), ("<Left>", .left),
      ("<Right>", .right), ("<PgDn>", .pageDown), ("<PgUp>", .pageUp), ("<Home>", .home),
      ("<End>", .end), ("<BS>", .backspace), ("<Del>", .delete), ("<Ins>", .insert),
      ("<F1>", .function(1)), ("<F12>", .function(12)), ("<C-l>", .control("l")),
      ("<C-Right>", .ctrlRight), ("<C-Left>", .ctrlLeft), ("<C-Up>", .ctrlUp),
      ("<C-Down>", .ctrlDown), ("<C-Space>", .control(" ")), ("<lt>", .character("<")),
      ("j", .character("j")), ("整", .character("整")), ("#", .character("#")),
      ("<FocusIn>", .focus(true)),
    ] as [(String, Key)])
  func names(name: String, key: Key) {
    #expect(key.name == name)
    #expect(Key(name: name) == key)
    guard name.count > 1 else { return }
    #expect(Key(name: name.uppercased()) == key)
    #expect(Key(name: name.lowercased()) == key)
  }

  @Test func otherNames() {
    #expect(Key(name: "<hash>") == .character("#"))
    for name in ["", "<>", "<F13>", "<F0>", "<C->", "<C-整>", "<enter", "ab", "<Nope>", "<C-1>"] {
      #expect(Key(name: name) == nil)
    }
  }

  @Test(
    "What an input method makes of a key is the key again",
    arguments: zip("：、？》《【】。，！￥·；（）ｄＺ９～＠　“", ":/?><[].,!$`;()dZ9~@ \""))
  func folded(typed: Character, meant: Character) {
    #expect(Key.character(typed).folded == .character(meant))
  }

  @Test func notFolded() {
    for key in [.character("整"), .character("a"), .enter, .paste("：")] as [Key] {
      #expect(key.folded == key)
    }
  }

  @Test func typing() {
    #expect(Key(typing: "\r") == .enter)
    #expect(Key(typing: "\u{C}") == .control("l"))
    #expect(Key(typing: "\u{1F}") == .control("_"))
    #expect(Key(typing: "\0") == .control(" "))
    #expect(Key(typing: "\u{7F}") == .backspace)
  }

  @Test func script() throws {
    let script = try KeyScript(
      parsing: """
        # 打开第二项
        2jj<Enter>

        /消防<esc><C-L>
        <hash>a<lt>b>
        """)
    #expect(
      script.lines == [
        [.character("2"), .character("j"), .character("j"), .enter],
        [.character("/"), .character("消"), .character("防"), .escape, .control("l")],
        [.character("#"), .character("a"), .character("<"), .character("b"), .character(">")],
      ])
    #expect(try KeyScript(parsing: "").lines == [])
    #expect(try KeyScript(parsing: "q\r\n").lines == [[.character("q")]])
  }

  @Test(
    arguments: [
      ("j\n<Entre>", KeyScriptError.unknownKey("<Entre>", line: 2), "第 2 行：没有名为“<Entre>”的按键"),
      ("#\n\na<b", .unfinishedKey(line: 3), "第 3 行：“<”之后缺少“>”"),
    ])
  func brokenScript(text: String, error: KeyScriptError, sentence: String) {
    #expect(throws: error) { try KeyScript(parsing: text) }
    #expect(error.description.contains(sentence))
  }
}
