/// Why bytes are no text, or a text cannot be turned into bytes.
public enum TextFault: Error, Hashable, Sendable {
  /// The system lacks the conversion: glibc keeps those in a package of their own in some places.
  case unavailable(TextEncoding)
  /// Bytes that mean nothing in this encoding; `byte` is from 1, as is the line.
  case undecodable(TextEncoding, line: Int, byte: Int)
  /// Bytes that no encoding explains; the line from 1.
  case unknown(line: Int)
  /// A character that this encoding lacks, as the system knows it; the line from 1.
  case unencodable(TextEncoding, Unicode.Scalar, line: Int)
  /// NUL bytes, which no text has.
  case binary
}

extension TextFault: CustomStringConvertible {
  /// What the user reads behind the file's name: what is wrong, and what to do.
  public var description: String {
    switch self {
    case .unavailable(let encoding):
      "要按 \(encoding.label) 转换，而这台机器没有这种转换，请安装 glibc 的 gconv 模块，或改用 UTF-8。"
    case .undecodable(let encoding, let line, let byte):
      "第 \(line) 行（第 \(byte) 字节）不是合格的 \(encoding.label)，请用 --encoding 指定别的编码，或重新导出。"
    case .unknown(let line):
      "第 \(line) 行既不是 UTF-8 也不是 GB18030，请用 --encoding 指定编码，或重新导出为 UTF-8。"
    case .unencodable(let encoding, let scalar, let line):
      "第 \(line) 行有 \(encoding.label) 里没有的字（\(scalar.codePoint)），请改用 UTF-8，或先改正这个字。"
    case .binary: "不是文本（含有空字节）；如果是 UTF-16 的，请写明 --encoding utf-16。"
    }
  }
}

extension Unicode.Scalar {
  /// `U+E816`.
  public var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
