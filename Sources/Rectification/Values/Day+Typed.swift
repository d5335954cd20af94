/// Which day is meant where a year, a month or a week was not typed.
public enum DayRule: Hashable, Sendable {
  /// The first one from today on: deadlines and plans.
  case coming
  /// The last one up to today: what has happened.
  case past
  /// The one with the fewest days between it and today; of two, the coming one.
  case nearest
}

/// Why a text is no day.
public struct UnreadableDay: Error, Hashable, Sendable, CustomStringConvertible {
  public let text: String
  /// Without a full stop.
  public let reason: String

  /// What the user reads.
  public var description: String { "“\(text)”不是日期：\(reason)。" }
}

extension Day {
  /// Reads a day as people type it: `9-30`, `9月30日`, `30日`, `20230930`, `+2周`, `月底`, `下周五`,
  /// `今天`, in full-width digits too.
  ///
  /// What was not typed follows from `rule`; a week begins on Monday, and `周五` is this week's
  /// under `.nearest`. Throws where the text cannot be understood or the calendar has no such day.
  public init(
    typed text: String, relativeTo today: Day, _ rule: DayRule = .nearest
  ) throws(UnreadableDay) {
    let typed = TypedDay(text, today, rule)
    do throws(TypedDay.Problem) { self = try typed.day() } catch {
      throw UnreadableDay(text: text, reason: error.reason)
    }
  }

  /// `2023-09-30（周六，还有 12 天）`.
  public func description(from today: Day) -> String {
    let days = self - today
    let distance = days == 0 ? "今天" : days > 0 ? "还有 \(days) 天" : "已过 \(-days) 天"
    return "\(self)（\(weekday)，\(distance)）"
  }
}
