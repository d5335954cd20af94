import Pinyin

/// What is looked for stands on the first line, where on the others: what is found has a place, in
/// whole characters; a beginning of it is found wherever all of it is.
func checkQuery(_ bytes: [UInt8]) throws {
  guard let all = text(bytes) else { return }
  let (wanted, text) = (all.prefix { $0 != "\n" }, String(all.drop { $0 != "\n" }))
  let query = Query(String(wanted))
  try checkPlaces(query, text)
  for end in wanted.indices.prefix(40) {
    let earlier = Query(String(wanted[..<end]))
    guard query.narrows(earlier), query.matches(text) else { continue }
    try require(earlier.matches(text), "\(wanted[..<end]) is not found, \(wanted) is")
  }
}

private func checkPlaces(_ query: Query, _ text: String) throws {
  let places = query.matches(in: text)
  if query.matches(text), !query.isEmpty { try require(!places.isEmpty, "found nowhere") }
  var end = text.startIndex
  for place in places {
    try require(place.lowerBound >= end && !place.isEmpty, "out of order")
    end = place.upperBound
  }
}
