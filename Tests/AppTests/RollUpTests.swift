import Foundation
import TestTerminal
import Testing

/// `rollup` by the built program, beside what each ledger says of itself.
@Suite("一市多局：汇总") struct RollUpTests {
  @Test("合计是各台账自己的数字之和，哪一天都是", arguments: ["2023-05-20", "2023-09-30", "2023-12-31", nil])
  func sums(day: String?) throws {
    let city = try City()
    let asOf = day.map { ["--as-of", $0] } ?? []
    let run = try city.run(["rollup", city.folder, "--json"] + asOf)
    #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
    let whole = try run.object()
    let ledgers = try #require(whole["ledgers"] as? [[String: Any]])
    #expect(ledgers.compactMap { $0["path"] as? String } == city.ledgers)
    var sums: [String: Double] = [:]
    for ledger in ledgers {
      let path = try #require(ledger["path"] as? String)
      let own = try city.run(["overview", "--json", "--ledger", path] + asOf).object()
      let figures = try #require(ledger["figures"] as? [String: Any])
      #expect(figures as NSDictionary == own as NSDictionary)
      for (key, count) in counts(own) { sums[key, default: 0] += count }
    }
    let total = try #require(whole["total"] as? [String: Any])
    #expect(counts(total) == sums)
    #expect(whole["asOf"] as? String == total["asOf"] as? String)
    let issues = try #require(total["issues"] as? [String: Any])
    let (part, all) = (sums["issues.completed"] ?? 0, sums["issues.total"] ?? 0)
    let rate = all == 0 ? nil : (part / all * 10_000).rounded() / 100
    #expect(issues["completionRate"] as? Double == rate)
  }

  @Test("读不出的说明原因、不计入合计，退出状态是 1，其余照算")
  func unreadable() throws {
    let city = try City()
    let before = try city.run(["rollup", city.folder, "--json"]).object()
    let broken: [(String, String, (String) throws -> Void)] = [
      ("缺文件", "缺少 measures.json", { try remove("\($0)/measures.json") }),
      ("坏文件", "issues.json", { try write("{", to: "\($0)/issues.json") }),
      (
        "新版本", "由更新版本的程序写成",
        { try edit("\($0)/ledger.json", "\"schemaVersion\": 1", "\"schemaVersion\": 99") }
      ),
      ("断链", "journal.jsonl", { try edit("\($0)/journal.jsonl", "\"by\":\"", "\"by\":\"x") }),
      (
        "丢尾", "末尾的记录丢失",
        { path in
          let text = try String(contentsOfFile: "\(path)/journal.jsonl", encoding: .utf8)
          let lines = text.split(separator: "\n").dropLast(2)
          try write(lines.joined(separator: "\n") + "\n", to: "\(path)/journal.jsonl")
        }
      ),
    ]
    for (name, _, damage) in broken {
      let path = city.path(name)
      try FileManager.default.copyItem(atPath: city.place.path(city.ledgers[0]), toPath: path)
      try damage(path)
    }
    let run = try city.run(["rollup", city.folder, "--json"])
    #expect(run.status == 1)
    let after = try run.object()
    #expect(before["total"] as? NSDictionary == after["total"] as? NSDictionary)
    let ledgers = try #require(after["ledgers"] as? [[String: Any]])
    for (name, reason, _) in broken {
      let ledger = ledgers.first { ($0["path"] as? String)?.hasSuffix("/\(name)") == true }
      let error = ledger?["error"] as? String ?? ""
      #expect(error.contains(reason) && ledger?["figures"] == nil, "\(name): \(error)")
      #expect(run.messages.contains("/\(name)）没有计入：") || run.messages.contains("\(name)（"))
    }
    let table = try city.run(["rollup", city.folder])
    #expect(table.status == 1 && table.output.contains("未计入："))
    let written = try city.run(["rollup", city.folder, "-o", city.path("汇总.txt")])
    #expect(written.status == 1)
    let text = try String(contentsOfFile: city.path("汇总.txt"), encoding: .utf8)
    #expect(text.contains("另有5个单位的台账未能读取") && text.contains("缺少 measures.json"))
  }

