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
    let options = Options(all: paths.map { Option($0) }, isOpen: true)
    let choice = Choice(options: options, isOptional: false, value: nil)
    overlay = .form(
      Form(
        .importFile, "导入表格", lead: ["先列出会有哪些改动，核对、勾选之后才导入。"],
        rows: [
          Form.Row(
            "path", "文件", .always, .choice(choice), placeholder: "按 Enter 选，或直接写路径（.xlsx .csv）")
        ], today: day))
  }

  mutating func submitImport(_ form: Form) -> [Effect] {
    guard let path = form.value("path")?.text else { return [] }
    overlay = nil
    return startPlan(of: path)
  }

  /// Opens a plan that has been waiting; the ledger may have changed meanwhile.
  private mutating func open(_ screen: ImportScreen) -> [Effect] {
    (waitingImport, notice) = (nil, nil)
    overlay = .importing(screen)
    return screen.last == ledger.history.last ? [] : planAnew()
  }

  /// Begins to work out what a file would bring.
  mutating func startPlan(of path: String, isLeft: Bool = false) -> [Effect] {
    guard !isReadOnly(), !isBusy() else { return [] }
    work = Work(.plan(path: path, last: ledger.history.last), "正在核对 \(path.fileName)")
    work?.isLeft = isLeft
    waitingImport = nil
    return [.plan(path: path)]
  }

  /// Shows a plan, or says that there is one where somebody has gone on with something else; one
  /// of a ledger that has changed meanwhile is made anew.
  mutating func take(_ plan: ImportPlan, of path: String) -> [Effect] {
    guard let work, case .plan(_, let last) = work.task else { return [] }
    self.work = nil
    guard last == ledger.history.last else { return startPlan(of: path, isLeft: work.isLeft) }
    importFolder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    if case .importing(let old)? = overlay {
      renew(old, plan, last)
      return []
    }
    guard !plan.entries.isEmpty else {
      let said = ["\(path.fileName) 与台账一致，没有要导入的。"] + plan.remarks
      tellLater(.news, said.joined(separator: " "))
      return []
    }
    let screen = ImportScreen(plan, path: path, last: last)
    if work.isLeft || overlay != nil {
      waitingImport = screen
      tellLater(.news, "\(path.fileName) 核对完成，按 \(keyLabel(.importFile)) 查看。")
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
    return startPlan(of: screen.path)
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

  mutating func leave(_ screen: ImportScreen) -> [Effect] {
    overlay = nil
    say(.done, "没有导入，什么也没有改动。")
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

extension String {
  /// What the file at this path is called.
  var fileName: String { split(separator: "/").last.map(String.init) ?? self }
}
