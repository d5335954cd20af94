/// The part that holds the relationships of `part`, or of the package where that is "" (ECMA-376-2
/// §6.5.2).
public func relationshipsPart(of part: String) -> String {
  let steps = part.split(separator: "/")
  return (steps.dropLast() + ["_rels", "\(steps.last ?? "").rels"]).joined(separator: "/")
}

/// The part that a relationship of `part` means by `target`; it never leads out of the package.
public func partName(_ target: String, relatedFrom part: String) -> String {
  var way = target.hasPrefix("/") ? [] : part.split(separator: "/").dropLast()
  for step in target.split(separator: "/") where step != "." {
    if step == ".." { _ = way.popLast() } else { way.append(step) }
  }
  return way.joined(separator: "/")
}
