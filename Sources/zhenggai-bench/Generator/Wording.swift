import Rectification

/// Sentences about a matter, composed as people in bureaus write them.
struct Wording {
  let matter: Matter
  var dice: Dice

  private typealias Words = Vocabulary

  mutating func title() -> String {
    let first = matter.name + dice.pick(Words.defects)
    guard dice.chance(70) else { return first }
    return first + "、" + dice.pick(Words.aspects) + dice.pick(Words.defects)
  }

  mutating func manifestation() -> String {
    let first =
      "\(dice.pick(Words.some))\(dice.pick(Words.actors))在\(matter.name)中\(dice.pick(Words.failings))"
    let second =
      "\(dice.pick(Words.some))\(dice.pick(Words.actors))\(dice.pick(Words.aspects))\(dice.pick(Words.defects))"
    return "\(first)；\(second)，\(dice.pick(Words.results))。"
  }

  mutating func cause() -> String { dice.pick(Words.causes) + "。" }

  mutating func reference(_ source: IssueSource) -> String {
    let number = "\(dice.number(in: 1...6)).\(dice.number(in: 1...20))"
    return switch source {
    case .inspection: "巡察组反馈意见\(number)：\(matter.name)\(dice.pick(Words.defects))。"
    case .research: "\(matter.rule)调研报告第\(number)条"
    case .publicConcern: "群众来信来访登记第\(dice.number(in: 1...4000))号"
    }
  }

  mutating func goal(by day: Day) -> String {
    let count = dice.number(in: 2...180)
    let end = dice.pick(["全部办结", "全部整改到位", "件件有回音", "按期办结率达到100%"])
    return
      "\(day.monthName)底前\(count)\(matter.unit)\(matter.name)事项\(end)，\(dice.pick(Words.returns))落实到位。"
  }

  mutating func criterion() -> String {
    "\(dice.pick(Words.aspects))经核查无缺项，\(dice.pick(Words.returns))有记录"
  }

  mutating func obstacle() -> String {
    "\(dice.pick(Words.aspects))涉及多个部门，\(dice.pick(Words.causes))，尚有\(dice.number(in: 1...9))\(matter.unit)未办结。"
  }

  mutating func nextStep() -> String {
    "\(dice.pick(Words.verbs))剩余\(dice.number(in: 1...9))\(matter.unit)\(matter.name)事项，\(dice.pick(Words.ways))，经核查后提请验收。"
  }

  mutating func opinion() -> String {
    "抽查\(dice.number(in: 2...30))\(matter.unit)，\(dice.pick(Words.aspects))与佐证材料相符，同意通过验收。"
  }

  mutating func remarks() -> String { "\(dice.pick(Words.returns))按年度复核，相关信息另册保管。" }

  mutating func immediateContent() -> String {
    "\(dice.pick(Words.verbs))\(matter.name)\(dice.pick(Words.aspects))，\(dice.pick(Words.ways))，\(dice.pick(Words.ways))。"
  }

  mutating func lastingContent(_ titles: [String]) -> String {
    let names = titles.map { "《\($0)》" }.joined(separator: "和")
    let subject = names.isEmpty ? matter.rule + "长效机制" : names
    return
      "\(dice.pick(["制定", "修订", "健全"]))\(subject)，\(dice.pick(Words.clauses))，\(dice.pick(Words.clauses))。"
  }

  mutating func progress() -> String {
    let count = dice.number(in: 2...160)
    let done = dice.number(in: 1...count)
    return switch dice.below(4) {
    case 0:
      "已\(dice.pick(Words.verbs))\(matter.name)事项\(count)\(matter.unit)，办结\(done)\(matter.unit)。"
    case 1: "\(dice.pick(Words.aspects))核对完成，退回补充\(done)份，\(dice.pick(Words.ways))。"
    case 2: "召开会商会议\(dice.number(in: 1...6))次，明确\(count)项任务的责任科室和时限。"
    default: "征求意见结束，采纳\(done)条，\(dice.pick(Words.clauses))。"
    }
  }

  mutating func evidence() -> String { matter.rule + dice.pick(Words.occasions) }

  mutating func policyTitle(_ kind: String) -> String {
    matter.rule + dice.pick(["", "工作", "责任", "监督", "评价", "联席会商", "信息报送"]) + kind
  }

  /// A note, a sentence longer or shorter, as it is added in the course of the work.
  mutating func remark() -> String {
    dice.chance(50) ? progress() : "\(dice.pick(Words.ways))，\(dice.pick(Words.results))的情况已有改善。"
  }
}

extension Day {
  /// `2023年9月`.
  var monthName: String { "\(civil.year)年\(civil.month)月" }
}
