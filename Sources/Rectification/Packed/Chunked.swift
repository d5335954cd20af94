/// An array in chunks, so that changing an element of a copy copies a chunk and not the whole.
struct Chunked<Element: Sendable>: Sendable {
  private var chunks: [[Element]] = []
  private(set) var count = 0

  private static var bits: Int { 10 }

  init() {}

  init(_ elements: [Element]) {
    count = elements.count
    chunks = stride(from: 0, to: count, by: 1 << Self.bits).map { start in
      Array(elements[start..<min(count, start + 1 << Self.bits)])
    }
  }

  subscript(index: Int) -> Element {
    get { chunks[index >> Self.bits][index & (1 << Self.bits - 1)] }
    set { chunks[index >> Self.bits][index & (1 << Self.bits - 1)] = newValue }
  }

  mutating func append(_ element: Element) {
    if count & (1 << Self.bits - 1) == 0 { chunks.append([]) }
    chunks[chunks.count - 1].append(element)
    count += 1
  }

  mutating func removeLast() {
    chunks[chunks.count - 1].removeLast()
    if chunks[chunks.count - 1].isEmpty { chunks.removeLast() }
    count -= 1
  }
}
