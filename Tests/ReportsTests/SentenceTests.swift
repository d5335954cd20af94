import Rectification
import Testing

@testable import Reports

@Suite("状态句和措施句")
struct SentenceTests {
  /// A sentence, and what makes an untouched issue and measure come to it.
  struct Case: Sendable {
    let expected: String
    let change: @Sendable (inout Rectification.Issue, inout Measure) -> Void

    init(
      _ expected: String,
      change: @escaping @Sendable (inout Rectification.Issue, inout Measure) -> Void = { _, _ in }
    ) {
      (self.expected, self.change) = (expected, change)
    }

    func ledger() throws -> Ledger {
      var (issue, measure) = (issue("WT-001", "甲"), measure("CS-001", "WT-001", "办理。"))
      change(&issue, &measure)
      return Ledger(
        profile: Profile(), issues: try Register([issue]), measures: try Register([measure]))
    }
  }

  @Test(
    "状态句随阶段、措施和时限而变",
    arguments: [
      Case("该问题已完成整改并销号。") { issue, measure in
        (issue.stage, measure.status) = (.closed, .done)
      },
      Case("该问题已完成整改并销号，将长期坚持。") { issue, measure in
        (issue.stage, measure.status, issue.deadline.keepUp) = (.closed, .verified, true)
      },
      Case("该问题已完成整改。") { _, measure in measure.status = .done },
      Case("该问题正在整改。") { _, measure in measure.status = .active },
      Case("该问题尚未启动整改。"),
      Case("该问题尚未启动整改，已超过整改时限。") { issue, _ in
        issue.deadline = deadline("2023-12-30")
      },
      Case("该问题销号后出现反弹，正在开展第2轮整改。") { issue, measure in
        (issue.cycle, measure.status) = (2, .active)
      },
      Case("该问题销号后出现反弹，经第2轮整改，已完成整改并销号。") { issue, measure in
        (issue.cycle, measure.status, issue.stage) = (2, .done, .closed)
      },
      Case("该问题尚未明确整改措施。") { _, measure in measure.issue = "WT-999" },
      Case("该问题的整改措施已全部中止，尚未明确新的整改措施。") { _, measure in
        measure.status = .halted
      },
      Case("该问题销号后出现反弹，第2轮整改尚未启动。") { issue, _ in issue.cycle = 2 },
      Case("该问题销号后出现反弹，第2轮整改尚未明确整改措施。") { issue, measure in
        (issue.cycle, measure.issue) = (2, "WT-999")
      },
      Case("该问题已销号，但整改措施和制度成果尚未全部完成。") { issue, _ in issue.stage = .closed },
      Case("该问题已销号，但整改措施和制度成果尚未全部完成。") { issue, measure in
        (issue.stage, measure.status) = (.closed, .active)
      },
      Case("该问题已销号，但整改措施和制度成果尚未全部完成。") { issue, measure in
        (issue.stage, measure.issue) = (.closed, "WT-999")
      },
    ])
  func state(of sentence: Case) throws {
    let ledger = try sentence.ledger()
    let issue = try #require(ledger.issues["WT-001"])
    #expect(ProgressReport(ledger, on: cutOff).state(of: issue) == sentence.expected)
  }

