import CXml2

/// Writes XML into memory by libxml2, which escapes what it is given and closes what was opened.
public final class XMLWriter {
  private let buffer: xmlBufferPtr
  private let writer: xmlTextWriterPtr

  /// Begins with an XML declaration, unless it is told not to.
  public init(isDeclared: Bool = true) {
    guard let buffer = xmlBufferCreateSize(1 << 16),
      let writer = xmlNewTextWriterMemory(buffer, 0)
    else { fatalError("there is no memory for a document") }
    xmlBufferSetAllocationScheme(buffer, XML_BUFFER_ALLOC_DOUBLEIT)
    (self.buffer, self.writer) = (buffer, writer)
    if isDeclared { xmlTextWriterStartDocument(writer, nil, "UTF-8", "yes") }
  }

  deinit {
    xmlFreeTextWriter(writer)
    xmlBufferFree(buffer)
  }

  /// An element with what `content` writes in it; `<name/>` where that is nothing.
  public func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: () -> Void = {}
  ) {
    start(name, attributes)
    content()
    xmlTextWriterEndElement(writer)
  }

  /// An element that is closed by a tag of its own, be it empty: HTML asks for that.
  public func fullElement(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: () -> Void = {}
  ) {
    start(name, attributes)
    content()
    xmlTextWriterFullEndElement(writer)
  }

  /// An element whose name and attributes come from somebody's file.
  public func element(
    _ name: String, _ attributes: [XMLElement.Attribute], _ content: () -> Void
  ) {
    xmlTextWriterStartElement(writer, name)
    for attribute in attributes {
      xmlTextWriterWriteAttribute(writer, attribute.name, attribute.value.fitForXML)
    }
    content()
    xmlTextWriterEndElement(writer)
  }

  /// An element with all that is in it.
  public func element(_ element: XMLElement) {
    self.element(element.name, element.attributes) {
      for node in element.nodes { write(node) }
    }
  }

  private func write(_ node: XMLElement.Node) {
    switch node {
    case .element(let element): self.element(element)
    case .text(let text): self.text(text)
    }
  }

  /// Text, escaped; what XML cannot carry is left out.
  public func text(_ text: String) { xmlTextWriterWriteString(writer, text.fitForXML) }

  /// Markup that is ours.
  public func raw(_ markup: String) { xmlTextWriterWriteRaw(writer, markup) }

  /// What has been written, everything closed.
  public func finish() -> [UInt8] {
    xmlTextWriterEndDocument(writer)
    xmlTextWriterFlush(writer)
    return Array(
      UnsafeBufferPointer(start: xmlBufferContent(buffer), count: Int(xmlBufferLength(buffer))))
  }

  private func start(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    xmlTextWriterStartElement(writer, name)
    for (key, value) in attributes {
      xmlTextWriterWriteAttribute(writer, key, value.fitForXML)
    }
  }
}

extension String {
  /// The text without what XML 1.0 cannot carry (§2.2): control characters, U+FFFE and U+FFFF.
  public var fitForXML: String {
    unicodeScalars.allSatisfy(\.isFitForXML)
      ? self : String(String.UnicodeScalarView(unicodeScalars.filter(\.isFitForXML)))
  }
}

extension Unicode.Scalar {
  fileprivate var isFitForXML: Bool {
    switch value {
    case 0x9, 0xA, 0xD: true
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
