import OfficeFiles

/// The styles of a document: its `styles.xml`, and which of them each role is set in.
struct StyleSheet {
  private(set) var element: XMLElement
  /// The style of tables.
  private(set) var grid = ""
  private var ids: [Role: String] = [:]

  /// Our own, for a document without a template.
  init(_ fonts: Fonts) {
    self.init(
      XMLElement("w:styles", ["xmlns:w": WordName.main], [documentDefaults(fonts)]), fonts)
  }

  /// Those of a template by their names, and our own for what it does not have.
  init(_ element: XMLElement, _ fonts: Fonts) {
    self.element = element
    for role in Role.allCases {
      let style = role.style(fonts)
      ids[role] = id("paragraph", style.names) ?? add(style, role.ownID, fonts)
    }
    let names = ["Table Grid", "网格型"]
    grid = id("table", names) ?? addGrid(names[0])
  }

  func id(of role: Role) -> String { ids[role] ?? "" }

  /// How wide a character of the text is, in twips: 1 for none.
  var characterPitch: Int {
    let style = element.children.first { $0["w:styleId"] == id(of: .body) }
    let properties = style.map { lineage(of: $0) } ?? []
    let defaults = element.child("w:docDefaults")?.child("w:rPrDefault")
    func value(_ name: String, _ range: ClosedRange<Int>) -> Int? {
      (properties + [defaults].compactMap { $0 }).lazy
        .compactMap { $0.child("w:rPr")?.child(name)?["w:val"]?.number(within: range) }.first
    }
    return max(1, (value("w:sz", 2...400) ?? 20) * 10 + (value("w:spacing", -400...400) ?? 0))
  }

  /// A style and those that it is based on; a circle is left where it closes.
  private func lineage(of style: XMLElement) -> [XMLElement] {
    var lineage = [style]
    while let base = lineage.last?.child("w:basedOn")?["w:val"], lineage.count < 20,
      let next = element.children.first(where: { $0["w:styleId"] == base })
    {
      lineage.append(next)
    }
    return lineage
  }

  private func id(_ type: String, _ names: [String]) -> String? {
    let styles = element.children.filter { $0.name == "w:style" && $0["w:type"] == type }
    return names.lazy.compactMap { name in
      styles.first { $0.child("w:name")?["w:val"]?.lowercased() == name.lowercased() }
    }.first?["w:styleId"]
  }
}

extension StyleSheet {
  /// Adds a style under an id that is free.
  private mutating func add(_ style: ParagraphStyle, _ wish: String, _ fonts: Fonts) -> String {
    let id = freeID(wish)
    var added = XMLElement("w:style", ["w:type": "paragraph", "w:styleId": id])
    let isBuiltIn = style.outline != nil || ["Normal", "Title", "footer"].contains(style.names[0])
    if !isBuiltIn { added["w:customStyle"] = "1" }
    added.append(XMLElement("w:name", ["w:val": style.names[0]]))
    if let base = style.base {
      added.append(XMLElement("w:basedOn", ["w:val": self.id(of: base)]))
    } else {
      added["w:default"] = "1"
    }
    added.append(XMLElement("w:qFormat"))
    added.append(style.paragraphProperties)
    added.append(style.runProperties(fonts))
    element.append(added)
    return id
  }

  private mutating func addGrid(_ name: String) -> String {
    let id = freeID("GwGrid")
    let edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
      XMLElement(
        "w:\($0)", ["w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "auto"])
    }
    element.append(
      XMLElement(
        "w:style", ["w:type": "table", "w:styleId": id],
        [
          XMLElement("w:name", ["w:val": name]),
          XMLElement("w:tblPr", [:], [XMLElement("w:tblBorders", [:], edges)]),
        ]))
    return id
  }

  private func freeID(_ wish: String) -> String {
    let taken = Set(element.children.compactMap { $0["w:styleId"] })
    var id = wish
    while taken.contains(id) { id += "x" }
    return id
  }
}

extension ParagraphStyle {
  fileprivate var paragraphProperties: XMLElement {
    var properties = XMLElement("w:pPr")
    if keepsNext { properties.append(XMLElement("w:keepNext")) }
    if base == nil {
      properties.append(XMLElement("w:widowControl", ["w:val": "0"]))
      // Digits keep to the pitch of the characters.
      properties.append(XMLElement("w:autoSpaceDE", ["w:val": "0"]))
      properties.append(XMLElement("w:autoSpaceDN", ["w:val": "0"]))
    }
    if let line {
      properties.append(XMLElement("w:snapToGrid", ["w:val": "0"]))
      properties.append(
        XMLElement(
          "w:spacing",
          [
            "w:before": "0", "w:after": "0", "w:line": String(line == 0 ? 240 : line),
            "w:lineRule": line == 0 ? "auto" : "exact",
          ]))
    }
    if let firstLine {
      // The characters count where they are known; the twips are those of our own text.
      properties.append(
        XMLElement(
          "w:ind",
          ["w:firstLineChars": String(firstLine * 100), "w:firstLine": String(firstLine * 320)]))
    }
    if let alignment { properties.append(XMLElement("w:jc", ["w:val": alignment])) }
    if let outline { properties.append(XMLElement("w:outlineLvl", ["w:val": String(outline)])) }
    return properties
  }

  fileprivate func runProperties(_ fonts: Fonts) -> XMLElement {
    var properties = XMLElement("w:rPr")
    if let family {
      let latin = family == fonts.pageNumber ? family : fonts.latin
      properties.append(
        XMLElement("w:rFonts", ["w:ascii": latin, "w:hAnsi": latin, "w:eastAsia": family]))
    }
    if let spacing { properties.append(XMLElement("w:spacing", ["w:val": String(spacing)])) }
    if let size {
      properties.append(XMLElement("w:sz", ["w:val": String(size)]))
      properties.append(XMLElement("w:szCs", ["w:val": String(size)]))
    }
    return properties
  }
}

private func documentDefaults(_ fonts: Fonts) -> XMLElement {
  let run = XMLElement(
    "w:rPr", [:],
    [
      XMLElement(
        "w:rFonts",
        [
          "w:ascii": fonts.latin, "w:eastAsia": fonts.body, "w:hAnsi": fonts.latin,
          "w:cs": fonts.latin,
        ]),
      XMLElement("w:kern", ["w:val": "2"]),
      XMLElement("w:sz", ["w:val": "32"]),
      XMLElement("w:szCs", ["w:val": "32"]),
      XMLElement("w:lang", ["w:val": "en-US", "w:eastAsia": "zh-CN", "w:bidi": "ar-SA"]),
    ])
  return XMLElement(
    "w:docDefaults", [:],
    [XMLElement("w:rPrDefault", [:], [run]), XMLElement("w:pPrDefault")])
}
