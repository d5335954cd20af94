import ArgumentParser
import Rectification

/// `edit`: new contents of fields that no step owns.
struct EditCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "修改记录的内容",
    discussion: """
      项=内容 可以写多个；target.actual=12 修改对象里的一项；整个对象或列表用 JSON；内容留空即去掉该项。
      由步骤掌握的项（阶段、状态、时限等）请用相应的命令。编号写 ledger 可修改台账概况。
      """)

  @Argument(help: .init("记录编号", valueName: "ID")) var id: String
  @Argument(help: .init("项=内容", valueName: "KEY=VALUE")) var assignments: [String]
  @OptionGroup(title: "通用选项") var options: Options

  func changes(_ session: Session) throws -> [Change] {
    let ledger = session.ledger
    let id = id == RecordID.ledger.text ? RecordID.ledger : try ledger.id(named: id)
    let kind = ledger.kind(of: id)
    let changes = try assignments.map { assignment in
      let field = try FieldText(assignment: assignment)
      return Assignment(path: field.path, value: try field.value(in: kind))
    }
    return [.edit(id, changes)]
  }
}

/// `remove`: a record leaves the ledger; its id is never used again.
struct Remove: ChangingCommand {
  static let configuration = CommandConfiguration(commandName: "remove", abstract: "移除记录")

  @Argument(help: .init("记录编号", valueName: "ID")) var id: String
  @Option(help: .init("理由", valueName: "TEXT")) var reason: String
  @OptionGroup(title: "通用选项") var options: Options

  func changes(_ session: Session) throws -> [Change] {
    [.remove(try session.ledger.id(named: id), reason: reason)]
  }
}
