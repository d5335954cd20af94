import Foundation
import Glibc
import Rectification
import Storage
import TestTerminal
import Testing

/// How the program ends, and what it says then.
@Suite struct StatusTests {
  @Test(
    "Wrong usage ends in 64 and one Chinese sentence",
    arguments: [
      ("lst", "没有名为“lst”的命令，是否要用 list；用 zhenggai --help 查看全部命令。"),
      ("help foo", "没有名为“foo”的命令；用 zhenggai --help 查看全部命令。"),
      ("lst issues --json", "没有名为“lst”的命令，是否要用 list；用 zhenggai --help 查看全部命令。"),
      ("list", "缺少种类（KIND）；用 zhenggai list --help 查看用法。"),
      ("list issues --jsn", "没有名为 --jsn 的选项，是否要用 --json；用 zhenggai list --help 查看用法。"),
      ("list issues -z", "没有名为 -z 的选项；用 zhenggai list --help 查看用法。"),
      ("list issues --limit", "--limit 之后缺少内容；用 zhenggai list --help 查看用法。"),
      ("list issues --limit x", "--limit 的值“x”不对，应为整数；用 zhenggai list --help 查看用法。"),
      ("list issues --limit 0", "--limit 的值“0”不对，应为不小于 1 的整数。"),
      ("list issues --json=1", "--json 之后不带内容，请去掉“1”；用 zhenggai list --help 查看用法。"),
      ("list issues extra", "多出了“extra”，不知何用；用 zhenggai list --help 查看用法。"),
      ("list issues a b", "多出了“a”“b”，不知何用；用 zhenggai list --help 查看用法。"),
      ("list issues --json --csv", "--json 与 --csv 只能用一个。"),
      ("list issues --status done", "list issues 没有 --status 这一条件，请用 --stage。"),
      ("list policies --overdue", "list policies 没有 --overdue 这一条件。"),
      (
        "list policies --sort source",
        "--sort 的值不对：“source”不是规定的取值，应为 id、deadline、department、stage、title、change、kind、documentNumber、issued、effective 之一。"
      ),
      ("--config ", "--config 的路径是空的，请写明路径。"),
      (
        "list issues --track x",
        "--track 的值不对：“x”不是规定的取值，应为 immediate（当下改）、lasting（长久立） 之一；用 zhenggai list --help 查看用法。"
      ),
      (
        "list measures --status x",
        "--status 的值不对：“x”不是规定的取值，应为 notStarted（未启动）、active（推进中）、done（已完成）、verified（已核实）、halted（中止） 之一。"
      ),
      ("list issues --section x", "--section 的板块“x”不在台账的清单上，应为 政治建设、思想建设、组织建设、作风建设、纪律建设、制度建设 之一。"),
      (
        "overview --as-of 2023-2-30",
        "--as-of 的值不对：“2023-2-30”不是日期，应写作 2023-09-01 的形式且确有其日；用 zhenggai --help 查看用法。"
      ),
      ("show WT-99", "没有编号为“WT-99”的记录，最接近的是 WT-002；可用 list 查找编号。"),
      ("show 甲", "没有编号为“甲”的记录；可用 list 查找编号。"),
      ("done", "缺少记录编号（ID）；用 zhenggai done --help 查看用法。"),
      ("halt CS-001", "缺少选项 --reason <TEXT>；用 zhenggai halt --help 查看用法。"),
      ("add", "缺少记录的种类，例如 zhenggai add issue --title …。"),
      ("add thing", "“thing”不是记录的种类，应为 issue（问题）、measure（措施）或 policy（制度）。"),
      ("add issue --title", "--title 之后缺少内容。"),
      (
        "add issue --title 甲 --source 乙",
        "source 的值不对：“乙”不是规定的取值，应为 inspection、research、publicConcern 之一。"
      ),
      ("add policy --title 甲办法", "新增制度须写明起草部门（--department）。"),
      ("edit WT-001 甲", "“甲”应写作 项=内容 的形式，例如 title=新的标题。"),
      (
        "edit WT-001 deadline.dat=1",
        "问题没有“deadline.dat”这一项，可填写的有：deadline.text、deadline.date、deadline.keepUp、deadline.original、deadline.extensions。"
      ),
      ("edit CS-001 target={\"unit\":", "target 的内容不是完整的 JSON，请核对引号、括号和逗号。"),
      ("edit CS-001 target.goal=x", "target.goal 的值不对：“x”不是可用的数字（至多 6 位小数，绝对值不超过一万亿）。"),
      ("count CS-001 x", "“x”不是可用的数字，应写作 12、0.5 或 -3 的形式。"),
      (
        "report --kind docx",
        "--kind 的值“docx”不对，可用的有：progress、ledger、policies、notice、closure、audit。"
      ),
      (
        "report --output a.pdf",
        "看不出 a.pdf 要用什么格式，请用 --format 写明：text、markdown、html、docx、xlsx、csv 或 json。"
      ),
      ("report --encoding gb18030", "--encoding gb18030 只用于 csv 格式，请加 --format csv。"),
      ("report --encoding latin1", "--encoding 的值“latin1”不对，可用的有：utf-8、gb18030。"),
      (
        "report --since 2023-02-01 --as-of 2023-01-01",
        "--since（2023-02-01）晚于截至日期（2023-01-01），请核对日期。"
      ),
      ("report --output ", "--output 的路径是空的，请写明路径。"),
      ("init ", "DIR 的路径是空的，请写明路径。"),
      ("--script ", "--script 的路径是空的，请写明路径。"),
      ("--script x --screen ", "--screen 的路径是空的，请写明路径。"),
      (
        "report --kind ledger --since 2023-02-01",
        "--since 不用于 ledger 报告，请去掉，或改用 --kind progress 或 audit。"
      ),
      ("report --kind notice --issue WT-001", "--issue 不用于 notice 报告，请去掉，或改用 --kind closure。"),
      (
        "report --kind closure --issue WT-001 --department 办公室",
        "--department 不用于 closure 报告，请去掉，或改用 --kind notice。"
      ),
      ("report --kind closure", "缺少问题编号（--issue），例如 --kind closure --issue WT-001。"),
      ("report --kind closure --issue WT-9", "没有编号为“WT-9”的记录，最接近的是 WT-002；可用 list 查找编号。"),
      ("report --kind closure --issue CS-001", "没有编号为“CS-001”的问题，请核对编号。"),
      ("report --format docx", "Word 文档不能在标准输出上看，请写明文件，例如 --output 报告.docx。"),
      (
        "report --kind ledger --format xlsx --output -",
        "Excel 工作簿不能在标准输出上看，请写明文件，例如 --output 报告.xlsx。"
      ),
      ("--plain --script x", "--plain 与 --script 只能用一个。"),
      ("--screen x", "--screen 须与 --script 一起使用。"),
      ("--script x --size 0x1", "--size 的值“0x1”不对，应写作 列x行，例如 80x24，各不超过 1000。"),
    ])
  func usage(line: String, sentence: String) throws {
    let place = try smallLedger()
    let run = try place.run(
      line.split(separator: " ", omittingEmptySubsequences: false).map(String.init),
      environment: ["ZHENGGAI_LEDGER": place.ledger, "ZHENGGAI_BY": "office"])
    #expect(run.status == 64)
    #expect(run.messages == "zhenggai: \(sentence)\n")
    #expect(run.output.isEmpty)
  }

