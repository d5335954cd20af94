import Rectification

/// What was on the screen when a report was asked for.
struct ExportScene: Hashable, Sendable {
  /// The kind of the records that are listed.
  var list: RecordKind?
  /// The records that are listed, where they are not all there are.
  var listed: [RecordID] = []
  var selected: [RecordID] = []
  /// Whether a filter or a search keeps records out of the list.
  var isFiltered = false
  /// The issue under the cursor.
  var issue: RecordID?
  /// Where the last file went.
  var folder = ""

  /// Which records are meant.
  enum Scope: String, Hashable { case all, listed, selected }

  /// The records of a scope; `nil` for all.
  func records(_ scope: Scope) -> [RecordID]? {
    switch scope {
    case .all: nil
    case .listed: listed
    case .selected: selected
    }
  }

  /// What should be known of the list before a report of a kind is made.
  fileprivate func lead(for kind: Exports.Kind) -> [String] {
    guard isFiltered, selected.isEmpty, let list, kind.lists.contains(list) else { return [] }
    return listed.isEmpty
      ? ["当前列表是空的，导出的是全部。"] : ["列表有筛选，导出的是“当前列表”；要导出全部，请改“范围”。"]
  }

  /// The scope that is meant unless another is chosen: what is seen.
  fileprivate var usualScope: Scope {
    selected.isEmpty ? listed.isEmpty ? .all : .listed : .selected
  }

  /// The scopes that there are for a kind of report, with their names.
  fileprivate func scopes(for kind: Exports.Kind) -> [(Scope, String)] {
    guard let list, kind.lists.contains(list) else { return [] }
    let named: [(Scope, [RecordID], String)] = [
      (.selected, selected, "已选的 \(selected.count) 项"),
      (.listed, listed, "当前列表的 \(listed.count) 项（筛选、搜索）"),
    ]
    let some = named.filter { !$0.1.isEmpty }.map { ($0.0, $0.2) }
    return some.isEmpty ? [] : [(.all, "全部")] + some
  }
}

extension FormBuilder {
  /// The form for a report: the rows that its kind and format ask for, filled in from `export`.
  func exporting(_ export: Export, _ scene: ExportScene) -> Form {
    let lead = exports.kind(export.kind).map(scene.lead) ?? []
    return Form(.export(scene), "导出", lead: lead, rows: rows(export, scene), today: today)
  }

  private func rows(_ export: Export, _ scene: ExportScene) -> [Form.Row] {
    guard let kind = exports.kind(export.kind) else { return [] }
    var rows = [
      choice("kind", "报告", exports.kinds.map { Option($0.code, $0.label) }, export.kind),
      choice("format", "格式", kind.formats.map { Option($0.code, $0.label) }, export.format),
      day("asOf", "截至日期", .always, export.asOf),
    ]
    if kind.asks.contains(.comparison) {
      rows.append(day("since", "对比期起", .never, export.since))
    }
    if kind.asks.contains(.since) { rows.append(day("since", "起始日期", .never, export.since)) }
    if kind.asks.contains(.department) { rows.append(departments(export)) }
    if kind.asks.contains(.issue) { rows.append(issues(export.issue ?? scene.issue)) }
    let scopes = scene.scopes(for: kind).map { Option($0.rawValue, $1) }
    if !scopes.isEmpty {
      rows.append(choice("scope", "范围", scopes, scene.usualScope.rawValue))
    }
    if let encodings = exports.format(of: export)?.encodings, let first = encodings.first {
      let options = encodings.map { Option($0, $0.uppercased()) }
      rows.append(choice("encoding", "编码", options, export.encoding ?? first))
    }
    let path = export.path.isEmpty ? offeredPath(export, scene) : export.path
    return rows + [filled("path", "文件名", .always, .text(TextArea(path)))]
  }

  /// The path that is offered: what offices call such a file, where the last one went.
  func offeredPath(_ export: Export, _ scene: ExportScene) -> String {
    scene.folder + exports.fileName(export)
  }

  private func choice(
    _ key: String, _ label: String, _ options: [Option], _ value: String
  ) -> Form.Row {
    let choice = Choice(options: Options(all: options), isOptional: false, value: value)
    return filled(key, label, .always, .choice(choice))
  }

  private func day(_ key: String, _ label: String, _ need: Form.Need, _ day: Day?) -> Form.Row {
    let area = TextArea(day?.description ?? "").filledIn
    return filled(key, label, need, .day(area, .past))
  }

  private func departments(_ export: Export) -> Form.Row {
    let options = Options(all: ledger.departmentsInUse.map { Option($0) })
    let choice = Choice(options: options, isOptional: true, value: export.department)
    return filled("department", "部门", .never, .choice(choice), placeholder: "全部部门")
  }

  private func issues(_ issue: RecordID?) -> Form.Row {
    let issues = ledger.issues.records.map { Option($0.id.text, "\($0.id) \($0.title)") }
    let choice = Choice(
      options: Options(all: issues), isOptional: false, value: issue?.text)
    return filled("issue", "问题", .always, .choice(choice))
  }

  /// A row that has not been touched yet.
  private func filled(
    _ key: String, _ label: String, _ need: Form.Need, _ input: Input, placeholder: String = ""
  ) -> Form.Row {
    var row = Form.Row(key, label, need, input, placeholder: placeholder)
    row.was = (try? input.value(on: today)) ?? nil
    return row
  }
}
