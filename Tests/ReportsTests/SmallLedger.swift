@testable import Rectification

/// A bureau with a 党组 and one of everything that goes wrong, as of 2023-12-31.
func smallLedger() throws -> Ledger {
  var ledger = Ledger(
    profile: bureau, issues: try Register(foundIssues), measures: try Register(plannedMeasures),
    policies: try Register(plannedPolicies))
  try ledger.live()
  return ledger
}

let cutOff = day("2023-12-31")
let since = day("2023-12-01")

func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

private var bureau: Profile {
  var profile = Profile()
  profile.title = "检视整改台账"
  profile.organization = "市××局"
  profile.partyBody = .leadingGroup
  profile.recipient = "市委"
  profile.sections = ["政治建设", "党风廉政建设"]
  profile.departments = ["办公室", "人事科"]
  var first = Achievement()
  (first.on, first.occasion, first.recognition) = (day("2023-09-20"), "全市座谈会", "得到充分肯定")
  profile.achievements = [first]
  return profile
}

func issue(
  _ id: RecordID, _ title: String, _ source: IssueSource = .inspection,
  section: String = "政治建设", department: String = "办公室", due: String? = nil
) -> Rectification.Issue {
  var issue = Rectification.Issue()
  (issue.id, issue.title, issue.source) = (id, title, source)
  (issue.section, issue.department, issue.leader) = (section, department, "分管副局长")
  issue.manifestation = "有的科室落实不到位。"
  issue.goal = "年底前完成。"
  issue.discoveredOn = day("2023-04-10")
  issue.deadline = deadline(due)
  issue.stage = .correcting
  return issue
}

func measure(
  _ id: RecordID, _ issue: RecordID, _ content: String, track: Track = .immediate,
  due: String? = nil
) -> Measure {
  var measure = Measure()
  (measure.id, measure.issue, measure.track) = (id, issue, track)
  (measure.content, measure.department, measure.owner) = (content, "办公室", "办公室主任")
  measure.deadline = deadline(due)
  return measure
}

func policy(_ id: RecordID, _ title: String, _ change: PolicyChange, _ stage: PolicyStage) -> Policy
{
  var policy = Policy()
  (policy.id, policy.title, policy.change, policy.stage) = (id, title, change, stage)
  (policy.kind, policy.department) = ("办法", "人事科")
  return policy
}

func target(_ goal: Int, _ actual: Int?, _ unit: String, _ rule: TargetRule = .exactly) -> Target {
  var target = Target()
  (target.goal, target.unit, target.rule) = (Amount(goal), unit, rule)
  target.actual = actual.map { Amount($0) }
  return target
}

func deadline(_ date: String?) -> Deadline {
  var deadline = Deadline()
  guard let date else { return deadline }
  deadline.date = day(date)
  deadline.original = day(date)
  deadline.text = "\(day(date).chinese)前"
  return deadline
}

private var foundIssues: [Rectification.Issue] {
  var first = issue("WT-001", "“第一议题”落实有随意性", due: "2023-11-30")
  first.manifestation = "有的会议记录不全，\n个别\"议题\"没有研讨。"
  first.remarks = "=SUM(A1:A9)"
  first.deadline.keepUp = true
  first.stage = .verifying
  var second = issue(
    "WT-002", "窗口服务|拖延推诿", .publicConcern, section: "党风廉政建设", department: "人事科",
    due: "2024-01-08")
  second.obstacle = "满意度测评尚未完成。"
  second.nextStep = "2024年1月完成满意度测评。"
  second.stage = .closed
  let third = issue("WT-003", "信访积案未结", .publicConcern, section: "党风廉政建设", due: "2023-12-20")
  var fourth = issue("WT-004", "档案管理制度不健全", .research, department: "人事科", due: "2023-10-31")
  fourth.deadline.keepUp = true
  fourth.stage = .institutionalizing
  var withdrawn = issue("WT-005", "重复登记的问题")
  withdrawn.stage = .withdrawn
  var sixth = issue("WT-006", "文山会海问题", .research, section: "党风廉政建设", due: "2023-12-31")
  sixth.mode = .atOnce
  return [first, second, third, fourth, withdrawn, sixth]
}

private var plannedMeasures: [Measure] {
  var research = measure("CS-001", "WT-001", "组织集体研讨，按月确定主题。", due: "2023-11-30")
  research.target = target(12, 12, "次")
  research.status = .verified
  research.completedOn = day("2023-11-20")
  research.evidence = [Evidence(name: "研讨记录", reference: "2023-办-001", addedOn: day("2023-11-20"))]
  var rule = measure("CS-002", "WT-001", "制定《“第一议题”制度》，废止旧制度", track: .lasting, due: "2023-06-30")
  rule.policies = ["ZD-001", "ZD-003", "ZD-005"]
  rule.status = .done
  rule.completedOn = day("2023-06-25")
  rule.evidence = [Evidence(name: "印发通知", addedOn: day("2023-06-25"))]
  var service = measure("CS-003", "WT-002", "开展专项整治；公开曝光", due: "2024-01-08")
  service.target = target(90, 93, "%", .atLeast)
  service.status = .done
  var files = measure("CS-005", "WT-004", "核查档案", due: "2023-08-31")
  files.target = target(186, 186, "卷")
  files.status = .done
  files.evidence = [Evidence(name: "核查表", addedOn: day("2023-08-31"))]
  var rules = measure("CS-006", "WT-004", "修订《档案管理制度》", track: .lasting, due: "2024-02-29")
  rules.policies = ["ZD-002"]
  rules.status = .active
  var withdrawn = measure("CS-007", "WT-005", "不计入的措施")
  withdrawn.status = .done
  var meetings = measure("CS-008", "WT-006", "压减会议", due: "2023-12-31")
  meetings.target = target(10, 8, "个")
  return [
    research, rule, service, measure("CS-004", "WT-003", "化解积案，一案一策", due: "2023-12-20"),
    files, rules, withdrawn, meetings,
  ]
}

private var plannedPolicies: [Policy] {
  var first = policy("ZD-001", "“第一议题”制度", .enact, .inForce)
  first.documentNumber = "×党组发〔2023〕5号"
  (first.issuedOn, first.effectiveOn) = (day("2023-06-20"), day("2023-07-01"))
  var second = policy("ZD-002", "档案管理制度", .revise, .deliberating)
  second.department = "办公室"
  var third = policy("ZD-003", "会议旧制度", .repeal, .repealed)
  (third.documentNumber, third.issuedOn) = ("×党组发〔2023〕6号", day("2023-06-20"))
  let ended = policy("ZD-005", "试行办法", .enact, .repealed)
  return [first, second, third, policy("ZD-004", "贯彻《条例》办法", .enact, .drafting), ended]
}
