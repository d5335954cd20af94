import Rectification

/// How far a journal is known to be sound: where the next line belongs.
public struct Journal: Hashable, Sendable {
  /// The `seq` of the last event, 0 in an empty journal.
  public internal(set) var last = 0
  /// The hash of the last line.
  public internal(set) var hash = Chain.start
  /// How many bytes the sound lines take.
  public internal(set) var size = 0
  /// How many of them the last line takes: it is compared to notice that the file was exchanged.
  var lastLineSize = 0
  /// Where and why the chain breaks off, if it does.
  public internal(set) var fault: Break?
  /// Bytes of a half line at the end.
  public internal(set) var tornBytes = 0

  public init() {}
}

/// Where the journal stops being trustworthy.
public struct Break: Hashable, Sendable {
  public let line: Int
  public let reason: Reason

  /// Why a line is not what the chain asks for.
  public enum Reason: Hashable, Sendable {
    case malformed(SyntaxProblem)
    case badValue(BadValue)
    /// The end of the line is not `"prev":"…","hash":"…"}`.
    case noHash
    case sequence(Int, expected: Int)
    case otherPredecessor
    case altered
    /// The event is sound, but its record would not be.
    case misfit(RecordID, BadValue)
  }
}

extension Break: CustomStringConvertible {
  /// `操作留痕（journal.jsonl）第 7 行…`.
  public var description: String { "操作留痕（journal.jsonl）第 \(line) 行\(reason.phrase)" }
}

extension Break.Reason {
  fileprivate var phrase: String {
    switch self {
    case .malformed: "不是完整的一条记录"
    case .badValue(let bad): "有误（\(bad.description)）"
    case .noHash: "缺少校验值，或校验值不在行末"
    case .sequence(let found, let expected): "的序号是 \(found)，应为 \(expected)"
    case .otherPredecessor: "与上一行接不上（前一行可能被改动、删去或插入）"
    case .altered: "的内容与校验值不符，可能被改动"
    case .misfit(let item, let bad): "不能用于 \(item)（\(bad.description)）"
    }
  }
}
