import Foundation

/// What the sample ledger's records say, as their files have it.
enum Sample {
  /// Every title and content.
  static let titles = strings(of: ["title", "content"])

  private static func strings(of keys: Set<String>) -> [String] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Data")
    return ["issues.json", "measures.json", "policies.json"].flatMap { file -> [String] in
      let data = try? Data(contentsOf: folder.appendingPathComponent(file))
      return data.flatMap { try? JSONSerialization.jsonObject(with: $0) }
        .map { strings(in: $0, of: keys) } ?? []
    }
  }

  private static func strings(in value: Any, of keys: Set<String>) -> [String] {
    switch value {
    case let object as [String: Any]:
      object.sorted { $0.key < $1.key }.flatMap { key, member in
        (member as? String).map { keys.contains(key) ? [$0] : [] } ?? strings(in: member, of: keys)
      }
    case let list as [Any]: list.flatMap { strings(in: $0, of: keys) }
    default: []
    }
  }
}
