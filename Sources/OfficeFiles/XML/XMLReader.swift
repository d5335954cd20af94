import CXml2

/// Walks through the XML of a part, without ever holding all of it. Document types and entities are
/// refused, and libxml2's own limits stay on.
public final class XMLReader {
  public enum Event: Hashable, Sendable { case start, end, text }

  let reader: xmlTextReaderPtr
  private let source: Source
  /// `<x/>` begins, and ends at the next call.
  private var isToEnd = false

  /// Where the bytes come from, and why no more of them could be had.
  private final class Source {
    let stream: PartStream
    var fault: OfficeFault?
    private var attributes = AttributeCount()

    init(_ stream: PartStream) { self.stream = stream }

    func read(into room: UnsafeMutableRawBufferPointer) throws(OfficeFault) -> Int {
      let count = try stream.read(into: room)
      guard attributes.isFine(after: UnsafeRawBufferPointer(rebasing: room[..<count])) else {
        throw .inflated(stream.name)
      }
      return count
    }
  }

  public init(_ stream: PartStream) throws(OfficeFault) {
    let source = Source(stream)
    // Never HUGE, NOENT or DTDLOAD: those take the limits away, or fetch what is named.
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_COMPACT.rawValue
    let reader = xmlReaderForIO(
      { context, buffer, length in
        guard let context, let buffer else { return -1 }
        let source = Unmanaged<Source>.fromOpaque(context).takeUnretainedValue()
        let room = UnsafeMutableRawBufferPointer(start: buffer, count: Int(length))
        do throws(OfficeFault) { return Int32(try source.read(into: room)) } catch {
          source.fault = error
          return -1
        }
      },
      { context in
        if let context { Unmanaged<Source>.fromOpaque(context).release() }
        return 0
      }, Unmanaged.passRetained(source).toOpaque(), nil, "UTF-8", Int32(options))
    guard let reader else { throw .damaged(stream.name) }
    (self.reader, self.source) = (reader, source)
    // It would write some complaints to standard error, over the screen.
    xmlTextReaderSetErrorHandler(reader, { _, _, _, _ in }, nil)
  }

  deinit { xmlFreeTextReader(reader) }

  /// What comes next; `nil` at the end.
  public func next() throws(OfficeFault) -> Event? {
    if isToEnd {
      isToEnd = false
      return .end
    }
    while true {
      let result = xmlTextReaderRead(reader)
      if let fault = source.fault { throw fault }
      guard result >= 0 else {
        throw .malformedXML(
          source.stream.name, line: Int(xmlTextReaderGetParserLineNumber(reader)))
      }
      if result == 0 { return nil }
      switch xmlReaderTypes(UInt32(xmlTextReaderNodeType(reader))) {
      case XML_READER_TYPE_ELEMENT:
        isToEnd = xmlTextReaderIsEmptyElement(reader) == 1
        return .start
      case XML_READER_TYPE_END_ELEMENT: return .end
      case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_WHITESPACE,
        XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        return .text
      case XML_READER_TYPE_DOCUMENT_TYPE, XML_READER_TYPE_ENTITY_REFERENCE:
        throw .entities(source.stream.name)
      default: continue
      }
    }
  }

  /// The name of the element, without its prefix: strict and transitional files differ in that.
  public var name: String { string(xmlTextReaderConstLocalName(reader)) }

  /// The name of the element as it is written, with its prefix.
  public var fullName: String { string(xmlTextReaderConstName(reader)) }

  /// The attributes of the element as they are written, those that declare prefixes among them.
  public var attributes: [XMLElement.Attribute] {
    var attributes: [XMLElement.Attribute] = []
    while xmlTextReaderMoveToNextAttribute(reader) == 1 {
      attributes.append(XMLElement.Attribute(name: fullName, value: text))
    }
    xmlTextReaderMoveToElement(reader)
    return attributes
  }

  /// Whether the element is called so, without making a string of its name.
  public func isNamed(_ name: StaticString) -> Bool {
    guard let own = xmlTextReaderConstLocalName(reader) else { return false }
    return xmlStrEqual(own, name.utf8Start) == 1
  }

  public var text: String { string(xmlTextReaderConstValue(reader)) }

  /// An attribute by its name, with the prefix where it has one.
  public func attribute(_ name: String) -> String? {
    guard let value = xmlTextReaderGetAttribute(reader, name) else { return nil }
    defer { cxml_free(value) }
    return String(cString: value)
  }

  private func string(_ text: UnsafePointer<xmlChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}
