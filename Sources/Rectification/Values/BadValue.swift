/// A value that is not what its place asks for.
public struct BadValue: Error, Hashable, Sendable {
  /// One step of the way from the top of a document to the value.
  public enum Step: Hashable, Sendable {
    case key(String)
    case index(Int)
  }

  /// What is wrong with the value.
  public enum Problem: Hashable, Sendable {
    case expected(String, found: String)
    case missing
    case unknownCode(String, allowed: [String])
    case notADate(String)
    case notAnInstant(String)
    case notANumber(String)
    case doubledKey
    case doubledID(String)
    case newerSchema(String)
    case forbiddenID(String)
  }

  public var path: [Step]
  public let problem: Problem

  public init(_ problem: Problem, at path: [Step] = []) {
    self.problem = problem
    self.path = path
  }

  /// The same error, seen from one level further up.
  func under(_ step: Step) -> BadValue { BadValue(problem, at: [step] + path) }
}

extension BadValue: CustomStringConvertible {
  /// The place, as `deadline.date` or `progress[2].on`.
  public var place: String {
    path.reduce(into: "") { place, step in
      switch step {
      case .key(let key): place += place.isEmpty ? key : ".\(key)"
      case .index(let index): place += "[\(index)]"
      }
    }
  }

  /// What was expected and what stands there, without the place.
  public var explanation: String {
    switch problem {
    case .expected(let expected, let found): "应为\(expected)，现为\(found)"
    case .missing: "缺少这一必填项"
    case .unknownCode(let code, let allowed):
      "“\(code)”不是规定的取值，应为 \(allowed.joined(separator: "、")) 之一"
    case .notADate(let text): "“\(text)”不是日期，应写作 2023-09-01 的形式且确有其日"
    case .notAnInstant(let text): "“\(text)”不是时刻，应写作 2023-09-01T10:00:00+08:00 的形式"
    case .notANumber(let text): "“\(text)”不是可用的数字（至多 6 位小数，绝对值不超过一万亿）"
    case .doubledKey: "这一项写了两次，只能有一个"
    case .doubledID(let id): "编号 \(id) 已经用过，编号不能重复"
    case .newerSchema(let version): "schemaVersion 为 \(version)，由更新版本的程序写成，请升级 zhenggai 后再打开"
    case .forbiddenID(let id): "“\(id)”不能作编号，编号应为不含空白的文字，且不能是 ledger"
    }
  }

  public var description: String { place.isEmpty ? explanation : "\(place)：\(explanation)" }
}
