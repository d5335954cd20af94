import Cells
import Rectification

extension Model {
  /// Asks which file is to be taken in, once it is known which there are.
  mutating func openImport() -> [Effect] {
    guard !isReadOnly(), !isBusy() else { return [] }
    if let screen = waitingImport { return open(screen) }
    return [.findImports(folder: importFolder)]
  }

  mutating func openImportForm(_ paths: [String]) {
    importable = paths
    overlay = .form(importForm(nil))
  }

  /// The form for a file, filled in as one was asked for before.
  func importForm(_ file: Import?) -> Form {
    let paths = Choice(
      options: Options(all: importable.map { Option($0) }, isOpen: true), isOptional: false,
      value: file?.path)
    let encodings = Choice(
      options: Options(all: Import.encodings.map(Option.init)), isOptional: true,
      value: file?.encoding)
    let maps = file?.maps.joined(separator: " ") ?? ""
    return Form(
      .importFile, "导入表格", lead: ["先列出会有哪些改动，核对、勾选之后才导入。"],
      rows: [
        Form.Row(
          "path", "文件", .always, .choice(paths), placeholder: "按 Enter 选，或直接写路径（.xlsx .csv）"),
        Form.Row(
          "sheet", "工作表", .never, .text(TextArea(file?.sheet ?? "")), placeholder: "全部"),
        Form.Row("encoding", "编码", .never, .choice(encodings), placeholder: "自动"),
        Form.Row(
          "maps", "对应的栏", .never, .text(TextArea(maps)),
          placeholder: "认不出的表头才写，如 存在的不足=issue.title C=整改措施"),
      ], today: day)
  }

  mutating func submitImport(_ form: Form) -> [Effect] {
    guard let file = form.importedFile else { return [] }
    overlay = nil
    return startPlan(of: file)
  }

  /// Opens a plan that has been waiting; the ledger may have changed meanwhile.
  private mutating func open(_ screen: ImportScreen) -> [Effect] {
    (waitingImport, notice) = (nil, nil)
    overlay = .importing(screen)
    return screen.last == ledger.history.last ? [] : planAnew()
  }

  /// Begins to work out what a file would bring.
  mutating func startPlan(of file: Import, isLeft: Bool = false) -> [Effect] {
    guard !isReadOnly(), !isBusy() else { return [] }
    work = Work(.plan(file, last: ledger.history.last), "正在核对 \(file.fileName)")
    work?.isLeft = isLeft
    waitingImport = nil
    return [.plan(file)]
  }

  /// Shows a plan, or says that there is one where somebody has gone on with something else; one
  /// of a ledger that has changed meanwhile is made anew.
  mutating func take(_ plan: ImportPlan) -> [Effect] {
    guard let work, case .plan(let file, let last) = work.task else { return [] }
    self.work = nil
    guard last == ledger.history.last else { return startPlan(of: file, isLeft: work.isLeft) }
    importFolder = file.folder
    if case .importing(let old)? = overlay {
      renew(old, plan, last)
      return []
    }
    guard !plan.entries.isEmpty else {
      tellLater(.news, "\(file.fileName) 与台账一致，没有要导入的。")
      return []
    }
    let screen = ImportScreen(plan, of: file, last: last)
    if work.isLeft || overlay != nil {
      waitingImport = screen
      tellLater(.news, "\(file.fileName) 核对完成，按 \(keyLabel(.importFile)) 查看。")
    } else {
      notice = nil
      overlay = .importing(screen)
    }
    return []
  }

  /// Shows a plan made anew in place of an older one; what others have changed is said, and has to
  /// be ticked again.
  private mutating func renew(_ old: ImportScreen, _ plan: ImportPlan, _ last: Int) {
    let (screen, changed) = old.renewed(plan, last: last)
    overlay = .importing(screen)
    let items = Set(changed.compactMap { plan.entries[$0].item })
    let events = ledger.history.events.reversed().prefix { $0.seq > old.last }
    guard !changed.isEmpty,
      let event = events.first(where: { items.contains($0.edit.item) })
        ?? events.first
    else { return }
    let more = changed.count > 1 ? "有 \(changed.count) 项变了" : "有一项变了"
    say(
      .news,
      "\(account(of: event.by)) 刚改动了 \(event.edit.item)，已重新核对；\(more)，已取消勾选，请再看。")
  }

