import Rectification

extension Form {
  /// The report that the form asks for; `nil` for a form of another purpose.
  var export: Export? {
    guard case .export(let scene) = purpose, let kind = value("kind")?.text,
      let format = value("format")?.text
    else { return nil }
    var export = Export(kind: kind, format: format, asOf: day("asOf") ?? today)
    export.since = day("since")
    export.department = value("department")?.text
    export.issue = value("issue")?.text.flatMap { RecordID($0) }
    let scope = value("scope")?.text.flatMap(ExportScene.Scope.init(rawValue:))
    export.records = scope.flatMap(scene.records)
    export.encoding = value("encoding")?.text
    export.path = value("path")?.text ?? ""
    return export
  }

  /// What is added to a file's name that has no ending, so that nobody is surprised.
  func exportWarning(_ row: Int, _ exports: Exports) -> Problem? {
    guard let export, rows[row].path == ["path"], let format = exports.format(of: export),
      let last = export.path.last, last != "/", !exports.hasKnownEnding(export.path)
    else { return nil }
    let name = "\(export.path.fileName).\(format.suffix)"
    return Problem(sentence: "没有写后缀，将写成 \(name)（是文件夹的，写到里面）。", isWarning: true)
  }

  private func day(_ key: String) -> Day? { value(key)?.text.flatMap { Day($0) } }

  /// What is wrong with a day of a report, though it is one.
  func exportProblem(_ row: Int) -> Problem? {
    guard case .export = purpose else { return nil }
    switch rows[row].path {
    case ["asOf"]:
      guard let asOf = day("asOf"), asOf > today else { return nil }
      return Problem(sentence: "\(asOf) 还没有到，截至日期不能晚于 \(today)。")
    case ["since"]:
      guard let since = day("since"), let asOf = day("asOf"), since > asOf else { return nil }
      return Problem(sentence: "\(rows[row].label) \(since) 晚于截至日期 \(asOf)，请改其中一个。")
    default: return nil
    }
  }

  /// Shows the rows that the chosen kind and format ask for, and keeps the file's name in step until
  /// somebody has written another.
  mutating func followExport(_ scene: ExportScene, _ before: Form, _ builder: FormBuilder) {
    guard var export, let earlier = before.export, export != earlier else { return }
    if export.path != earlier.path, let typed = builder.exports.format(typedIn: export),
      let place = row(["format"]), case .choice(var choice) = rows[place].input
    {
      choice.value = typed.code
      rows[place].input = .choice(choice)
      export.format = typed.code
    }
    if export.kind != earlier.kind || export.format != earlier.format {
      if builder.exports.format(of: export) == nil {
        export.format = builder.exports.kind(export.kind)?.formats.first?.code ?? export.format
      }
      let path = current?.path
      let fresh = builder.exporting(export, scene)
      lead = fresh.lead
      rows = fresh.rows.map { fresh in row(fresh.path).map { fresh.kept(from: rows[$0]) } ?? fresh }
      cursor = path.flatMap(row) ?? rows.count
    }
    guard export.path == earlier.path else { return }
    followName(export, earlier, scene, builder)
  }

  private mutating func followName(
    _ export: Export, _ earlier: Export, _ scene: ExportScene, _ builder: FormBuilder
  ) {
    guard let place = row(["path"]) else { return }
    if export.path == builder.offeredPath(earlier, scene) {
      let offered = builder.offeredPath(export, scene)
      rows[place].input = .text(TextArea(offered))
      rows[place].was = .text(offered)
    } else if let old = builder.exports.format(of: earlier)?.suffix,
      let new = builder.exports.format(of: export)?.suffix, old != new,
      export.path.lowercased().hasSuffix(".\(old)")
    {
      rows[place].input = .text(TextArea(export.path.dropLast(old.count) + new))
    }
  }
}

extension Form.Row {
  /// The same row with what was filled in at `row`, as far as it can still be chosen.
  fileprivate func kept(from row: Form.Row) -> Form.Row {
    guard case .choice(var choice) = input, case .choice(let old) = row.input else { return row }
    let isThere = choice.options.all.contains { $0.value == old.value }
    guard isThere || old.value == nil else { return self }
    choice.value = old.value
    var kept = row
    kept.input = .choice(choice)
    return kept
  }
}
