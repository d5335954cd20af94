import OfficeFiles

/// The page of a section: its `w:sectPr`, and what is read from it. Lengths are twips, of which a
/// millimetre has 56.7.
struct Page: Hashable {
  /// A4 with a type area of 156 × 225 mm: 37 mm above it, 28 mm to its left (GB/T 9704-2012 §5.1, §5.2).
  static let standard = Page(
    XMLElement(
      "w:sectPr", [:],
      [
        XMLElement("w:footerReference", ["w:type": "default", "r:id": "rIdOddFooter"]),
        XMLElement("w:footerReference", ["w:type": "even", "r:id": "rIdEvenFooter"]),
        XMLElement("w:pgSz", ["w:w": "11906", "w:h": "16838"]),
        XMLElement(
          "w:pgMar",
          [
            "w:top": "2098", "w:right": "1474", "w:bottom": "1984", "w:left": "1587",
            "w:header": "851", "w:footer": "1406", "w:gutter": "0",
          ]),
        XMLElement("w:docGrid", ["w:type": "lines", "w:linePitch": "579"]),
      ]))

  private(set) var properties: XMLElement

  init(_ properties: XMLElement) { self.properties = properties }

  var textWidth: Int { max(2_000, width - left - right) }
  var textHeight: Int { max(2_000, height - top - bottom) }
  var isLandscape: Bool { width > height }

  private var width: Int { length("w:pgSz", "w:w") ?? 11_906 }
  private var height: Int { length("w:pgSz", "w:h") ?? 16_838 }
  private var top: Int { length("w:pgMar", "w:top") ?? 1_440 }
  private var right: Int { length("w:pgMar", "w:right") ?? 1_800 }
  private var bottom: Int { length("w:pgMar", "w:bottom") ?? 1_440 }
  private var left: Int { length("w:pgMar", "w:left") ?? 1_800 }
  private var footer: Int { length("w:pgMar", "w:footer") ?? 992 }

  private func length(_ element: String, _ attribute: String) -> Int? {
    properties.child(element)?[attribute]?.number(within: -31_680...31_680).map(abs)
  }

  /// The page on its side, its head at the binding; a page that lies already, as it is.
  var landscape: Page {
    guard !isLandscape else { return self }
    var page = self
    let (width, height) = (width, height)
    let (top, right, bottom, left) = (left, top, right, bottom)
    // The number keeps its distance from the text.
    let footer = max(300, bottom - (self.bottom - self.footer))
    page.properties.changeChildren { child in
      switch child.name {
      case "w:pgSz":
        (child["w:w"], child["w:h"]) = (String(height), String(width))
        child["w:orient"] = "landscape"
      case "w:pgMar":
        (child["w:top"], child["w:bottom"]) = (String(top), String(bottom))
        (child["w:left"], child["w:right"]) = (String(left), String(right))
        child["w:footer"] = String(footer)
      default: break
      }
    }
    return page
  }

  /// The page of a later section that is counted anew.
  var countedFromOne: Page {
    var page = self
    page.properties.removeChildren("w:type", "w:pgNumType")
    page.properties.insert(
      XMLElement("w:pgNumType", ["w:start": "1"]),
      behind: ["w:pgMar", "w:paperSrc", "w:pgBorders", "w:lnNumType"])
    return page
  }

  /// The page of a later section: numbers run on, and only the first has a first page of its own.
  var continued: Page {
    var page = self
    page.properties.removeChildren("w:type", "w:pgNumType", "w:titlePg")
    return page
  }
}

extension String {
  /// A length or a size as documents write it; `nil` for none, and for what no program would take:
  /// a page has 22 inches at most.
  func number(within range: ClosedRange<Int>) -> Int? {
    Int(self).flatMap { range.contains($0) ? $0 : nil }
  }
}
