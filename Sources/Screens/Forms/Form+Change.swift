import Rectification

extension Form {
  /// What saving the form changes; `nil` for one that is no change by itself.
  var change: Change? {
    switch purpose {
    case .add(let kind): .add(kind, fields)
    case .edit(let id): .edit(id, assignments)
    case .extend(let id):
      day("to").map { to in
        .extend(
          id, to: to, reason: text("reason"), approvedBy: text("approvedBy"),
          text: value("text")?.text)
      }
    case .count(let id): amount("amount").map { .count(id, $0) }
    case .attach(let id):
      .attach(
        id,
        [Evidence(name: text("name"), reference: value("reference")?.text, addedOn: today)])
    case .remove(let id): .remove(id, reason: text("reason"))
    case .export, .importFile, .item: nil
    }
  }

  private func text(_ key: String) -> String { value(key)?.text ?? "" }

  private func day(_ key: String) -> Day? { value(key)?.text.flatMap { Day($0) } }

  private func amount(_ key: String) -> Amount? {
    guard case .number(let digits)? = value(key) else { return nil }
    return Amount(digits)
  }

  /// What all rows say, objects put together from their members.
  var fields: Fields {
    var fields = Fields()
    for row in rows.indices where rows[row].input.isOpen && !isInEmptyObject(row) {
      guard let value = value(row) else { continue }
      let path = rows[row].path
      if path.count == 1 {
        fields[path[0]] = value
      } else {
        var object = fields[path[0]]?.object ?? Fields()
        object[path[1]] = value
        fields[path[0]] = .object(object)
      }
    }
    return fields
  }

  /// What the rows that were changed say; an object that was emptied is taken away whole.
  private var assignments: [Assignment] {
    var emptied: [String] = []
    return rows.indices.filter(isChanged).compactMap { row in
      let path = rows[row].path
      guard isInEmptyObject(row) else { return Assignment(path: path, value: value(row)) }
      guard !emptied.contains(path[0]) else { return nil }
      emptied.append(path[0])
      return Assignment(path: [path[0]], value: nil)
    }
  }

  /// Whether the row belongs to an object that nothing is said of; an unknown figure says nothing.
  func isInEmptyObject(_ row: Int) -> Bool {
    guard rows[row].path.count > 1 else { return false }
    return rows.indices.filter { rows[$0].path.first == rows[row].path.first }.allSatisfy { other in
      let said = value(other)
      return rows[other].input.isOpen && (said == nil || said == .null)
        && !isUnreadable(other)
    }
  }

  private func isUnreadable(_ row: Int) -> Bool {
    do throws(InputProblem) { _ = try rows[row].input.value(on: today) } catch { return true }
    return false
  }

  /// The item that a form for one says.
  func item(replacing old: Value?) -> Value {
    var item = old?.object ?? Fields()
    for row in rows.indices where rows[row].input.isOpen { item[rows[row].path[0]] = value(row) }
    // New members come in the order of the table.
    let order = rows.map(\.path[0])
    item.members.sort {
      (order.firstIndex(of: $0.key) ?? .max) < (order.firstIndex(of: $1.key) ?? .max)
    }
    return .object(item)
  }
}
