/// The table of a kind of records, laid flat: who walks over many packed records by it makes no
/// values of them, and counts no references.
public struct PackedShape: Sendable {
  struct Row: Sendable {
    let kind: Kind
    /// Whether people look in it.
    var isSearched = false
    /// Where the rows of what it holds stand: of a list or an unknown one row, of an object all.
    var inner: Range<Int32> = 0..<0
    /// Where its key stands among `texts`, as it is written: `"title": `.
    var key: Range<Int32> = 0..<0
    /// Of a code: where its words stand.
    var words: Range<Int32> = 0..<0
  }

  /// A code: where it stands among `texts` as it is written, `"done"`, and as people read it.
  struct Word: Sendable {
    let written: Range<Int32>
    let label: Range<Int32>
  }

  enum Kind: UInt8, Sendable {
    case text, flag, day, amount, count, code, orUnknown, list, object
  }

  /// The rows of the record itself stand in `root`.
  let rows: [Row]
  let root: Range<Int32>
  let texts: [UInt8]
  let words: [Word]

  /// `searched` names the fields that people look in: `title`, `deadline.text`, `progress.note`.
  init(_ table: [FieldRow], searched: Set<String>) {
    var flat = Flattening(searched: searched)
    root = flat.lay(table, under: "")
    (rows, texts, words) = (flat.rows, flat.texts, flat.words)
  }
}

/// A shape in the making.
private struct Flattening {
  let searched: Set<String>
  var rows: [PackedShape.Row] = []
  var texts: [UInt8] = []
  var words: [PackedShape.Word] = []

  mutating func lay(_ table: [FieldRow], under path: String) -> Range<Int32> {
    let laid = table.map { field in
      var row = row(field.kind, at: path + field.key)
      row.key = text(Value.text(field.key).json(.indented) + ": ")
      return row
    }
    return append(laid)
  }

  private mutating func row(_ kind: FieldKind, at path: String) -> PackedShape.Row {
    var row = PackedShape.Row(kind: PackedShape.Kind(kind), isSearched: searched.contains(path))
    switch kind {
    case .text, .id, .flag, .day, .amount, .count: break
    case .code(let codes):
      let laid = codes.map {
        PackedShape.Word(written: text(Value.text($0.code).json(.indented)), label: text($0.label))
      }
      words += laid
      row.words = Int32(words.count - laid.count)..<Int32(words.count)
    case .orUnknown(let item), .list(let item): row.inner = append([self.row(item, at: path)])
    case .object(let table): row.inner = lay(table, under: path + ".")
    }
    return row
  }

  private mutating func append(_ laid: [PackedShape.Row]) -> Range<Int32> {
    rows += laid
    return Int32(rows.count - laid.count)..<Int32(rows.count)
  }

  private mutating func text(_ text: String) -> Range<Int32> {
    texts += text.utf8
    return Int32(texts.count - text.utf8.count)..<Int32(texts.count)
  }
}

extension PackedShape.Kind {
  fileprivate init(_ kind: FieldKind) {
    self =
      switch kind {
      case .text, .id: .text
      case .flag: .flag
      case .day: .day
      case .amount: .amount
      case .count: .count
      case .code: .code
      case .orUnknown: .orUnknown
      case .list: .list
      case .object: .object
      }
  }
}
