/// The ledger's own data (ledger.json): whose it is, for what period, with which lists to choose from.
public struct Profile: Fielded {
  public var title = ""
  public var organization = ""
  public var partyBody = PartyBody.committee
  public var recipient: String?
  public var period = Period()
  public var sections: [String] = []
  public var departments: [String] = []
  public var alerts = Alerts()
  /// The accounts that may verify and close; empty: anybody but the one who reported the work done.
  public var reviewers: [String] = []
  public var achievements: [Achievement] = []
  public var unknown = Fields()

  public init() {}

  public static let table: [Field<Profile>] = [
    .required("title", "台账名称", \.title, .text),
    .required("organization", "单位", \.organization, .text),
    .required("partyBody", "党组织", \.partyBody, .code),
    .optional("recipient", "主送机关", \.recipient, .text),
    .required("period", "整改期间", \.period, .object),
    .required("sections", "板块", \.sections, .list(.text)),
    .required("departments", "部门", \.departments, .list(.text)),
    .required("alerts", "预警天数", \.alerts, .object),
    .list("reviewers", "验收销号人员", \.reviewers, .text),
    .list("achievements", "经验交流", \.achievements, .object),
  ]
}

/// What the leading party organ of the unit is called; every generated sentence follows it.
public enum PartyBody: String, Code {
  case committee = "党委"
  case leadingGroup = "党组"

  public var label: String { rawValue }
}

/// From when to when the unit rectifies.
public struct Period: Fielded {
  public var start = Day(number: 0)
  public var end = Day(number: 0)
  public var unknown = Fields()

  public init() {}

  public static let table: [Field<Period>] = [
    .required("start", "起", \.start, .day),
    .required("end", "止", \.end, .day),
  ]
}

/// How many days before a deadline the lamps change.
public struct Alerts: Fielded {
  public var green = 20
  public var yellow = 10
  public var unknown = Fields()

  public init() {}

  public static let table: [Field<Alerts>] = [
    .required("green", "绿灯天数", \.green, .count(from: 0)),
    .required("yellow", "黄灯天数", \.yellow, .count(from: 0)),
  ]
}

/// A time when the unit's work was presented to others (经验交流).
public struct Achievement: Fielded {
  public var on = Day(number: 0)
  public var occasion = ""
  public var recognition = ""
  public var unknown = Fields()

  public init() {}

  public static let table: [Field<Achievement>] = [
    .required("on", "日期", \.on, .day),
    .required("occasion", "场合", \.occasion, .text),
    .required("recognition", "评价", \.recognition, .text),
  ]
}
