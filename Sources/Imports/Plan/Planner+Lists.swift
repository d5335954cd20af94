import Rectification

extension Planner {
  /// A ledger without issues takes its sections and departments from its first file.
  mutating func takeLists(from sheets: [(sheet: Sheet, layout: SheetLayout)]) {
    guard ledger.issues.count == 0 else { return }
    let profile = ledger.profile
    let sections = additions(to: profile.sections, ["issue.section"], sheets)
    let departments = additions(
      to: profile.departments,
      [
        "issue.department", "issue.supportingDepartments", "measure.department",
        "policy.department",
      ],
      sheets)
    for (key, label, old, new) in [
      ("sections", "板块", profile.sections, sections),
      ("departments", "部门", profile.departments, departments),
    ] where !new.isEmpty {
      plan.lists.append(Assignment(path: [key], value: .list((old + new).map(Value.text))))
      plan.remarks.append("台账还没有问题，\(label)清单加上文件中的：\(new.joined(separator: "、"))。")
    }
    guard !plan.lists.isEmpty,
      let edits = try? ledger.check(.edit(.ledger, plan.lists), occasion).edits
    else { return }
    var prepared = ledger
    for edit in edits { prepared.apply(edit) }
    adoption = Adoption(into: prepared, occasion)
    self.departments = Set(prepared.profile.departments)
  }

  /// What the cells of some columns name that is not on a list yet, in the order of the file.
  private func additions(
    to list: [String], _ paths: Set<String>, _ sheets: [(sheet: Sheet, layout: SheetLayout)]
  ) -> [String] {
    var (known, new) = (Set(list), [String]())
    for (sheet, layout) in sheets {
      let columns = layout.columns.filter { paths.contains($0.heading.path) }
      for row in sheet.rows[layout.first...] {
        for column in columns {
          guard let text = row[column.place]?.text else { continue }
          let isList = column.heading.key == "supportingDepartments"
          for name in isList ? pieces(of: text) : [text] where known.insert(name).inserted {
            new.append(name)
          }
        }
      }
    }
    return new
  }
}