  @Test(
    "状态句、存在的问题、下一步打算说法一致",
    arguments: [
      (Lane.active, Lane.notNeeded, "没有完成整改，正在推进。", "正在推进的问题1项", "按时限继续推进的问题1项"),
      (.notStarted, .complete, "没有完成整改，正在推进。", "正在推进的问题1项", "按时限继续推进的问题1项"),
      (.notStarted, .notStarted, "没有完成整改，尚未启动。", "尚未启动的问题1项", "需要尽快启动整改的问题1项"),
      (.notNeeded, .notNeeded, "没有完成整改，尚未明确整改措施。", "尚未明确整改措施的问题1项", "需要尽快明确整改措施的问题1项"),
      (.complete, .notStarted, "没有完成整改，均已基本完成。", "“长久立”措施尚未启动的问题1项", "需要尽快启动“长久立”措施的问题1项"),
      (.complete, .active, "没有完成整改，均已基本完成。", "基本完成并持续推进的问题1项", "按时限继续推进“长久立”措施的问题1项"),
    ])
  func situations(
    immediate: Lane, lasting: Lane, counts: String, shortcoming: String, next: String
  ) throws {
    let measures = [(immediate, Track.immediate), (lasting, .lasting)].compactMap { lane, track in
      lane.measure(track == .immediate ? "CS-001" : "CS-002", track)
    }
    var ledger = Ledger(
      profile: Profile(), issues: try Register([issue("WT-001", "甲")]),
      measures: try Register(measures))
    let text = ProgressReport(ledger, on: cutOff).document.plainText().filter { $0 != "\n" }
    #expect(text.contains(counts) && text.contains(shortcoming) && text.contains(next))

    var closed = issue("WT-001", "甲")
    closed.stage = .closed
    ledger = Ledger(
      profile: Profile(), issues: try Register([closed]), measures: try Register(measures))
    let after = ProgressReport(ledger, on: cutOff).document.plainText().filter { $0 != "\n" }
    #expect(after.contains("已销号但整改措施和制度成果尚未全部完成的问题1项"))
    #expect(after.contains("需要复核销号情况的问题1项"))
    #expect(!after.contains("启动的问题") && !after.contains("推进的问题"))
  }

  @Test(
    "措施句写明完成日期和指标",
    arguments: [
      Case("办理，已完成。") { _, measure in measure.status = .done },
      Case("办理，已于2023年9月1日完成（目标不少于20次，实际23次）。") { _, measure in
        (measure.status, measure.completedOn) = (.done, day("2023-09-01"))
        measure.target = target(20, 23, "次", .atLeast)
      },
      Case("办理，正在推进（目标17件，实际完成值未知），时限待定。") { _, measure in
        (measure.status, measure.target) = (.active, target(17, nil, "件"))
      },
      Case("办理，尚未启动，计划于2024年1月31日前完成。") { _, measure in
        measure.deadline = deadline("2024-01-31")
      },
      Case("办理，尚未启动，已超过2023年11月30日的时限。") { _, measure in
        measure.deadline = deadline("2023-11-30")
      },
      Case("办理，尚未启动，时限为“长期坚持”。") { _, measure in measure.deadline.text = "长期坚持" },
      Case("办理，已中止。") { _, measure in measure.status = .halted },
    ])
  func measures(of sentence: Case) throws {
    let ledger = try sentence.ledger()
    let measure = try #require(ledger.measures["CS-001"])
    #expect(ProgressReport(ledger, on: cutOff).sentence(on: measure) == sentence.expected)
  }

  @Test(
    "制度尚未到日子的不说“已于”",
    arguments: [
      (PolicyStage.inForce, "2023-06-20", "2023-07-01", "已于2023年7月1日施行"),
      (.inForce, "2023-12-20", "2023-12-31", "已于2023年12月31日施行"),
      (.inForce, "2023-12-20", "2030-01-01", "已于2023年12月20日印发，自2030年1月1日起施行"),
      (.inForce, nil, nil, "已施行"), (.inForce, nil, "2030-01-01", "已印发，自2030年1月1日起施行"),
      (.issued, "2023-12-20", nil, "已于2023年12月20日印发"),
      (.issued, "2024-01-05", "2024-02-01", "印发日期为2024年1月5日，自2024年2月1日起施行"),
      (.repealed, nil, nil, "已废止"), (.drafting, nil, nil, "处于起草阶段"),
    ] as [(PolicyStage, String?, String?, String)])
  func policies(stage: PolicyStage, issued: String?, effective: String?, expected: String) {
    var policy = policy("ZD-001", "考勤办法", .enact, stage)
    (policy.issuedOn, policy.effectiveOn) = (issued.map(day), effective.map(day))
    #expect(policy.clause(on: cutOff) == "《考勤办法》" + expected)
  }