  /// The ledger has changed: what is shown of a file is worked out anew.
  mutating func planAnew() -> [Effect] {
    guard case .importing(let screen)? = overlay, work == nil else { return [] }
    return startPlan(of: screen.file)
  }

  /// Asks whether to take in what is ticked; Enter does not answer that, since it opens entries.
  mutating func ask(_ old: ImportScreen) -> [Effect] {
    var screen = old
    screen.panel = nil
    if work != nil {
      screen.problem = "台账刚有改动，正在重新核对，请稍候。"
    } else if screen.acceptedCount == 0 {
      screen.problem = "没有勾选要导入的，请按空格勾选，或按 Esc 离开。"
    } else {
      screen.panel = .asking
    }
    overlay = .importing(screen)
    return []
  }

  mutating func answer(_ key: Key, _ old: ImportScreen) -> [Effect] {
    var screen = old
    switch key.folded {
    // Others may have changed the ledger since the question.
    case .control("s"), .function(9), "y", "Y":
      guard work == nil else { return ask(screen) }
      screen.panel = nil
      overlay = .importing(screen)
      return [.commit(screen.plan.changes(accepting: screen.accepted))]
    case .escape, "n", "N": screen.panel = nil
    default: break
    }
    overlay = .importing(screen)
    return []
  }

  /// Leaves the screen; ticks that somebody has set only after a question.
  mutating func leave(_ screen: ImportScreen) -> [Effect] {
    guard !screen.isTouched else {
      var screen = screen
      screen.panel = .leaving
      overlay = .importing(screen)
      return []
    }
    return drop()
  }

  mutating func answerLeaving(_ key: Key, _ old: ImportScreen) -> [Effect] {
    var screen = old
    switch key.folded {
    case .control("s"), .function(9): return ask(screen)
    case "y", "Y", "D", .delete: return drop()
    case .escape, "n", "N": screen.panel = nil
    default: break
    }
    overlay = .importing(screen)
    return []
  }

  private mutating func drop() -> [Effect] {
    overlay = nil
    say(.done, "没有导入，什么也没有改动。")
    return work == nil ? [] : [.stop]
  }

  /// Goes back to how the file is to be read.
  mutating func reread(_ screen: ImportScreen) -> [Effect] {
    waitingImport = screen
    overlay = .form(importForm(screen.file))
    return work == nil ? [] : [.stop]
  }

  /// The ticked entries are in the ledger; where all were refused the screen stays, worked out anew.
  mutating func closeImport(after receipt: Receipt) -> [Effect] {
    guard case .importing(var screen)? = overlay else { return [] }
    guard receipt.events.isEmpty else {
      overlay = nil
      tell(receipt, as: "导入")
      return []
    }
    screen.problem = receipt.refusals.first?.forScreen ?? "没有变化。"
    overlay = .importing(screen)
    return planAnew()
  }
}

extension Form {
  /// The file that the form asks for.
  fileprivate var importedFile: Import? {
    guard let path = value("path")?.text else { return nil }
    var file = Import(path: path.withoutQuotes)
    file.sheet = value("sheet")?.text
    file.encoding = value("encoding")?.text
    file.maps = (value("maps")?.text ?? "").split { " 　，,；;、".contains($0) }.map(String.init)
    return file
  }
}

extension String {
  /// A path without the quotation marks that file managers put around it.
  var withoutQuotes: String {
    let marks: [(Character, Character)] = [("\"", "\""), ("'", "'"), ("“", "”")]
    let isQuoted = marks.contains { first == $0 && last == $1 } && count > 2
    return isQuoted ? String(dropFirst().dropLast()) : self
  }

  /// What the file at this path is called.
  var fileName: String { split(separator: "/").last.map(String.init) ?? self }
}
