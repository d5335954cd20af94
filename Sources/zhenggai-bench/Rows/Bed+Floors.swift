import CFloors
import Glibc

extension Bed {
  /// What each floor takes with this ledger, in milliseconds; the size in MB.
  func floors(_ wanted: Set<Floor>) throws -> [Floor: Double] {
    var floors: [Floor: Double] = [:]
    for floor in wanted { floors[floor] = try measure(floor) }
    return floors
  }

  private func measure(_ floor: Floor) throws -> Double {
    switch floor {
    case .size: return try files.reduce(0) { try $0 + Double(size(floor_read($1))) } / 1_048_576
    case .read: return try timed(5) { for file in files { _ = try size(floor_read(file)) } }.median
    case .parse:
      return try timed(5) { for file in files { _ = try size(floor_parse(file)) } }.median
    case .search: return try searching()
    case .append:
      let path = "\(home)/append"
      return try timed(30) {
        guard floor_append(path, 400) == 0 else { throw Failure(what: "\(path) cannot be written") }
      }.median
    case .workbook:
      let (rows, columns) = (issues * 48 / 34, 48)
      return try timed(issues > 20_000 ? 1 : 3) {
        guard floor_workbook("\(home)/floor.xlsx", Int32(rows), Int32(columns), "整改情况") == 0 else {
          throw Failure(what: "libxlsxwriter cannot write")
        }
      }.median
    }
  }

  private func searching() throws -> Double {
    let texts = files.compactMap { path in
      var length = 0
      return floor_load(path, &length).map { (start: $0, length: length) }
    }
    defer { for text in texts { free(text.start) } }
    return timed(5) { for text in texts { _ = floor_search(text.start, text.length, "酝酿不够") } }
      .median
  }

  private func size(_ answer: Int) throws -> Int {
    guard answer >= 0 else { throw Failure(what: "\(ledger) cannot be read") }
    return answer
  }
}
