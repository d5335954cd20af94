import Foundation
import Rectification

@testable import Storage

/// A folder of its own for a test, gone when the test is.
final class Scratch {
  let path: String

  init() {
    // In memory where that is to be had: thousands of syncs would keep a disk busy.
    let memory = "/dev/shm"
    let place = FileManager.default.isWritableFile(atPath: memory) ? memory : "/tmp"
    path = "\(place)/zhenggai-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func read(_ name: String) -> String {
    (try? String(contentsOfFile: file(name), encoding: .utf8)) ?? ""
  }

  func write(_ name: String, _ text: String) { write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) {
    _ = FileManager.default.createFile(atPath: file(name), contents: Data(bytes))
  }

  func remove(_ name: String) { try? FileManager.default.removeItem(atPath: file(name)) }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// All that lies in a folder and below it.
  func tree(_ name: String) -> [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: file(name))) ?? []).sorted()
  }

  /// Puts a copy of another folder here.
  func copy(_ other: Scratch) {
    remove("")
    try? FileManager.default.copyItem(atPath: other.path, toPath: path)
  }

  func makeFolder(_ name: String) {
    try? FileManager.default.createDirectory(
      atPath: file(name), withIntermediateDirectories: true)
  }

  /// The files with records, as text.
  var files: [String: String] {
    Dictionary(uniqueKeysWithValues: LedgerFile.allCases.map { ($0.name, read($0.name)) })
  }

  /// Puts the small ledger here, without a journal.
  func layOut(_ changes: [String: String] = [:]) {
    for (name, text) in smallLedger.merging(changes, uniquingKeysWith: { $1 }) { write(name, text) }
  }
}

/// A ledger with an issue, two measures and a policy; keys of newer tools stand in every corner.
let smallLedger: [String: String] = [
  "ledger.json": """
  {
    "schemaVersion": 1,
    "revision": 0,
    "title": "检视整改台账",
    "organization": "市××局",
    "partyBody": "党委",
    "period": {
      "start": "2023-04-01",
      "end": "2023-12-31"
    },
    "sections": [
      "政治建设"
    ],
    "departments": [
      "办公室"
    ],
    "alerts": {
      "green": 20,
      "yellow": 10,
      "blue": 1.50e3
    },
    "newer": {
      "b": [],
      "a": {},
      "digits": -0.0
    }
  }

  """,
  "issues.json": """
  {
    "schemaVersion": 1,
    "revision": 0,
    "issues": [
      {
        "id": "WT-001",
        "title": "制度执行不严",
        "manifestation": "个别部门未按规定报告",
        "source": "inspection",
        "section": "政治建设",
        "isLegacy": false,
        "mode": "phased",
        "goal": "报告率达到100%",
        "leader": "分管副局长",
        "department": "办公室",
        "discoveredOn": "2023-05-01",
        "deadline": {
          "text": "2023年9月底前",
          "date": "2023-09-30",
          "keepUp": false,
          "original": "2023-09-30",
          "zone": null
        },
        "stage": "correcting",
        "cycle": 1,
        "visibility": "internal",
        "remarks": "路径 a/b，\\"引号\\"\\t\\u0001\\u2028\\u200e 完",
        "tags": [
          1.50e3,
          null,
          {
            "深": [
              true
            ]
          }
        ]
      }
    ],
    "writtenBy": "更新的工具"
  }

  """,
  "measures.json": """
  {
    "schemaVersion": 1,
    "revision": 0,
    "measures": [
      {
        "id": "CS-001",
        "issue": "WT-001",
        "track": "immediate",
        "content": "补报材料",
        "department": "办公室",
        "owner": "主任",
        "deadline": {
          "text": "2023年6月底前",
          "date": "2023-06-30",
          "keepUp": false,
          "original": "2023-06-30"
        },
        "status": "active",
        "target": {
          "unit": "份",
          "goal": 12,
          "rule": "atLeast",
          "actual": null
        }
      },
      {
        "id": "CS-002",
        "issue": "WT-001",
        "track": "lasting",
        "content": "制定报告制度",
        "department": "办公室",
        "owner": "主任",
        "deadline": {
          "text": "长期坚持",
          "keepUp": true
        },
        "status": "notStarted",
        "policies": [
          "ZD-001"
        ]
      }
    ]
  }

  """,
  "policies.json": """
  {
    "schemaVersion": 1,
    "revision": 0,
    "policies": [
      {
        "id": "ZD-001",
        "title": "重大事项报告制度",
        "kind": "制度",
        "change": "enact",
        "department": "办公室",
        "stage": "planned"
      }
    ]
  }

  """,
]

/// A fixed moment, so many minutes after ten.
func at(_ minute: Int, on day: String = "2023-06-01") -> Instant {
  let text = "\(day)T10:\(minute < 10 ? "0" : "")\(minute):00+08:00"
  guard let instant = Instant(text) else { preconditionFailure(text) }
  return instant
}

func day(_ text: String) -> Day {
  guard let day = Day(text) else { preconditionFailure(text) }
  return day
}

extension Store {
  /// A commit by a clerk on a day in June.
  @discardableResult
  func commit(
    _ changes: Change..., by: String = "office@desk3", minute: Int = 0, seen: Int? = nil,
    in ledger: inout Ledger
  ) throws -> Commit {
    try commit(
      changes, by: by, at: at(minute), on: day("2023-06-01"), seen: seen, in: &ledger)
  }
}

/// `title=…` on the issue of the small ledger.
func rename(_ title: String) -> Change {
  .edit("WT-001", [Assignment(path: ["title"], value: .text(title))])
}

extension Ledger {
  /// All that the ledger holds, to compare two of them: as JSON, so that a difference can be read.
  var contents: [String] {
    let records =
      [profile.fields] + issues.records.map(\.fields) + measures.records.map(\.fields)
      + policies.records.map(\.fields)
    return records.map { Value.object($0).json(.compact) }
  }

  /// Whether another ledger holds the same; a Bool, or a failure would print both.
  func isSame(as other: Ledger) -> Bool { contents == other.contents }
}
