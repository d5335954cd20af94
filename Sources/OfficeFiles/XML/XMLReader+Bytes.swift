import CXml2

/// A name that a reader keeps once: comparing two of them is comparing two addresses.
public struct XMLName: Equatable {
  fileprivate let address: UnsafePointer<xmlChar>?
}

/// What millions of cells ask for, without a string for each. What is answered holds until the next
/// event.
extension XMLReader {
  /// The name as this reader keeps it.
  public func name(_ name: StaticString) -> XMLName {
    name.withUTF8Buffer { bytes in
      XMLName(address: xmlTextReaderConstString(reader, bytes.baseAddress))
    }
  }

  /// The name of the element that begins or ends, without its prefix.
  public var element: XMLName {
    XMLName(address: xmlTextReaderCurrentNode(reader)?.pointee.name)
  }

  /// The value of an attribute by its name without a prefix, as it ends in a NUL.
  public func value(of name: XMLName) -> UnsafePointer<UInt8>? {
    guard let node = xmlTextReaderCurrentNode(reader), node.pointee.type == XML_ELEMENT_NODE
    else { return nil }
    var attribute = node.pointee.properties
    while let own = attribute {
      if own.pointee.name == name.address {
        return UnsafePointer(own.pointee.children?.pointee.content)
      }
      attribute = own.pointee.next
    }
    return nil
  }

  /// Adds the text to `bytes`.
  public func appendText(to bytes: inout [UInt8]) {
    guard let text = xmlTextReaderConstValue(reader) else { return }
    bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text))))
  }
}

extension XMLReader {
  /// Goes to the end without looking at anything, and answers with how many steps that were.
  public func walk() throws(OfficeFault) -> Int {
    var steps = 0
    while xmlTextReaderRead(reader) == 1 { steps += 1 }
    return steps
  }
}
