/// An element with all that is in it: for small parts, and for those of somebody's file that are
/// changed and written back. Comments and processing instructions are left out.
public struct XMLElement: Hashable, Sendable {
  public enum Node: Hashable, Sendable { case element(XMLElement), text(String) }

  public struct Attribute: Hashable, Sendable {
    public let name: String
    public var value: String
  }

  /// As it is written, with its prefix.
  public var name: String
  public private(set) var attributes: [Attribute]
  public var nodes: [Node]

  public init(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    _ children: [XMLElement] = []
  ) {
    self.name = name
    self.attributes = attributes.map { Attribute(name: $0.key, value: $0.value) }
    nodes = children.map(Node.element)
  }

  public init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String) {
    self.init(name, attributes)
    nodes = [.text(text)]
  }

  /// Reads a part to its end; throws for one of more than `limit` bytes.
  public init(reading stream: PartStream, atMost limit: Int) throws(OfficeFault) {
    let reader = try XMLReader(stream)
    var open: [XMLElement] = []
    var root: XMLElement?
    while let event = try reader.next() {
      guard stream.size <= limit else { throw .tooLarge(stream.name) }
      switch event {
      case .start:
        var element = XMLElement(reader.fullName)
        element.attributes = reader.attributes
        open.append(element)
      case .text:
        if !open.isEmpty { open[open.count - 1].nodes.append(.text(reader.text)) }
      case .end:
        let closed = open.removeLast()
        if open.isEmpty {
          root = closed
        } else {
          open[open.count - 1].nodes.append(.element(closed))
        }
      }
    }
    guard let root else { throw .damaged(stream.name) }
    self = root
  }

  /// The element as a part of a package.
  public var bytes: [UInt8] {
    let xml = XMLWriter()
    xml.element(self)
    return xml.finish()
  }
}

extension XMLElement {
  public subscript(attribute: String) -> String? {
    get { attributes.first { $0.name == attribute }?.value }
    set {
      attributes.removeAll { $0.name == attribute && newValue == nil }
      guard let newValue else { return }
      if let place = attributes.firstIndex(where: { $0.name == attribute }) {
        attributes[place].value = newValue
      } else {
        attributes.append(Attribute(name: attribute, value: newValue))
      }
    }
  }

  public var children: [XMLElement] { nodes.compactMap(\.element) }

  public func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  /// The elements of that name within it, however deep, in their order.
  public func descendants(_ name: String) -> [XMLElement] {
    children.flatMap { ($0.name == name ? [$0] : []) + $0.descendants(name) }
  }

  /// What is written directly in it.
  public var text: String {
    nodes.map { if case .text(let text) = $0 { text } else { "" } }.joined()
  }

  public mutating func append(_ child: XMLElement) { nodes.append(.element(child)) }

  public mutating func insert(_ child: XMLElement, behind names: [String]) {
    let place = nodes.lastIndex { node in node.element.map { names.contains($0.name) } ?? false }
    nodes.insert(.element(child), at: place.map { $0 + 1 } ?? 0)
  }

  public mutating func removeChildren(_ names: String...) {
    nodes.removeAll { node in node.element.map { names.contains($0.name) } ?? false }
  }

  /// Changes each child.
  public mutating func changeChildren(_ change: (inout XMLElement) -> Void) {
    for place in nodes.indices {
      guard case .element(var child) = nodes[place] else { continue }
      change(&child)
      nodes[place] = .element(child)
    }
  }
}

extension XMLElement.Node {
  public var element: XMLElement? {
    if case .element(let element) = self { element } else { nil }
  }
}
