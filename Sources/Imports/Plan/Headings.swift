import Rectification

/// A table of headings, found by what columns are called.
struct Headings: Sendable {
  private let all: [Heading]
  private let places: [String: [Int]]

  static let ledger = Headings(Heading.ledger)
  static let policies = Headings(Heading.policies)

  private init(_ all: [Heading]) {
    self.all = all
    var places: [String: [Int]] = [:]
    for (place, heading) in all.enumerated() {
      for name in heading.names { places[name.asTitle, default: []].append(place) }
    }
    self.places = places
  }

  func called(_ title: String) -> [Heading] { (found(title) ?? []).map { all[$0] } }

  func knows(_ title: String) -> Bool { found(title) != nil }

  /// No column is called by a whole paragraph.
  private func found(_ title: String) -> [Int]? {
    title.utf8.count > 120 ? nil : places[title.asTitle]
  }

  /// By `issue.title`, or by a name that a column may have.
  func named(_ name: String) -> Heading? {
    all.first { $0.path == name } ?? called(name).first { !$0.isComputed } ?? called(name).first
  }
}

extension Heading {
  /// `issue.title`, as `--map` names it.
  var path: String { "\(record.rawValue).\(key)" }

  var isComputed: Bool { if case .computed = content { true } else { false } }

  func isCalled(_ title: String?) -> Bool { title?.asTitle == label.asTitle }
}

extension String {
  /// What counts of a column's title: no blanks, line ends, remarks in brackets or marks.
  var asTitle: String {
    var (title, depth) = ("", 0)
    for character in folded {
      switch character {
      case "(", "（", "[", "【", "〔": depth += 1
      case ")", "）", "]", "】", "〕": depth = max(0, depth - 1)
      default:
        if depth == 0, character.isLetter || character.isNumber { title.append(character) }
      }
    }
    return title
  }
}

/// What a column holds, as the user says: `--map 责任科室=issue.department`, `--map C=整改措施`.
public struct ColumnMap: Hashable, Sendable {
  /// A title, or the letters of the column.
  public let column: String
  public let field: String

  public init(column: String, field: String) { (self.column, self.field) = (column, field) }

  /// Whether there is such a field to be read.
  public var isKnown: Bool {
    Headings.ledger.named(field) != nil || Headings.policies.named(field) != nil
  }

  func place(among titles: [String?]) -> Int? {
    let wanted = column.asTitle
    if let place = titles.firstIndex(where: { $0?.asTitle == wanted }) { return place }
    return Imports.column(ofLetters: column).flatMap { titles.indices.contains($0) ? $0 : nil }
  }
}