  @Test(
    "A rule that is broken ends in 1",
    arguments: [
      "close WT-001", "advance WT-002 --as-of 2023-05-01 WT-001 CS-001", "edit WT-001 stage=closed",
      "extend WT-001 --to 2001-01-01 --reason 甲 --approved-by 乙", "done WT-001", "note WT-001 ",
    ])
  func refused(line: String) throws {
    let place = try smallLedger()
    let arguments = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let run = try place.run(
      arguments, environment: ["ZHENGGAI_LEDGER": place.ledger, "ZHENGGAI_BY": "office"])
    #expect(run.status == 1, "\(run.messages)")
    #expect(run.messages.hasPrefix("zhenggai: "))
  }

  @Test("Bad data ends in 65 with file, line and column")
  func badData() throws {
    let place = try smallLedger()
    let file = place.ledger + "/issues.json"
    try "{\n  \"schemaVersion\": 1,\n  \"revision\": 0,\n  \"issues\": [,]\n}\n"
      .write(toFile: file, atomically: true, encoding: .utf8)
    let run = try place.run("overview")
    #expect(run.status == 65)
    #expect(run.messages.contains("issues.json 第 4 行第 14 列"), "\(run.messages)")
  }

  @Test("No ledger ends in 66, and names how to make one")
  func noLedger() throws {
    let place = try Workplace()
    let run = try place.run(["list", "issues"], environment: [:])
    #expect(run.status == 66 && run.messages.contains("zhenggai init ."))
    #expect(try place.run(["--script", "none"], environment: [:]).status == 66)
  }

