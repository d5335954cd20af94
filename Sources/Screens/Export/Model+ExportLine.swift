import Rectification

extension Model {
  /// `导出 台账 csv a.csv`, `导出 销号申请单 WT-011`: what is not said of kind and format follows from
  /// the file's name, else it is the first that there is; without a file's name the form is shown.
  mutating func export(_ text: inout CommandText) throws(Misunderstood) -> [Effect] {
    guard !isBusy() else { return [] }
    let kinds = exports.kinds
    var kind = text.take { word in kinds.first { $0.isNamed(word) } }
    let formats = kind.map(\.formats) ?? kinds.flatMap(\.formats)
    var format = text.take { word in formats.first { $0.isNamed(word) } }
    kind = kind ?? text.take { word in kinds.first { $0.isNamed(word) } }
    let issue = text.take { shown.records(meantBy: $0).first { shown.issues.contains($0) } }
    let path = text.remainder
    format = format ?? formats.first { path.lowercased().hasSuffix(".\($0.suffix)") }
    // A word before the file's name was to be a kind or a format, and there is none of that name.
    let unknown = path.split(separator: " ").dropLast().first {
      $0.allSatisfy { $0.isASCII && $0.isLetter }
    }
    let isPath = path.isEmpty || path.contains { "./".contains($0) }
    guard isPath, unknown == nil, var export = export(kind, format) else {
      throw .unknownExport(known: kinds.map(\.label))
    }
    (export.path, export.issue) = (path, issue)
    var scene = exportScene
    // A whole line says what is meant; only a form shows that a filter is on.
    if !path.isEmpty { (scene.isFiltered, scene.listed) = (false, []) }
    let form = formBuilder.exporting(export, scene)
    guard path.isEmpty else { return save(form) }
    overlay = .form(form)
    return []
  }

  private func export(_ kind: Exports.Kind?, _ format: Exports.Format?) -> Export? {
    let kind = kind ?? exports.kinds.first { format == nil || $0.formats.contains { $0 == format } }
    return kind.flatMap { kind in
      let usual = kind.formats.first { $0.code == exportHabit.format } ?? kind.formats.first
      return (format ?? usual).map { export(kind, $0) }
    }
  }
}

extension Exports.Kind {
  /// Whether a word names it; the beginning of its label will do, and pinyin.
  func isNamed(_ word: String) -> Bool {
    code == word.lowercased() || word.count > 1 && label.hasPrefix(word)
      || isName(word, ofLabel: label)
  }
}

extension Exports.Format {
  fileprivate func isNamed(_ word: String) -> Bool {
    let word = word.lowercased()
    return [code, suffix].contains(word)
      || label.lowercased().split(separator: " ").contains { $0 == word }
  }
}
