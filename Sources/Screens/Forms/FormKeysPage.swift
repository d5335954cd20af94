extension Model {
  /// What F1 shows.
  var formKeys: Page {
    Page(
      title: "表单里的键",
      lines: [
        "↑ ↓ Tab S-Tab   上一项、下一项；长文字和清单里先在其中移动",
        "Enter           下一项；选项多的（部门、制度等）打开清单",
        "← → 空格 数字   换选项；直接输入可在清单里查找",
        "空格            日期：打开月历；清单：勾选、达到",
        "Delete          去掉清单里的一条",
        "Ctrl-O          在长文字里换行；粘贴的换行保留",
        "Ctrl-E          用编辑器（$EDITOR）修改这一项",
        "Ctrl-S          保存；也可移到最后的 [保存] 按 Enter",
        "Esc             离开，有改动时先问",
        "日期可写 9-30、9月30日、30日、+2周、月底、下周五、今天",
      ])
  }
}
