extension History {
  /// The events that were made together with the one at `place`, itself among them.
  public func step(at place: Int) -> Slice<Events> { events[places(ofStepAt: place)] }

  private func places(ofStepAt place: Int) -> Range<Int> {
    let step = events.facts(at: place).step
    guard step != 0 else { return place..<place + 1 }
    let first = (0...place).last { events.beginsStep(at: $0) } ?? place
    let end = (place + 1..<events.count).first { events.facts(at: $0).step != step }
    return first..<(end ?? events.count)
  }

  /// The events that took back or brought back `event`, oldest first; the last one holds.
  public func answers(to event: Event) -> [Event] {
    let places = events.places(of: event.edit.item).filter {
      events.traits(at: $0).contains(.answer)
    }
    return places.reversed().map { events[$0] }.filter { $0.of.contains(event.seq) }
  }

  /// The events that `event` took back or brought back itself.
  public func answered(by event: Event) -> [Event] {
    event.of.isEmpty
      ? [] : events(of: event.edit.item).filter { event.of.contains($0.seq) }
  }

  /// The events of the step that `person` would undo or redo next, oldest first.
  public func next(_ direction: Direction, for person: String) -> [Event] {
    let theirs = events.people.texts.map { account(of: $0) == person }
    var (done, undone): ([Int], [Int]) = ([], [])
    for place in events.indices
    where theirs[Int(events.facts(at: place).by.number)] && events.beginsStep(at: place) {
      follow(place, &done, &undone)
    }
    return (direction == .undo ? done : undone).last.map { Array(step(at: $0)) } ?? []
  }

  /// Moves a step between what can be undone and what can be redone.
  private func follow(_ place: Int, _ done: inout [Int], _ undone: inout [Int]) {
    guard events.traits(at: place).contains(.answer) else {
      done.append(place)
      undone = []
      return
    }
    let answer = events[place]
    let answered = Set(answer.of)
    func isAnswered(_ place: Int) -> Bool {
      step(at: place).contains { answered.contains($0.seq) }
    }
    if answer.edit.op == Direction.redo.rawValue {
      moveLast(isAnswered, from: &undone, to: &done)
    } else {
      moveLast(isAnswered, from: &done, to: &undone)
    }
  }

  private func moveLast(_ isWanted: (Int) -> Bool, from: inout [Int], to: inout [Int]) {
    if let place = from.lastIndex(where: isWanted) { to.append(from.remove(at: place)) }
  }
}
