/// When something has to be done (整改时限): the words people wrote, and the day they mean.
public struct Deadline: Fielded {
  public var text = "待定"
  public var date: Day?
  /// 长期坚持: the work goes on after the date.
  public var keepUp = false
  /// The first date; it never changes.
  public var original: Day?
  /// Every later move of `date`.
  public var extensions: [Extension] = []
  public var unknown = Fields()

  public init() {}

  public static let table: [Field<Deadline>] = [
    .required("text", "时限", \.text, .text),
    .optional("date", "到期日", \.date, .day, by: "extend"),
    .required("keepUp", "长期坚持", \.keepUp, .flag),
    .optional("original", "原时限", \.original, .day, by: "extend"),
    .list("extensions", "延期", \.extensions, .object, by: "extend"),
  ]

  /// The words people wrote.
  public static func phrase(_ fields: Fields) -> String { fields["text"]?.text ?? "" }
}

/// One move of a deadline (延期).
public struct Extension: Fielded {
  public var from = Day(number: 0)
  public var to = Day(number: 0)
  public var reason = ""
  public var approvedBy = ""
  public var approvedOn = Day(number: 0)
  public var unknown = Fields()

  public init() {}

  public static let table: [Field<Extension>] = [
    .required("from", "原时限", \.from, .day),
    .required("to", "新时限", \.to, .day),
    .required("reason", "理由", \.reason, .text),
    .required("approvedBy", "批准人", \.approvedBy, .text),
    .required("approvedOn", "批准日期", \.approvedOn, .day),
  ]
}

/// A record that has to be done by a day.
public protocol Dated: Registered {
  var deadline: Deadline { get set }
}

extension Issue: Dated {}
extension Measure: Dated {}

extension Deadline {
  /// The first day that is set is the original one.
  mutating func settleOriginal() { original = original ?? date }

  /// The deadline moved to `day`, with the move on record and the words renewed.
  func extended(by move: Extension, text: String?) -> Deadline {
    var moved = self
    moved.date = move.to
    moved.text = text ?? "\(move.to.chinese)前"
    moved.extensions.append(move)
    return moved
  }
}