  @Test("写到一半的整理不妨碍汇总：留痕补上文件")
  func interruptedCheckpoint() throws {
    let city = try City()
    let path = city.place.path(city.ledgers[0])
    let old = try String(contentsOfFile: "\(path)/issues.json", encoding: .utf8)
    #expect(try city.run(["note", "WT-001", "已核对", "--ledger", path]).status == 0)
    #expect(
      try city.run([
        "add", "issue", "--title", "新问题", "--source", "research", "--section",
        "政治建设", "--department", "办公室", "--ledger", path,
      ]).status == 0)
    try write(old, to: "\(path)/issues.json")
    let own = try city.run(["overview", "--json", "--ledger", path]).object()
    let run = try city.run(["rollup", path, "--json"]).object()
    #expect(run["total"] as? NSDictionary == own as NSDictionary)
  }

  @Test("清单里的名称、位置和没有的台账")
  func list() throws {
    let city = try City()
    try write(
      """
      {"schemaVersion": 1, "title": "全市检视整改台账", "ledgers": [
        {"name": "市甲局", "path": "各局/甲/台账"}, {"name": "市乙局", "path": "各局/乙"},
        {"name": "市无局", "path": "没有"}]}
      """, to: city.path("../单.json"))
    let run = try city.run(["rollup", "单.json", "--json"])
    #expect(run.status == 1)
    let ledgers = try #require(run.object()["ledgers"] as? [[String: Any]])
    #expect(ledgers.compactMap { $0["name"] as? String } == ["市甲局", "市乙局", "市无局"])
    #expect(
      ledgers.compactMap { $0["path"] as? String } == ["各局/甲/台账", "各局/乙", "没有"])
    #expect(ledgers[2]["error"] as? String == "没有这个文件夹，请核对路径")
    let both = try city.run(["rollup", "单.json", "各局", "--json"])
    #expect(try (both.object()["ledgers"] as? [Any])?.count == 4)
    let wrong = try city.run(["rollup", "没有.json"])
    #expect(wrong.status == 66 && wrong.messages.contains("没有“没有.json”这个文件夹或清单"))
  }

  @Test("同名的单位用位置区分")
  func sameNames() throws {
    let city = try City()
    let run = try city.run(["rollup", city.folder, "--json"])
    let ledgers = try #require(run.object()["ledgers"] as? [[String: Any]])
    let names = ledgers.compactMap { $0["name"] as? String }
    #expect(Set(names).count == names.count)
    #expect(names.contains("市××局（乙）") && names.contains("市××局（甲/台账）"))
  }

  @Test("对比期：上期的数字也是各台账之和")
  func period() throws {
    let city = try City()
    let days = ["--as-of", "2023-12-31", "--since", "2023-10-01"]
    let whole = try city.run(["rollup", city.folder, "--json"] + days).object()
    let total = try #require(whole["total"] as? [String: Any])
    let since = try #require(total["since"] as? [String: Any])
    var (completed, before) = (0, 0)
    for path in city.ledgers {
      let own = try city.run(
        ["report", "--format", "json", "--ledger", path] + days
      ).object()
      let period = try #require(own["since"] as? [String: Any])
      completed += (period["completed"] as? [Any])?.count ?? 0
      let earlier = (period["before"] as? [String: Any])?["issues"] as? [String: Any]
      before += earlier?["completed"] as? Int ?? 0
    }
    #expect(completed > 0 && since["completed"] as? Int == completed)
    let issues = (since["before"] as? [String: Any])?["issues"] as? [String: Any]
    #expect(issues?["completed"] as? Int == before)
  }

  @Test("各种格式写出来都一样，写两次也一样", arguments: ["txt", "md", "html", "docx", "xlsx", "csv", "json"])
  func formats(ending: String) throws {
    let city = try City()
    for kind in ["progress", "notice"] {
      let files = ["一.\(ending)", "二.\(ending)"].map(city.path)
      for file in files {
        let run = try city.run(
          ["rollup", city.folder, "--kind", kind, "-o", file, "--as-of", "2023-12-31"])
        #expect(run.status == 0, "\(run.messages)")
      }
      let bytes = try files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
      #expect(bytes[0] == bytes[1] && !bytes[0].isEmpty)
    }
  }

  @Test("清单和台账自己的文件不会被写坏")
  func foreign() throws {
    let city = try City()
    let list = city.path("../单.json")
    try write(
      #"{"schemaVersion": 1, "ledgers": [{"name": "甲", "path": "各局/甲/台账"}]}"#, to: list)
    for file in [list, city.place.path("\(city.ledgers[0])/issues.json")] {
      let before = try Data(contentsOf: URL(fileURLWithPath: file))
      let run = try city.run(["rollup", "单.json", city.folder, "--format", "json", "-o", file])
      #expect(run.status == 73, "\(run.messages)")
      #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == before)
    }
  }

  @Test(
    "三百本台账只占几本的内存：读完一本放下一本",
    .disabled(if: isSanitized, "a sanitizer keeps freed memory"))
  func memory() throws {
    let city = try City()
    // Their files alone are 140 MB; a thread needs a few for the one that it reads.
    let limit = 96 + 8 * ProcessInfo.processInfo.activeProcessorCount
    let run = try city.place.shell(
      """
      mkdir 许多; for i in $(seq 300); do cp -al 各局/甲/台账 许多/$i; done
      ulimit -d $((\(limit) * 1024)); "$Z" rollup 许多 --json --as-of 2023-12-31
      """)
    #expect(run.status == 0, "\(run.messages)")
    let total = try #require(run.object()["total"] as? [String: Any])
    #expect((total["issues"] as? [String: Any])?["total"] as? Int == 300 * 34)
  }

  @Test(
    "用错了就说怎么用",
    arguments: [
      ("rollup", 64, "缺少"), ("rollup . --json --format csv", 64, "只能用一个"),
      ("rollup . --kind ledger", 64, "可用的有：progress、notice"),
      ("rollup . --format xlsx", 64, "请写明文件"),
      ("rollup . --since 2024-01-02 --as-of 2024-01-01", 64, "晚于截至日期"),
      ("rollup . --kind notice --since 2023-01-01", 64, "--since 不用于督办单"),
      ("rollup /dev/null", 66, "没有“/dev/null”这个文件夹或清单"),
    ])
  func usage(line: String, status: Int32, sentence: String) throws {
    let place = try Workplace()
    let run = try place.run(line.split(separator: " ").map(String.init), environment: [:])
    #expect(run.status == status && run.messages.contains(sentence), "\(run.messages)")
  }
}

