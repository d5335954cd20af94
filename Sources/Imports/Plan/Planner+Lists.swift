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
    for (key, old, new) in [
      ("sections", profile.sections, sections), ("departments", profile.departments, departments),
    ] where !new.isEmpty {
      plan.lists.append(Assignment(path: [key], value: .list((old + new).map(Value.text))))
    }
    guard !plan.lists.isEmpty,
      let edits = try? ledger.check(.edit(.ledger, plan.lists), occasion).edits
    else { return }
    var prepared = ledger
    for edit in edits { prepared.apply(edit) }
    adoption = Adoption(into: prepared, occasion)
    self.departments = Set(prepared.profile.departments)
  }

  /// Leaves out of the lists what no record names that comes in.
  mutating func keepUsedLists() {
    var used: Set<Value> = []
    for fields in plan.entries.lazy.compactMap(\.newcomer?.fields) {
      used.formUnion(["section", "department"].compactMap { fields[$0] })
      used.formUnion(fields["supportingDepartments"]?.list ?? [])
    }
    plan.lists = plan.lists.compactMap { assignment in
      let isOfSections = assignment.path == ["sections"]
      let old = (isOfSections ? ledger.profile.sections : ledger.profile.departments)
        .map(Value.text)
      let new = assignment.value?.list?.dropFirst(old.count).filter(used.contains) ?? []
      guard !new.isEmpty else { return nil }
      let names = new.compactMap(\.text).joined(separator: "、")
      plan.remarks.append("台账还没有问题，\(isOfSections ? "板块" : "部门")清单加上文件中的：\(names)。")
      return Assignment(path: assignment.path, value: .list(old + new))
    }
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
          let isSection = column.heading.key == "section"
          let names = isSection || known.contains(text) ? [text] : pieces(of: text)
          for name in names where known.insert(name).inserted {
            new.append(name)
          }
        }
      }
    }
    return new
  }
}
