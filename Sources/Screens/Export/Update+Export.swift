import Rectification

extension Model {
  /// The form for a report of what is on the screen, filled in as the last one was.
  mutating func openExport() {
    guard !isBusy() else { return }
    guard let export = usualExport else { return say(.refused, "没有可导出的内容。") }
    overlay = .form(formBuilder.exporting(export, exportScene))
  }

  /// A report of the kind and in the format that were chosen last.
  private var usualExport: Export? {
    let kind = exportHabit.kind.flatMap(exports.kind) ?? exports.kinds.first
    guard let kind else { return nil }
    let format = kind.formats.first { $0.code == exportHabit.format } ?? kind.formats.first
    return format.map { export(kind, $0) }
  }

  func export(_ kind: Exports.Kind, _ format: Exports.Format) -> Export {
    Export(kind: kind.code, format: format.code, asOf: shownDay)
  }

  var exportScene: ExportScene {
    var scene = ExportScene(list: place.kind, folder: exportHabit.folder)
    if let target {
      scene.issue = shown.measures[target]?.issue ?? (shown.issues.contains(target) ? target : nil)
    }
    guard let list else { return scene }
    scene.selected = list.selectedCount > 0 ? list.targets : []
    scene.isFiltered = list.ids.count < list.total
    scene.listed = scene.isFiltered ? list.ids : []
    return scene
  }

  /// Begins to write the report that a form asks for; the form is kept until that is done.
  mutating func submitExport(_ form: Form, replacing: Bool = false) -> [Effect] {
    guard let export = form.export else { return [] }
    if let work {
      var form = form
      form.problem = work.sentence
      overlay = .form(form)
      return []
    }
    overlay = nil
    work = Work(.export(form), "正在导出\(exports.label(of: export))")
    return [.export(export, replacing: replacing)]
  }

  /// The report is on the disk: the next one begins with the same choices.
  mutating func finishExport(_ path: String) {
    var part = ""
    if case .export(let form)? = work?.task, let export = form.export {
      part = export.records.map { "（其中的 \($0.count) 项）" } ?? ""
      let folder = export.path.lastIndex(of: "/").map { String(export.path[...$0]) } ?? ""
      exportHabit = ExportHabit(kind: export.kind, format: export.format, folder: folder)
    }
    work = nil
    tellLater(.done, "已导出：\(path)\(part)")
  }

  /// There is a file of that name already: the form comes back and asks.
  mutating func askToOverwrite(_ path: String) {
    guard case .export(var form)? = work?.task else { return }
    work = nil
    form.cursor = form.row(["path"]) ?? form.cursor
    form.panel = .overwriting(path)
    overlay = .form(form)
  }
}
