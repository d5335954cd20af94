import Pinyin

/// What conditions, their values and sort keys are called besides their Chinese label, by label: in
/// English, shorter.
private let otherNames: [String: [String]] = [
  "阶段": ["stage"], "完成情况": ["outcome"], "状态": ["status"], "属性": ["track"], "来源": ["source"],
  "整改类型": ["类型", "mode"], "板块": ["section"], "部门": ["department"], "历史遗留": ["遗留", "legacy"],
  "时限": ["deadline"], "编号": ["id"], "名称": ["title"],
  "升序": ["ascending"], "降序": ["descending"], "全部": ["不限", "all"],
  "已建账": ["registered"], "当下改": ["correcting", "immediate"],
  "长久立": ["institutionalizing", "lasting"], "待验收": ["verifying"], "已销号": ["closed"],
  "已撤销": ["withdrawn"], "已完成": ["completed", "done"], "基本完成": ["basicallyCompleted"],
  "未完成": ["unfinished"], "未启动": ["notStarted"], "推进中": ["active"], "已核实": ["verified"],
  "中止": ["halted"], "立项": ["planned"], "起草": ["drafting"], "征求意见": ["consulting"],
  "合法合规性审查": ["合规审查", "legalReview"], "集体审议": ["deliberating"], "印发": ["issued"],
  "施行": ["inForce"], "废止": ["repealed"], "超期": ["已超期", "overdue"], "临期": ["dueSoon"],
]

/// Everything that something with this label may be called, but for its pinyin.
func names(ofLabel label: String) -> [String] { [label] + (otherNames[label] ?? []) }

/// Whether `word` names what has this label, whatever the case of its letters; its whole pinyin or
/// initials will do.
func isName(_ word: String, ofLabel label: String) -> Bool {
  let lowercased = word.lowercased()
  return names(ofLabel: label).contains { $0.lowercased() == lowercased }
    || Query(word).matches(in: label) == [label.startIndex..<label.endIndex]
}
