import Foundation
import TestTerminal
import Testing

/// What people set in config.json, seen from outside by running scripts with it.
@Suite struct ConfigurationTests {
  /// Runs a script with a configuration.
  private func run(_ configuration: String, script: String = "2") throws -> (Run, file: String) {
    let place = try smallLedger()
    let (file, keys) = (place.path("config.json"), place.path("s.keys"))
    try configuration.write(toFile: file, atomically: true, encoding: .utf8)
    try script.write(toFile: keys, atomically: true, encoding: .utf8)
    return (try place.run("--script", keys, "--config", file), file)
  }

  @Test(
    "What cannot be understood ends in 65 with file, line, column and what to do",
    arguments: [
      (
        #"{ "keys": { "filtr": "x" } }"#, "第 1 行第 13 列",
        "没有名为“filtr”的命令，是否要用 filter；命令的名称见 README 的“设置”"
      ),
      (#"{ "keys": { "甲": "x" } }"#, "第 1 行第 13 列", "没有名为“甲”的命令；命令的名称见 README 的“设置”"),
      (
        "{\n  \"keys\": {\n    \"done\": [\"d\", \"<F13>\"]\n  }\n}", "第 3 行第 19 列",
        "没有名为“<F13>”的键；应写一个字符，或写作 <F8>、<C-l>、<Space>、<Del> 的样子"
      ),
      (
        #"{ "keys": { "done": "dd" } }"#, "第 1 行第 21 列",
        "没有名为“dd”的键；应写一个字符，或写作 <F8>、<C-l>、<Space>、<Del> 的样子"
      ),
      (
        #"{ "keys": { "done": "<FocusIn>" } }"#, "第 1 行第 21 列",
        "没有名为“<FocusIn>”的键；应写一个字符，或写作 <F8>、<C-l>、<Space>、<Del> 的样子"
      ),
      (
        #"{ "keys": { "done": 7 } }"#, "第 1 行第 21 列",
        "keys.done 应为键的名称，例如 \"d\" 或 \"<F8>\"，现为数字；请更正"
      ),
      (#"{ "keys": { "done": [] } }"#, "第 1 行第 21 列", "keys.done 一个键也没有，就用不到了；请写上至少一个键，或删去这一行"),
      (#"{ "keys": [] }"#, "第 1 行第 11 列", "keys 应为对象 { … }，现为列表；请更正"),
      (#"{ "keys": { "done": "x", "done": "z" } }"#, "第 1 行第 26 列", "“done”写了两次，只能有一个；请删去一个"),
      (
        #"{ "keys": { "done": "z", "note": ["A", "z"] } }"#, "第 1 行第 40 列",
        "z 同时给了 done 和 note；请给其中一个换一个键"
      ),
      (
        #"{ "keys": { "done": "e" } }"#, "第 1 行第 21 列",
        "edit（修改记录的内容）唯一的键给了 done；请在 keys 中给 edit 另定一个键"
      ),
      (
        #"{ "keys": { "quit": "<Esc>" } }"#, "第 1 行第 21 列", "Esc 固定用于移动和进出，不能改作 quit；请换一个键"
      ),
      (
        #"{ "colors": { "rde": 1 } }"#, "第 1 行第 15 列",
        "界面没有名为“rde”的颜色；可改的有：red、yellow、green、blue、cyan、magenta、gray"
      ),
      (
        #"{ "colors": { "greem": 1 } }"#, "第 1 行第 15 列",
        "界面没有名为“greem”的颜色，是否要用 green；可改的有：red、yellow、green、blue、cyan、magenta、gray"
      ),
      (
        #"{ "colors": { "red": "pinkish" } }"#, "第 1 行第 22 列",
        "“pinkish”不是颜色；应写作 red、brightred 等名称，0 至 255 的编号，或 #00afaf 的样子"
      ),
      (
        #"{ "colors": { "red": 256 } }"#, "第 1 行第 22 列",
        "“256”不是颜色；应写作 red、brightred 等名称，0 至 255 的编号，或 #00afaf 的样子"
      ),
      (
        ##"{ "colors": { "red": "#00afg0" } }"##, "第 1 行第 22 列",
        "“#00afg0”不是颜色；应写作 red、brightred 等名称，0 至 255 的编号，或 #00afaf 的样子"
      ),
      (
        #"{ "colours": {} }"#, "第 1 行第 3 列",
        "没有“colours”这一项，是否要用 colors；可写的有：keys、colors、ambiguousWidth、ascii、mouse、synchronized、editor、documents"
      ),
      (#"{ "mouse": "no" }"#, "第 1 行第 12 列", "mouse 应为 true 或 false，现为文字；请更正"),
      (#"{ "ambiguousWidth": 3 }"#, "第 1 行第 21 列", "ambiguousWidth 应为 \"auto\"、1 或 2，现为数字；请更正"),
      (#"{ "editor": " " }"#, "第 1 行第 13 列", "editor 应为编辑器的命令，例如 \"vim\"，现为文字；请更正"),
      (
        #"{ "documents": { "font": {} } }"#, "第 1 行第 18 列",
        "documents 没有“font”这一项，是否要用 fonts；可写的有：fonts、template"
      ),
      (
        #"{ "documents": { "fonts": { "bodi": "仿宋" } } }"#, "第 1 行第 29 列",
        "documents.fonts 没有“bodi”这一项，是否要用 body；可写的有：title、heading1、heading2、body、latin、pageNumber"
      ),
      (
        #"{ "documents": { "fonts": { "body": 1 } } }"#, "第 1 行第 37 列",
        "documents.fonts.body 应为字体的名称，例如 \"仿宋\"，现为数字；请更正"
      ),
      (
        #"{ "documents": { "template": "" } }"#, "第 1 行第 30 列",
        "documents.template 应为模板的路径，例如 \"模板.docx\"，现为文字；请更正"
      ),
      (#"{ "mouse": true"#, "第 1 行第 16 列", "内容到此中断；请补全括号和引号"),
      ("{\n  \"mouse\": treu\n}", "第 2 行第 12 列", "此处应为值（文字须加引号）；请更正"),
      ("[]", "第 1 行第 1 列", "最外层应为对象 { … }；请更正"),
    ])
  func mistakes(configuration: String, place: String, sentence: String) throws {
    let (run, file) = try run(configuration)
    #expect(run.status == 65)
    #expect(run.messages == "zhenggai: \(file) \(place)：\(sentence)。\n")
    #expect(run.output.isEmpty)
  }

  @Test(
    "Everything that can be set",
    arguments: [
      """
      { "keys": { "done": ["d", "<F8>"], "due": "6", "quit": "Q" },
        "colors": { "red": "brightred", "green": 71, "cyan": "#00afaf" },
        "ambiguousWidth": "auto", "ascii": false, "mouse": true, "synchronized": true,
        "editor": "vim",
        "documents": { "fonts": { "body": "仿宋", "latin": "Arial" }, "template": "模板.docx" } }
      """,
      "{}", "", "\n", #"{ "ambiguousWidth": 2 }"#,
    ])
  func settings(configuration: String) throws {
    let (run, _) = try run(configuration)
    #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
  }

  @Test func chosenKeysActAndShow() throws {
    let configuration = #"{ "keys": { "filter": "F", "done": ["z", "<F12>"] } }"#
    let (run, _) = try run(configuration, script: "3F")
    #expect(run.output.contains("- 筛选  3/3 项 -") && run.output.contains("z完成"))
  }

  @Test func aScriptReadsOnlyTheConfigurationThatItIsGiven() throws {
    let place = try smallLedger()
    let folder = place.folder.appendingPathComponent("xdg/zhenggai")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try "{ 坏的".write(
      to: folder.appendingPathComponent("config.json"), atomically: true, encoding: .utf8)
    try "2".write(toFile: place.path("s.keys"), atomically: true, encoding: .utf8)
    let home = ["XDG_CONFIG_HOME": place.path("xdg"), "ZHENGGAI_LEDGER": place.ledger]
    #expect(try place.run(["--script", "s.keys"], environment: home).status == 0)
    let missing = try place.run(
      ["--script", "s.keys", "--config", "没有.json"], environment: home)
    #expect(missing.status == 66)
    #expect(missing.messages == "zhenggai: 不能读取 没有.json：文件或文件夹不存在。请核对路径。\n")
  }
}
