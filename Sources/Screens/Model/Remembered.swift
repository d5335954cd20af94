import Rectification

/// What is kept of one sitting at a ledger for the next: where somebody was, and their views.
public struct Remembered: Hashable, Sendable {
  /// What is kept of one list.
  struct List: Hashable, Sendable {
    var look = Look()
    /// The record under the cursor.
    var cursor: RecordID?
    /// The name of the view that is in use.
    var view: String?
    var views: [SavedView] = []
  }

  var place = Place.overview
  var lists: [RecordKind: List] = [:]
  var export = ExportHabit()
  var importFolder = ""

  init() {}
}

extension Remembered {
  /// The value for a file.
  public var value: Value {
    var fields: Fields = ["screen": .text(place.rawValue)]
    for kind in RecordKind.allCases {
      fields[kind.rawValue] = lists[kind].map { $0.value(of: kind) }
    }
    if export != ExportHabit() { fields["export"] = export.value }
    if !importFolder.isEmpty { fields["importFolder"] = .text(importFolder) }
    return .object(fields)
  }

  /// What a file says; what is not understood is left out.
  public init(_ value: Value) {
    let fields = value.object ?? Fields()
    place = fields["screen"]?.text.flatMap(Place.init(rawValue:)) ?? .overview
    for kind in RecordKind.allCases {
      lists[kind] = fields[kind.rawValue].map { List($0, of: kind) }
    }
    export = ExportHabit(fields["export"])
    importFolder = fields["importFolder"]?.text ?? ""
  }

  /// The same with the saved views of `other`.
  public func withViews(of other: Remembered) -> Remembered {
    var result = self
    for kind in RecordKind.allCases {
      result.lists[kind, default: List()].views = other.lists[kind]?.views ?? []
    }
    return result
  }
}

extension Remembered.List {
  fileprivate func value(of kind: RecordKind) -> Value {
    var fields = look.value(of: kind).object ?? Fields()
    fields["cursor"] = cursor.map { .text($0.text) }
    fields["view"] = view.map(Value.text)
    if !views.isEmpty { fields["views"] = .list(views.map { $0.value(of: kind) }) }
    return .object(fields)
  }

  fileprivate init(_ value: Value, of kind: RecordKind) {
    look = Look(value, of: kind)
    cursor = value.object?["cursor"]?.text.flatMap(RecordID.init)
    view = value.object?["view"]?.text
    views = value.object?["views"]?.list?.compactMap { SavedView($0, of: kind) } ?? []
  }
}

extension ExportHabit {
  fileprivate var value: Value {
    var fields: Fields = ["folder": .text(folder)]
    fields["kind"] = kind.map(Value.text)
    fields["format"] = format.map(Value.text)
    return .object(fields)
  }

  fileprivate init(_ value: Value?) {
    kind = value?.object?["kind"]?.text
    format = value?.object?["format"]?.text
    folder = value?.object?["folder"]?.text ?? ""
  }
}

extension SavedView {
  fileprivate func value(of kind: RecordKind) -> Value {
    let look = look.value(of: kind).object ?? Fields()
    return .object(Fields([Member(key: "name", value: .text(name))] + look.members))
  }

  fileprivate init?(_ value: Value, of kind: RecordKind) {
    guard let name = value.object?["name"]?.text, !name.isEmpty else { return nil }
    self.init(name: name, look: Look(value, of: kind))
  }
}

extension Model {
  /// What is worth keeping of how things stand now.
  public var remembered: Remembered {
    var remembered = Remembered()
    remembered.place = place
    (remembered.export, remembered.importFolder) = (exportHabit, importFolder)
    for kind in RecordKind.allCases {
      let list = ownList(kind)
      remembered.lists[kind] = Remembered.List(
        look: Look(filter: list.filter, sort: list.sort, columns: habits[kind]?.columns),
        cursor: list.current, view: habits[kind]?.viewTaken?.name,
        views: habits[kind]?.views ?? [])
    }
    return remembered
  }

  /// A list as its user has set it up, not as a figure or a link has opened it for the moment.
  private func ownList(_ kind: RecordKind) -> ListState {
    guard let list = lists[kind], list.isOpened else { return lists[kind] ?? ListState() }
    let replaced = visited.compactMap(\.replaced).last { $0.kind == kind && !$0.list.isOpened }
    return replaced?.list ?? ListState()
  }

  /// Takes up where the last sitting has left off.
  mutating func take(_ remembered: Remembered) {
    place = remembered.place
    (exportHabit, importFolder) = (remembered.export, remembered.importFolder)
    for (kind, kept) in remembered.lists {
      lists[kind] = ListState(kept.look, cursor: kept.cursor)
      let all = SavedView.builtIn(kind, on: shownDay) + kept.views
      habits[kind] = ListHabits(
        columns: kept.look.columns, views: kept.views,
        viewTaken: all.first { $0.name == kept.view })
    }
  }
}