  @Test("Where no ledger is named, ./Data is taken, else the folder itself")
  func whichLedger() throws {
    let place = try Workplace()
    #expect(try place.run(["init", "Data", "--title", "甲"], environment: [:]).status == 0)
    #expect(try place.run([], environment: [:]).output.hasPrefix("甲"))
    #expect(try place.shell("unset ZHENGGAI_LEDGER; cd Data && $Z overview").output.hasPrefix("甲"))
    #expect(
      try place.shell(
        "unset ZHENGGAI_LEDGER; $Z init 乙 --title 乙; $Z --ledger 乙 overview; $Z overview --ledger 乙"
      ).lines.filter { $0.hasPrefix("乙  ") }.count == 2)
  }

  @Test("The next steps can be typed as they are printed")
  func quotedPath() throws {
    let run = try Workplace().run(["init", "我的 台账"], environment: [:])
    #expect(run.lines.filter { $0.contains("--ledger '我的 台账' ") }.count == 2)
  }

  @Test("What is there is not overwritten, what cannot be made ends in 73")
  func cannotCreate() throws {
    let place = try smallLedger()
    #expect(try place.run("init", place.ledger).status == 73)
    #expect(try place.run("report", "--output", place.path("none/x.md")).status == 73)
    #expect(try place.run("report", "--output", place.folder.path + "/").status == 73)
    #expect(try place.run("init", "/").status == 73)
    let left = try FileManager.default.contentsOfDirectory(atPath: place.folder.path)
    #expect(left == ["台账"])
  }

  @Test("What standard output does not take ends in 74, a closed pipe quietly")
  func outputs() throws {
    let place = try smallLedger()
    let full = try place.shell("$Z log > /dev/full")
    #expect(full.status == 74 && full.messages.hasPrefix("zhenggai: 结果未能全部写出"))
    let closed = try place.shell(
      "for i in {1..2000}; do echo WT-001; done > /dev/null; "
        + "{ sleep 0.2; $Z log --json; echo $? >&2; } | true")
    #expect(closed.messages == "0\n")
  }

  @Test("A lock that is held too long ends in 75")
  func locked() throws {
    let place = try smallLedger()
    let lock = open(place.ledger + "/.lock", O_RDWR | O_CREAT, 0o644)
    try #require(lock >= 0 && flock(lock, LOCK_EX) == 0)
    defer { close(lock) }
    let run = try place.run("note", "WT-001", "甲")
    #expect(run.status == 75 && run.messages.contains("等候 5 秒"))
    #expect(try place.run("attach", "CS-001", "/etc/hostname").status == 75)
    #expect(!FileManager.default.fileExists(atPath: place.ledger + "/evidence"))
    #expect(try place.run("overview").status == 0)
  }

  @Test("What is not permitted ends in 77")
  func notPermitted() throws {
    let place = try smallLedger()
    try #require(try place.shell("chmod -R a-w 台账; chmod a+rx .; cp $Z z").status == 0)
    let asNobody = getuid() == 0 ? "setpriv --reuid 65534 --clear-groups " : ""
    let run = try place.shell("\(asNobody)./z note WT-001 甲 && echo done")
    #expect(run.status == 77 && run.messages.contains("没有权限"), "\(run.messages)")
    _ = try place.shell("chmod -R u+w 台账")
  }

  @Test(
    "Help and version are results",
    arguments: [
      (["--help"], "用法：zhenggai"), (["help"], "用法：zhenggai"), (["list", "-h"], "用法：zhenggai list"),
      (["help", "add"], "用法：zhenggai add issue|measure|policy"), (["--version"], "1.0.0"),
      (["add", "issue", "--help"], "--deadline.date 2023-12-31"),
    ])
  func help(arguments: [String], text: String) throws {
    let run = try Workplace().run(arguments, environment: [:])
    #expect(run.status == 0 && run.messages.isEmpty)
    #expect(run.output.contains(text))
    let english = ["OVERVIEW", "USAGE", "OPTIONS", "Show", "default", "ARGUMENTS", "SUBCOMMANDS"]
    for word in english { #expect(!run.output.contains(word), "\(word)") }
  }

  @Test("A damaged journal is told once, and nothing is written behind it")
  func brokenChain() throws {
    let place = try smallLedger()
    let file = place.ledger + "/journal.jsonl"
    let journal = try String(contentsOfFile: file, encoding: .utf8)
    try journal.replacingOccurrences(of: "增设窗口", with: "不设窗口")
      .write(toFile: file, atomically: true, encoding: .utf8)
    let reading = try place.run("log", "--head")
    #expect(reading.status == 0 && reading.messages.contains("第 6 行"), "\(reading.messages)")
    #expect(reading.messages.split(separator: "\n").count == 1)
    let writing = try place.run("attach", "CS-001", "/etc/hostname")
    #expect(writing.status == 65 && writing.messages == reading.messages)
    #expect(!FileManager.default.fileExists(atPath: place.ledger + "/evidence"))
    #expect(try place.run("check").status == 1)
  }

  @Test(
    "What a damaged journal cannot tell of the past is refused",
    arguments: [
      "overview --as-of 2023-06-01", "list issues --as-of 2023-06-01",
      "report --since 2023-06-01", "--script /dev/null --as-of 2023-06-01",
    ])
  func unknownPast(line: String) throws {
    let place = try smallLedger()
    let file = place.ledger + "/journal.jsonl"
    let journal = try String(contentsOfFile: file, encoding: .utf8)
    try journal.replacingOccurrences(of: "增设窗口", with: "不设窗口")
      .write(toFile: file, atomically: true, encoding: .utf8)
    let run = try place.run(
      line.split(separator: " ").map(String.init), environment: ["ZHENGGAI_LEDGER": place.ledger])
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.messages.contains("当天的数字无从推算"), "\(run.messages)")
    #expect(try place.run("overview").status == 0)
    #expect(try place.run("report", "--kind", "audit", "--since", "2023-06-01").status == 0)
  }

  @Test("A step on the disk is done, also where the files cannot follow")
  func filesLeftBehind() throws {
    let place = try smallLedger()
    var opened = try Store.open(place.ledger)
    let notes = [Change](repeating: .note("WT-001", "甲"), count: 257)
    let now = try #require(Instant("2023-06-01T10:00:00+08:00"))
    _ = try opened.store.commit(
      notes, by: "office", at: now, on: now.day, in: &opened.ledger)
    let modes = "chmod a+rx . 台账; chmod a+r 台账/*.json; chmod a+rw 台账/journal.jsonl 台账/.lock"
    try #require(try place.shell("\(modes); chmod a-w 台账; cp $Z z").status == 0)
    let asNobody = getuid() == 0 ? "setpriv --reuid 65534 --clear-groups " : ""
    let run = try place.shell("\(asNobody)./z note WT-001 乙")
    _ = try place.shell("chmod u+w 台账")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.hasPrefix("已登记进展 WT-001"))
    #expect(run.messages.hasPrefix("zhenggai: 修改已记入留痕；三个 JSON 文件暂未更新："), "\(run.messages)")
    #expect(run.messages.hasSuffix("没有权限，请联系台账的管理员，下次会再写。\n"), "\(run.messages)")
  }
}