/// Ledgers in a folder 各局: the sample twice and a small one.
private final class City {
  let place: Workplace
  var folder: String { "各局" }
  let ledgers = ["各局/丙/深/台账", "各局/乙", "各局/甲/台账"]

  init() throws {
    place = try smallLedger()
    let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    for (number, ledger) in ledgers.enumerated() {
      let target = place.path(ledger)
      try FileManager.default.createDirectory(
        atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      let source = number == 1 ? place.ledger : project.appendingPathComponent("Data").path
      try FileManager.default.copyItem(atPath: source, toPath: target)
    }
    for line in [
      ["edit", "ledger", "organization=市××局", "--ledger", ledgers[0]],
      ["edit", "ledger", "organization=市××局", "--ledger", ledgers[2]],
    ] { _ = try run(line) }
  }

  func path(_ name: String) -> String { place.path("各局/\(name)") }

  func run(_ arguments: [String]) throws -> Run {
    try place.run(
      arguments,
      environment: ["ZHENGGAI_BY": "office", "XDG_CACHE_HOME": place.path("副本"), "COLUMNS": "200"])
  }
}

/// All numbers but rates and days, by where they stand.
private func counts(_ value: Any, at path: String = "") -> [String: Double] {
  switch value {
  case let object as [String: Any]:
    return object.reduce(into: [:]) { sum, member in
      let path = path.isEmpty ? member.key : "\(path).\(member.key)"
      sum.merge(counts(member.value, at: path)) { $0 + $1 }
    }
  case let list as [[String: Any]]:
    return list.reduce(into: [:]) { sum, group in
      sum.merge(counts(group, at: "\(path).\(group["key"] ?? "")")) { $0 + $1 }
    }
  case let number as NSNumber where !path.lowercased().hasSuffix("rate"):
    return number.doubleValue == 0 ? [:] : [path: number.doubleValue]
  default: return [:]
  }
}

private func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: path) }

private func write(_ text: String, to path: String) throws {
  try text.write(toFile: path, atomically: true, encoding: .utf8)
}

/// Replaces the first place where `old` stands.
private func edit(_ path: String, _ old: String, _ new: String) throws {
  var text = try String(contentsOfFile: path, encoding: .utf8)
  let range = try #require(text.range(of: old))
  text.replaceSubrange(range, with: new)
  try write(text, to: path)
}
