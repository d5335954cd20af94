import Foundation
import TestTerminal
import Testing

/// Handing over, wiping, backups, and the head on paper, as their users call them.
@Suite struct CustodyTests {
  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test("What is packed opens with ordinary tools, and as a ledger elsewhere")
  func handOver() throws {
    let place = try smallLedger()
    try place.run("attach", "CS-001", "/etc/hostname")
    let packed = try place.run("pack", "移交.zip")
    #expect(packed.status == 0 && packed.output.contains("留痕到第 7 条"), "\(packed.messages)")
    let tools = try place.shell(
      "umask 0; mkdir 解 && cd 解 && unzip -q ../移交.zip && sha256sum -c SHA256SUMS && stat -c %a *.json"
    )
    #expect(tools.status == 0 && tools.lines.count { $0.hasSuffix(": OK") } == 6)
    #expect(tools.lines.count { $0 == "600" } == 4, "\(tools.output)")
    let unpacked = try place.run("unpack", "移交.zip", "新台账")
    #expect(unpacked.status == 0 && unpacked.output.contains("问题 2 · 措施 3 · 制度 1"))
    #expect(try place.shell("$Z log --json | cmp - <($Z --ledger 新台账 log --json)").status == 0)
    #expect(try place.shell("$Z --ledger 新台账 check").status == 0)
    #expect(try place.run("pack", "移交.zip").status == 73)
    #expect(try place.run("unpack", "移交.zip", "新台账").status == 73)
    #expect(try place.run("unpack", "移交.zip", "没有/这里").status == 73)
    #expect(try place.run("pack", "\(place.ledger)/evidence/x.zip").status == 73)
    #expect(try names(place.folder.path) == ["台账", "新台账", "移交.zip", "解"].sorted())
  }

