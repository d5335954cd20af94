extension Ledger {
  /// What people call the field `key` of the record `id`.
  public func label(of key: String, in id: RecordID) -> String {
    if id == .ledger { return Wording(key, in: Profile.self).label }
    return Wording(key, of: kind(of: id) ?? RecordKind(lettersOf: id)).label
  }
}

extension Event {
  /// What was done, in two or four characters: 推进, 标为已完成.
  public var action: String { Event.label(ofOp: edit.op) }

  /// The word for an `op`; one that is not known stands for itself.
  public static func label(ofOp op: String) -> String {
    let verb = op.lastIndex(of: ".").map { String(op[op.index(after: $0)...]) } ?? op
    return labels[verb] ?? op
  }

  private static let labels: [String: String] = [
    "add": "新增", "edit": "修改", "remove": "移除", "start": "启动", "done": "完成",
    "verify": "核实", "halt": "中止", "undone": "改回推进中", "advance": "推进", "back": "退回",
    "accept": "验收通过", "return": "验收退回", "close": "销号", "reopen": "反弹重启",
    "withdraw": "撤销", "extend": "延期", "note": "进展", "count": "计数", "attach": "佐证",
    "undo": "撤销操作", "redo": "重做操作", "import": "导入", "conflict": "冲突", "resolve": "处理冲突",
    Event.restoring: "恢复备份",
  ]

  /// The changes field by field: the label, what it read and what it reads.
  public var differences: [Difference] {
    edit.keys.map { key in
      let (was, now) = changedPart(edit.was[key], edit.set[key])
      let words = wording(of: key)
      return Difference(label: words.label, was: was.map(words.show), now: now.map(words.show))
    }
  }

  /// How people call a field of the event's record, and how its values read.
  func wording(of key: String) -> Wording {
    if edit.item == .ledger { return Wording(key, in: Profile.self) }
    if edit.isAddition || edit.isRemoval {
      return Wording(key, of: RecordKind(of: edit.isAddition ? edit.set : edit.was))
    }
    return Wording(key, of: RecordKind(lettersOf: edit.item))
  }

  /// One line: `状态：推进中 → 已完成；完成日期：2023-09-12`.
  public var summary: String {
    let parts: [String]
    if edit.isAddition || edit.isRemoval {
      let fields = edit.isAddition ? edit.set : edit.was
      parts = [fields["title"]?.text ?? fields["content"]?.text ?? ""]
    } else {
      parts = differences.map(\.description)
    }
    return (parts + (edit.note.map { [$0] } ?? []))
      .map { $0.last == "。" ? String($0.dropLast()) : $0 }
      .joined(separator: "；")
  }
}

/// Of two lists, what is only in one of them: a line that was added, a criterion that was met.
private func changedPart(_ was: Value?, _ now: Value?) -> (Value?, Value?) {
  guard was?.list != nil || now?.list != nil else { return (was, now) }
  let (old, new) = (was?.list ?? [], now?.list ?? [])
  let (gone, come) = (old.filter { !new.contains($0) }, new.filter { !old.contains($0) })
  return (gone.isEmpty ? nil : .list(gone), come.isEmpty ? nil : .list(come))
}

/// A field before and after an event, in words.
public struct Difference: Hashable, Sendable, CustomStringConvertible {
  public let label: String
  public let was: String?
  public let now: String?

  public var description: String {
    switch (was, now) {
    case (let was?, let now?): "\(label)：\(was) → \(now)"
    case (nil, let now?): "\(label)：\(now)"
    case (let was?, nil): "\(label)：去掉“\(was)”"
    case (nil, nil): label
    }
  }
}

extension RecordKind {
  /// Told from the letters that an id begins with, where the record itself is gone.
  public init(lettersOf id: RecordID) {
    self = RecordKind.allCases.first { id.text.hasPrefix($0.prefix) } ?? .issue
  }
}

/// A row of a record's table, as far as people read it; an unknown field stands for itself.
struct Wording {
  let label: String
  let show: @Sendable (Value) -> String

  private init(label: String, show: @escaping @Sendable (Value) -> String) {
    (self.label, self.show) = (label, show)
  }

  init<Owner: Fielded>(_ key: String, in owner: Owner.Type) {
    guard let field = Owner.field(key) else {
      (label, show) = (key, { $0.plainText })
      return
    }
    (label, show) = (field.label, field.show)
  }

  /// Of a member of an object, `deadline.text`, what the object is called stands before it.
  init(_ key: String, of kind: RecordKind) {
    let parts = key.split(separator: ".").map(String.init)
    let row = kind.rows.first { $0.key == parts.first }
    if parts.count == 2, case .object(let members)? = row?.kind,
      let member = members.first(where: { $0.key == parts[1] })
    {
      let label = parts[1] == "text" ? row?.label : member.label
      self.init(label: label ?? key) { $0.words(as: member.kind) }
      return
    }
    switch kind {
    case .issue: self.init(key, in: Issue.self)
    case .measure: self.init(key, in: Measure.self)
    case .policy: self.init(key, in: Policy.self)
    }
  }
}

extension Value {
  /// A code by its word, anything else as it reads.
  fileprivate func words(as kind: FieldKind) -> String {
    guard case .code(let words) = kind, let code = text else { return plainText }
    return words.label(of: code)
  }

  /// The value as a reader wants it in a line of text.
  public var plainText: String {
    switch self {
    case .null: "未知"
    case .bool(let flag): flag ? "是" : "否"
    case .number(let digits): digits
    case .text(let text): text
    case .list(let items): "\(items.count) 项"
    case .object(let fields):
      fields["text"]?.text ?? fields.members.map(\.value.plainText).joined(separator: " ")
    }
  }
}