  @Test(
    "三分状态只说有的，全是一种时换个说法",
    arguments: [
      ((27, 4, 3), "已完成27项、基本完成4项、未完成3项"), ((8, 0, 1), "已完成8项、未完成1项"), ((9, 0, 0), "已全部完成"),
      ((0, 2, 0), "均已基本完成"), ((0, 0, 5), "均未完成"), ((0, 0, 0), "尚无问题"),
    ])
  func threeWay(counts: (Int, Int, Int), expected: String) {
    let words = outcomes(
      completed: counts.0, basicallyCompleted: counts.1, unfinished: counts.2,
      of: counts.0 + counts.1 + counts.2)
    #expect(words == expected)
  }

  @Test("概数：整十和个位数不加“余”", arguments: [(7, "7"), (10, "10"), (34, "30余"), (48, "40余"), (50, "50")])
  func approximation(number: Int, expected: String) { #expect(approximate(number) == expected) }

  @Test("完成率两位小数，分母为零时不除", arguments: [(27, 34, "79.41%"), (1, 3, "33.33%"), (0, 0, "—")])
  func rates(part: Int, whole: Int, expected: String) {
    #expect(Rate(part, of: whole).description == expected)
  }

  @Test("增减")
  func changes() {
    typealias Amount = Indicator.Amount
    #expect(Amount.count(3).change(since: .count(1)) == "+2")
    #expect(Amount.count(1).change(since: .count(3)) == "-2")
    #expect(Amount.count(3).change(since: .count(3)) == "持平")
    #expect(Amount.rate(Rate(27, of: 34)).change(since: .rate(Rate(26, of: 34))) == "+2.94个百分点")
    #expect(Amount.rate(Rate(1, of: 4)).change(since: .rate(Rate(1, of: 2))) == "-25.00个百分点")
    #expect(Amount.rate(Rate(3, of: 4)).change(since: .rate(Rate(3, of: 4))) == "持平")
    #expect(Amount.rate(Rate(201, of: 400)).change(since: .rate(Rate(1, of: 2))) == "+0.25个百分点")
    #expect(Amount.rate(Rate(1, of: 2)).change(since: .rate(Rate(5005, of: 10_000))) == "-0.05个百分点")
    #expect(Amount.rate(Rate(1, of: 4)).change(since: .rate(Rate(0, of: 0))) == "—")
  }

  @Test("署名随党组织而变", arguments: [("市××局", "市××局党组"), ("市××局党委", "市××局党组")])
  func signatory(organization: String, expected: String) {
    var profile = Profile()
    (profile.organization, profile.partyBody) = (organization, .leadingGroup)
    #expect(profile.signatory == expected)
  }

  @Test("引号和书名号不重叠")
  func marks() {
    #expect("“第一议题”落实".quoted == "“‘第一议题’落实”")
    #expect("贯彻《条例》办法".inTitleMarks == "《贯彻〈条例〉办法》")
    #expect("《条例》".inTitleMarks == "《条例》")
  }

  @Test("引号层层交替，开头几个字不切断括号")
  func nesting() {
    #expect("“三会一课”“落实”不到位".quoted == "“‘三会一课’‘落实’不到位”")
    #expect("“‘三会一课’”不实".quoted == "“‘“三会一课”’不实”")
    #expect("督促各科室（含办公室，人事科）整改，逐项销号".openingWords == "督促各科室（含办公室，人事科）整改")
    #expect("制定《甲，乙办法》\n其他".openingWords == "制定《甲，乙办法》")
    #expect("（没有收住\n下一行".openingWords == "（没有收住")
  }

  @Test("看不见的字符不进文件，换行和制表符成为空格")
  func printable() {
    #expect("甲\u{200B}乙\u{FEFF}丙\u{202E}\u{1B}[31m丁\t戊\n己".printable == "甲乙丙[31m丁 戊 己")
    #expect("👨‍👩‍👧".printable == "👨‍👩‍👧")
    #expect("甲\u{202E}乙\u{AD}\n丙\u{61C}".fitForCell == "甲乙\n丙")
  }
}

extension Lane {
  /// A measure that brings its track to this lane.
  fileprivate func measure(_ id: RecordID, _ track: Track) -> Measure? {
    guard self != .notNeeded else { return nil }
    var measure = ReportsTests.measure(id, "WT-001", "办理。", track: track)
    measure.status = self == .complete ? .done : self == .active ? .active : .notStarted
    return measure
  }
}
