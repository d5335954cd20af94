import Rectification

/// What the files of a ledger held before a checkpoint: a folder in backups/.
public struct Backup: Hashable, Sendable {
  /// The last event that it holds.
  public let revision: Int
  /// When it was kept, in universal time: `20230912T103205Z`.
  public let time: String

  /// `000214-20230912T103205Z`, so that a listing has them in their order.
  var name: String {
    let digits = String(revision)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits + "-" + time
  }
}

extension Backup {
  /// `nil` where the name is not one of a backup.
  init?(name: String) {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let revision = Int(parts[0]), revision >= 0, isTime(parts[1]) else {
      return nil
    }
    self.init(revision: revision, time: parts[1])
    guard self.name == name else { return nil }
  }

  /// When it was kept, in seconds since 1970.
  public var seconds: Int {
    let digits = time.utf8.filter { $0 != UInt8(ascii: "T") && $0 != UInt8(ascii: "Z") }
      .map { Int($0) - 0x30 }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    let day = Day(year: number(0..<4), month: number(4..<6), day: number(6..<8))
    let clock = number(8..<10) * 3600 + number(10..<12) * 60 + number(12..<14)
    return (day?.number ?? 0) * 86_400 + clock
  }
}

/// Whether `text` is a time as `utcStamp` writes it.
func isTime(_ text: String) -> Bool {
  let shape = text.utf8.map { (0x30...0x39).contains($0) ? UInt8(ascii: "0") : $0 }
  return shape.elementsEqual("00000000T000000Z".utf8)
}