  /// A package that is not what it should be: what a line of Python does to the names and contents
  /// in `d`, or to the file, and what is said of it.
  @Test(
    "What is wrong with a package is told, and nothing written",
    arguments: [
      ("d['evidence/../../x'] = b'x'", "名称不正常的“evidence/../../x”"),
      ("d['/tmp/x'] = b'x'", "名称不正常的“/tmp/x”"),
      ("d['notes.txt'] = b'x'", "不属于台账的“notes.txt”"),
      ("d['evidence/abc'] = b'x'", "不属于台账的“evidence/abc”"),
      ("d['issues.json'] += b' '", "issues.json 与校验值不符"),
      ("del d['journal.jsonl']", "缺少 journal.jsonl"),
      ("del d['SHA256SUMS']", "缺少 SHA256SUMS"),
      ("d['SHA256SUMS'] = b'x' + d['SHA256SUMS']", "第 1 行写法不对"),
      ("d['SHA256SUMS'] += d['SHA256SUMS']", "第 7 行写法不对"),
      ("d['SHA256SUMS'] = b''", "与校验清单（SHA256SUMS）对不上"),
      ("d['evidence/' + 'a' * 64] = b'x'; sums()", "与名称（校验值）不符"),
      ("d['evidence/' + 'a' * 64] = b'x'", "与校验清单（SHA256SUMS）对不上"),
      ("d['issues.json'] = b'{'; sums()", "issues.json 第 1 行第 2 列"),
      (
        "d['journal.jsonl'] = d['journal.jsonl'].replace(b'hr', b'hx', 1)[:-9] + b'\\n'; sums()",
        "第 7 行"
      ),
      (
        "d['journal.jsonl'] = b''; d['ledger.json'] = d['ledger.json'].replace(b'n\": 0', b'n\": 3'); sums()",
        "末尾的记录丢失"
      ),
      ("twice = 'issues.json'", "不是完整的 zip 文件"),
      ("twice = 'ISSUES.json'", "有两个文件都叫"),
      ("link = 'evidence/' + 'a' * 64; d[link] = b'/etc/passwd'", "不是普通文件"),
      ("d['evidence/' + 'a' * 64] = bytes(1 << 28); sums()", "疑似压缩炸弹"),
      ("d['issues.json'] = bytes(1 << 28); sums()", "疑似压缩炸弹"),
      ("cut = 900", "不是完整的 zip 文件"),
      ("cut = 0", "不是完整的 zip 文件"),
      ("flip = b'WT-001'", "不是完整的 zip 文件"),
    ])
  func hostile(change: String, sentence: String) throws {
    let place = try smallLedger()
    try place.run("attach", "CS-001", "/etc/hostname")
    try place.run("pack", "好.zip")
    try Self.script.write(toFile: place.path("spoil.py"), atomically: true, encoding: .utf8)
    let spoiling = try place.run(
      ["python3", "spoil.py", change], environment: [:], program: "/usr/bin/env")
    try #require(spoiling.status == 0, "\(spoiling.messages)")
    let run = try place.run("unpack", "坏.zip", "U")
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.messages.contains(sentence), "\(run.messages)")
    #expect(run.messages.hasSuffix("没有写入任何文件。\n"))
    #expect(try names(place.folder.path) == ["台账", "坏.zip", "好.zip", "spoil.py"].sorted())
  }

  private static let script = """
    import hashlib, sys, warnings, zipfile
    warnings.simplefilter('ignore')
    with zipfile.ZipFile('好.zip') as good: d = {n: good.read(n) for n in good.namelist()}
    twice = link = cut = flip = None
    def sums():
        d['SHA256SUMS'] = b''.join(
            b'%s  %s\\n' % (hashlib.sha256(b).hexdigest().encode(), n.encode())
            for n, b in d.items() if n != 'SHA256SUMS')
    exec(sys.argv[1])
    with zipfile.ZipFile('坏.zip', 'w', zipfile.ZIP_DEFLATED) as bad:
        for n, b in d.items():
            info = zipfile.ZipInfo(n)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (0o120777 if n == link else 0o100600) << 16
            bad.writestr(info, b)
        if twice: bad.writestr(twice, b'x')
    if cut is not None or flip:
        b = open('坏.zip', 'rb').read()
        b = b[:cut] if cut is not None else b'PK' + b[3:]
        open('坏.zip', 'wb').write(b)
    """

  @Test("What is no package, or not there, is told")
  func noPackage() throws {
    let place = try Workplace()
    try Data("不是 zip".utf8).write(to: URL(fileURLWithPath: place.path("x.zip")))
    for name in ["x.zip", "没有.zip", "/dev/null", "."] {
      let run = try place.run(["unpack", name, "U"], environment: [:])
      #expect(run.status == 65 && !run.messages.isEmpty, "\(name): \(run.messages)")
    }
    #expect(try names(place.folder.path) == ["x.zip"])
  }

  @Test("A damaged file is named with what to do, and made again without loss")
  func rebuild() throws {
    let place = try smallLedger()
    let before = try place.run("list", "issues", "--json").bytes
    try "{".write(toFile: place.ledger + "/issues.json", atomically: true, encoding: .utf8)
    let broken = try place.run("overview")
    #expect(broken.status == 65 && broken.messages.contains("zhenggai restore"))
    let listed = try place.run("restore")
    #expect(listed.status == 0 && listed.output.contains("issues.json 需要重建：zhenggai restore 1"))
    #expect(listed.messages.contains("issues.json 第 1 行"))
    let asked = try place.run("restore", "1")
    #expect(asked.status == 64 && asked.messages.contains("--yes"))
    #expect(asked.output.contains("留痕里的修改都在"))
    #expect(try place.run("restore", "2", "--yes").status == 64)
    let rebuilt = try place.run("restore", "1", "--yes")
    #expect(
      rebuilt.status == 0 && rebuilt.output.contains("已重建 issues.json"), "\(rebuilt.messages)")
    #expect(try place.run("list", "issues", "--json").bytes == before)
    #expect(try place.run("check").messages.isEmpty)
    try FileManager.default.removeItem(atPath: place.ledger + "/ledger.json")
    let missing = try place.run("overview")
    #expect(missing.status == 66 && missing.messages.contains("缺少 ledger.json"))
    #expect(try place.run("restore", "1", "--yes").status == 0)
    #expect(try place.run("list", "issues", "--json").bytes == before)
  }

  @Test("The sample's lists can be made again from its journal alone")
  func journalAlone() throws {
    let place = try Workplace()
    let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    try FileManager.default.copyItem(
      at: project.appendingPathComponent("Data"), to: URL(fileURLWithPath: place.ledger))
    let before = try place.shell("cat 台账/*.json | sha256sum").output
    for name in ["issues", "measures", "policies"] {
      try FileManager.default.removeItem(atPath: "\(place.ledger)/\(name).json")
    }
    #expect(try place.run("restore").output.contains("zhenggai restore 0，只凭留痕"))
    #expect(try place.run("restore", "0", "--yes").status == 0)
    #expect(try place.shell("cat 台账/*.json | sha256sum").output == before)
    try FileManager.default.removeItem(atPath: "\(place.ledger)/ledger.json")
    let refused = try place.run("restore", "0", "--yes")
    #expect(refused.status == 65 && refused.messages.contains("台账概况"), "\(refused.messages)")
  }

  @Test("Going back shows what would be lost, asks, and can be undone")
  func goBack() throws {
    let place = try smallLedger()
    #expect(try place.run("--script", "/dev/null").status == 0)
    try place.run("edit", "WT-001", "title=新标题", by: "hr")
    try place.run("note", "CS-001", "开会一次")
    let list = try place.run("restore", "--json").records()
    #expect(
      list.map { $0["revision"] as? Int } == [0, 0] || list.map { $0["revision"] as? Int } == [0])
    try place.run("--script", "/dev/null")
    try place.run("edit", "WT-001", "goal=全覆盖", by: "hr")
    let before = try place.run("list", "issues", "--json").bytes
    let newest = try #require(place.run("restore", "--json").records().first)
    let revision = try #require(newest["revision"] as? Int)
    let asked = try place.run("restore", "1")
    #expect(asked.status == 64)
    #expect(asked.output.contains("hr") && asked.output.contains("整改目标"), "\(asked.output)")
    #expect(try place.run("list", "issues", "--json").bytes == before)
    let run = try place.run("restore", "1", "--yes")
    #expect(run.status == 0 && run.output.contains("已按备份"), "\(run.messages)")
    #expect(try place.run("log", "--json").records().count > revision)
    #expect(try place.run("check").status == 0)
    #expect(try place.run("undo").status == 0)
    #expect(try place.run("list", "issues", "--json").bytes == before)
  }

  @Test("At a terminal people are asked, and a no changes nothing")
  func asking() throws {
    let place = try smallLedger()
    let journal = try Data(contentsOf: URL(fileURLWithPath: place.ledger + "/journal.jsonl"))
    func terminal(_ arguments: String...) throws -> TestTerminal {
      try TestTerminal(
        program: builtProgram("zhenggai"), arguments: arguments,
        environment: ["ZHENGGAI_LEDGER": place.ledger, "ZHENGGAI_BY": "office"],
        directory: place.folder.path)
    }
    let no = try terminal("restore", "1")
    no.expect("确定恢复吗")
    no.type("n\r")
    no.expect("没有恢复")
    #expect(no.waitForExit() == .exited(1))
    #expect(try Data(contentsOf: URL(fileURLWithPath: place.ledger + "/journal.jsonl")) == journal)
    let yes = try terminal("restore", "1")
    yes.expect("确定恢复吗")
    yes.type("是\r")
    yes.expect("已按备份移除 WT-001")
    #expect(yes.waitForExit() == .exited(0))
    let wrong = try terminal("wipe")
    wrong.expect("请照写台账名称")
    wrong.type("别的\r")
    wrong.expect("没有清除")
    #expect(wrong.waitForExit() == .exited(1))
    let right = try terminal("wipe", "--receipt", "回执.txt")
    right.expect("请照写台账名称")
    right.type("检视整改台账\r")
    right.expect("回执在 回执.txt")
    #expect(right.waitForExit() == .exited(0))
    #expect(try names(place.folder.path) == ["回执.txt"])
  }

  @Test("A wipe needs the title, spares strangers, and leaves a receipt")
  func wipe() throws {
    let place = try smallLedger()
    try place.run("attach", "CS-001", "/etc/hostname")
    try "我的".write(toFile: place.ledger + "/笔记.txt", atomically: true, encoding: .utf8)
    let head = try place.run("log", "--head").lines.first?.split(separator: " ").map(String.init)
    #expect(try place.run("wipe").status == 64)
    #expect(try place.run("wipe", "--confirm", "别的").status == 1)
    for receipt in [
      place.ledger + "/回执.txt", place.path("没有/回执.txt"), place.ledger + "/ledger.json",
    ] {
      let run = try place.run("wipe", "--confirm", "检视整改台账", "--receipt", receipt)
      #expect(run.status == 73, "\(receipt)")
    }
    #expect(try place.run("check").status == 0)
    let run = try place.run("wipe", "--confirm", "检视整改台账", by: "office@desk3")
    #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
    for text in [
      "台账：检视整改台账", "操作人：office@desk3", "第 7 条，校验值 \(head?.last ?? "?")", "issues.json  ",
      "evidence/",
      "  笔记.txt", "固态硬盘",
    ] { #expect(run.output.contains(text), "\(text)") }
    #expect(try names(place.ledger) == ["笔记.txt"])
    #expect(try place.run("wipe", "--confirm", "台账").status == 66)
  }

  @Test("A head on paper tells whether the history has been rewritten")
  func paper() throws {
    let place = try smallLedger()
    let head = try #require(place.run("log", "--head").lines.first)
    let digits = try #require(head.split(separator: " ").last).prefix(12)
    try place.run("note", "WT-001", "甲")
    for paper in [head, head.replacing(" ", with: ":"), "6:\(digits)"] {
      let run = try place.run("check", "--head", paper)
      #expect(run.status == 0 && run.output.contains("与纸上的记录相符：第 6 条"), "\(run.output)")
    }
    for paper in ["5:\(digits)", "99:\(digits)"] {
      let run = try place.run("check", "--head", paper, "--json")
      #expect(run.status == 1)
      #expect(try run.records().contains { $0["check"] as? String == "headDiffers" })
    }
    let wrong = try place.run("check", "--head", "abc")
    #expect(wrong.status == 64 && wrong.messages.contains("--head"))
    #expect(try place.run("check", "--help").output.contains("log --head"))
  }
}
