import Rectification

/// What conditions, their values and sort keys are called besides their Chinese label, by label: in
/// pinyin, in English, shorter.
private let otherNames: [String: [String]] = [
  "阶段": ["jieduan", "stage"], "完成情况": ["wanchengqingkuang", "outcome"],
  "状态": ["zhuangtai", "status"], "属性": ["shuxing", "track"], "来源": ["laiyuan", "source"],
  "整改类型": ["类型", "leixing", "mode"], "板块": ["bankuai", "section"],
  "部门": ["bumen", "department"], "历史遗留": ["lishiyiliu", "legacy"], "时限": ["shixian", "deadline"],
  "编号": ["bianhao", "id"], "名称": ["mingcheng", "title"],
  "升序": ["shengxu", "ascending"], "降序": ["jiangxu", "descending"],
  "全部": ["quanbu", "all"],
  "已建账": ["yijianzhang", "registered"], "当下改": ["dangxiagai", "correcting", "immediate"],
  "长久立": ["changjiuli", "institutionalizing", "lasting"], "待验收": ["daiyanshou", "verifying"],
  "已销号": ["yixiaohao", "closed"], "已撤销": ["yichexiao", "withdrawn"],
  "已完成": ["yiwancheng", "completed", "done"], "基本完成": ["jibenwancheng", "basicallyCompleted"],
  "未完成": ["weiwancheng", "unfinished"], "未启动": ["weiqidong", "notStarted"],
  "推进中": ["tuijinzhong", "active"], "已核实": ["yiheshi", "verified"], "中止": ["zhongzhi", "halted"],
  "立项": ["lixiang", "planned"], "起草": ["qicao", "drafting"],
  "征求意见": ["zhengqiuyijian", "consulting"],
  "合法合规性审查": ["合规审查", "heguishencha", "legalReview"],
  "集体审议": ["jitishenyi", "deliberating"], "印发": ["yinfa", "issued"],
  "施行": ["shixing", "inForce"], "废止": ["feizhi", "repealed"],
  "只看历史遗留": ["历史遗留", "遗留", "yiliu", "legacy"], "已超期": ["超期", "chaoqi", "overdue"],
  "10 天内到期": ["临期", "linqi", "dueSoon"],
]

/// Everything that something with this label may be called.
func names(ofLabel label: String) -> [String] { [label] + (otherNames[label] ?? []) }

/// Whether `word` names what has this label, whatever the case of its letters.
func isName(_ word: String, ofLabel label: String) -> Bool {
  let word = word.lowercased()
  return names(ofLabel: label).contains { $0.lowercased() == word }
}
