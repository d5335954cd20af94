import OfficeFiles

/// What one part says of another (ECMA-376-2 §6.5): names of parts are never guessed.
struct Relationship {
  let id: String
  /// A URL, of which the last word tells; strict and transitional differ before that.
  let kind: String
  /// The name of the part.
  let target: String
}

extension PackageReader {
  /// The relationships of a part, or of the package where that is "".
  func relationships(of part: String) throws(ImportFault.Problem) -> [Relationship] {
    let name = relationshipsPart(of: part)
    guard has(name) else { return [] }
    var found: [Relationship] = []
    let xml = try xml(name)
    while let event = try xml.step() {
      guard event == .start, xml.isNamed("Relationship"), xml.attribute("TargetMode") != "External",
        let id = xml.attribute("Id"), let target = xml.attribute("Target")
      else { continue }
      found.append(
        Relationship(
          id: id, kind: xml.attribute("Type") ?? "", target: partName(target, relatedFrom: part)))
      guard found.count <= 10_000 else { throw .tooMany("关系", sheet: nil) }
    }
    return found
  }
}

extension [Relationship] {
  func target(ofKind ending: String) -> String? { first { $0.kind.hasSuffix(ending) }?.target }
}
