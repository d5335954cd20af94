import OfficeFiles
import Rectification

/// The name spaces of ECMA-376 (transitional), as every office program writes them.
enum WordName {
  static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let relationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let drawing = "http://schemas.openxmlformats.org/drawingml/2006"
  static let packageRelationships =
    "http://schemas.openxmlformats.org/package/2006/relationships"
  static let contentTypes = "http://schemas.openxmlformats.org/package/2006/content-types"
  /// What the content types of Word's parts begin with.
  static let wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."
}

/// A .docx into which a document is put: our own, or a unit's template.
struct WordPackage {
  /// All but the three below and the main part.
  var parts: [PackagePart]
  var types: XMLElement
  /// Where the main part stands, and what it is related to.
  var mainPart: String
  var relationships: XMLElement
  var stylesPart: String
  var styles: StyleSheet
  /// `w:document` without its body.
  var root: XMLElement
  /// What stands before and behind what is put in.
  var before: [XMLElement.Node] = []
  var after: [XMLElement.Node] = []
  /// The page of what is put in.
  var page: Page
  /// Whether `after` is nothing but that page.
  var isLast: Bool { after.isEmpty }

  /// The package with the document in it.
  func bytes(with document: Document, _ fonts: Fonts) throws(OfficeFault) -> [UInt8] {
    var package = self
    let charts = package.addCharts(of: document, fonts)
    let body = package.written(document.sections(on: page, pitch: styles.characterPitch), charts)
    let main = PackagePart(mainPart, body)
    let fixed = [
      PackagePart("[Content_Types].xml", package.types.bytes), main,
      PackagePart(relationshipsPart(of: mainPart), package.relationships.bytes),
      PackagePart(stylesPart, styles.element.bytes),
    ]
    return try packed(fixed + package.parts)
  }

  private func written(_ sections: [Section], _ charts: [Chart: String]) -> [UInt8] {
    let xml = XMLWriter()
    let writer = PieceWriter(xml: xml, styles: styles, charts: charts)
    let (pieces, last) = joined(sections)
    xml.element(root.name, root.attributes) {
      xml.element("w:body") {
        for case .element(let element) in before { xml.element(element) }
        for piece in pieces { writer.write(piece) }
        for case .element(let element) in after { xml.element(element) }
        if let last { xml.element(last.properties) }
      }
    }
    return xml.finish()
  }

  /// The pieces of all sections, each but the last closed by its page; and the page of the last
  /// where the document ends with it.
  private func joined(_ sections: [Section]) -> (pieces: [Piece], last: Page?) {
    var pieces: [Piece] = []
    for (place, section) in sections.enumerated() {
      var own = section.pieces
      let isFinal = place == sections.count - 1
      // What follows in a template stands on its page.
      if !isFinal || (!isLast && section.page != page) {
        own.close(section.ownPage(isFirst: place == 0))
      } else if isLast, own.last == .paragraph(Paragraph(.gap)) {
        own[own.count - 1] = .paragraph(.end())
      }
      pieces += own
    }
    guard isLast, let final = sections.last else { return (pieces, isLast ? page : nil) }
    return (pieces, final.ownPage(isFirst: sections.count == 1))
  }
}

extension WordPackage {
  /// Adds a part for each chart, under names and ids that are free.
  private mutating func addCharts(of document: Document, _ fonts: Fonts) -> [Chart: String] {
    var ids: [Chart: String] = [:]
    let taken = Set(parts.map { $0.name.lowercased() })
    let takenIDs = Set(relationships.children.compactMap { $0["Id"] })
    var number = 0
    for chart in document.charts {
      repeat {
        number += 1
      } while taken.contains("word/charts/chart\(number).xml")
        || takenIDs.contains("rIdChart\(number)")
      let name = "word/charts/chart\(number).xml"
      parts.append(PackagePart(name, ChartPart(chart: chart, fonts: fonts).bytes))
      addType("application/vnd.openxmlformats-officedocument.drawingml.chart+xml", of: name)
      relate("rIdChart\(number)", "chart", to: "/" + name)
      ids[chart] = "rIdChart\(number)"
    }
    return ids
  }

  mutating func addType(_ type: String, of part: String) {
    var override = XMLElement("Override", ["PartName": "/" + part, "ContentType": type])
    override.name = types.sibling("Override")
    types.append(override)
  }

  mutating func relate(_ id: String, _ type: String, to target: String) {
    let kind = WordName.relationships + "/" + type
    var relationship = XMLElement("Relationship", ["Id": id, "Type": kind, "Target": target])
    relationship.name = relationships.sibling("Relationship")
    relationships.append(relationship)
  }
}

extension XMLElement {
  /// A name in the name space of this element.
  fileprivate func sibling(_ local: String) -> String {
    name.contains(":") ? name.prefix { $0 != ":" } + ":" + local : local
  }
}
