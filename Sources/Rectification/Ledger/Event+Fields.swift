extension Event {
  /// The event's members in the journal's order (format.md), without its place in the chain.
  public var fields: Fields {
    var fields: Fields = [
      "seq": .count(seq), "at": .text(at.description), "by": .text(by), "op": .text(edit.op),
      "item": .text(edit.item.text),
    ]
    fields["step"] = step.map(Value.count)
    fields["of"] = of.isEmpty ? nil : .list(of.map(Value.count))
    fields["origin"] = origin.map(Value.text)
    fields["set"] = .object(edit.set)
    fields["was"] = .object(edit.was)
    fields["note"] = edit.note.map(Value.text)
    fields.members += others.members
    return fields
  }
}
