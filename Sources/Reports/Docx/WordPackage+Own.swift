import OfficeFiles
import Rectification

extension WordPackage {
  /// A package of our own after GB/T 9704-2012, whose document is called `title`, is by `author`,
  /// and was made on `day`.
  init(_ fonts: Fonts, title: String, author: String, on day: Day) {
    mainPart = "word/document.xml"
    stylesPart = "word/styles.xml"
    styles = StyleSheet(fonts)
    page = .standard
    root = XMLElement(
      "w:document", ["xmlns:w": WordName.main, "xmlns:r": WordName.relationships])
    types = XMLElement(
      "Types", ["xmlns": WordName.contentTypes],
      [
        XMLElement(
          "Default",
          [
            "Extension": "rels",
            "ContentType": "application/vnd.openxmlformats-package.relationships+xml",
          ]),
        XMLElement("Default", ["Extension": "xml", "ContentType": "application/xml"]),
      ])
    relationships = XMLElement("Relationships", ["xmlns": WordName.packageRelationships])
    parts = []
    addType(WordName.wordType + "document.main+xml", of: mainPart)
    addWordPart("styles", "styles", nil)
    addWordPart("settings", "settings", settings)
    addWordPart("fontTable", "fontTable", fontTable(fonts))
    addWordPart("footer", "OddFooter", footer(isOdd: true))
    addWordPart("footer", "EvenFooter", footer(isOdd: false))
    addProperties(title: title, author: author, on: day)
  }

  /// A part beside the main one, found by the id that its name gives.
  private mutating func addWordPart(_ type: String, _ name: String, _ content: XMLElement?) {
    let file = name.prefix(1).lowercased() + name.dropFirst() + ".xml"
    addType(WordName.wordType + type + "+xml", of: "word/" + file)
    relate("rId" + name, type, to: file)
    if let content { parts.append(PackagePart("word/" + file, content.bytes)) }
  }

  private mutating func addProperties(title: String, author: String, on day: Day) {
    let office = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
    let list = XMLElement(
      "Relationships", ["xmlns": WordName.packageRelationships],
      [
        XMLElement(
          "Relationship",
          [
            "Id": "rId1", "Type": WordName.relationships + "/officeDocument", "Target": mainPart,
          ]),
        XMLElement(
          "Relationship",
          ["Id": "rId2", "Type": office + "/core-properties", "Target": "docProps/core.xml"]),
      ])
    addType("application/vnd.openxmlformats-package.core-properties+xml", of: "docProps/core.xml")
    let moment = XMLElement(
      "dcterms:created", ["xsi:type": "dcterms:W3CDTF"], text: "\(day)T00:00:00Z")
    let core = XMLElement(
      "cp:coreProperties",
      [
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      ],
      [
        XMLElement("dc:title", text: title), XMLElement("dc:creator", text: author), moment,
      ])
    parts += [
      PackagePart("_rels/.rels", list.bytes), PackagePart("docProps/core.xml", core.bytes),
    ]
  }
}

private let settings = XMLElement(
  "w:settings", ["xmlns:w": WordName.main],
  [
    XMLElement("w:zoom", ["w:percent": "100"]),
    XMLElement("w:defaultTabStop", ["w:val": "420"]),
    XMLElement("w:evenAndOddHeaders"),
    XMLElement("w:characterSpacingControl", ["w:val": "compressPunctuation"]),
    XMLElement(
      "w:compat", [:],
      [
        XMLElement("w:spaceForUL"), XMLElement("w:balanceSingleByteDoubleByteWidth"),
        XMLElement("w:doNotLeaveBackslashAlone"), XMLElement("w:ulTrailSpace"),
        XMLElement("w:doNotExpandShiftReturn"), XMLElement("w:adjustLineHeightInTable"),
        XMLElement("w:useFELayout"),
        XMLElement(
          "w:compatSetting",
          [
            "w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word",
            "w:val": "15",
          ]),
      ]),
    XMLElement("w:themeFontLang", ["w:val": "en-US", "w:eastAsia": "zh-CN"]),
    XMLElement("w:decimalSymbol", ["w:val": "."]),
    XMLElement("w:listSeparator", ["w:val": ","]),
  ])

/// The families by name, each with what stands in for it where a system calls it otherwise.
private func fontTable(_ fonts: Fonts) -> XMLElement {
  var table = XMLElement("w:fonts", ["xmlns:w": WordName.main])
  var named: Set<String> = []
  for family in [
    fonts.body, fonts.heading1, fonts.heading2, fonts.title, fonts.pageNumber, fonts.latin,
  ] where named.insert(family).inserted {
    var font = XMLElement("w:font", ["w:name": family])
    if let other = otherName(of: family) {
      font.append(XMLElement("w:altName", ["w:val": other]))
    }
    font.append(XMLElement("w:charset", ["w:val": family == fonts.latin ? "00" : "86"]))
    table.append(font)
  }
  return table
}

private func otherName(of family: String) -> String? {
  switch family {
  case "仿宋_GB2312": "仿宋"
  case "仿宋": "FangSong"
  case "楷体_GB2312": "楷体"
  case "楷体": "KaiTi"
  case "方正小标宋简体": "方正小标宋_GBK"
  case "方正小标宋_GBK": "方正小标宋简体"
  case "黑体": "SimHei"
  case "宋体": "SimSun"
  default: nil
  }
}

/// `— 1 —`, one character from the outer edge of the type area (GB/T 9704-2012 §7.5).
private func footer(isOdd: Bool) -> XMLElement {
  let place = isOdd ? "right" : "left"
  func run(_ content: XMLElement) -> XMLElement { XMLElement("w:r", [:], [content]) }
  func field(_ type: String) -> XMLElement {
    run(XMLElement("w:fldChar", ["w:fldCharType": type]))
  }
  func dash(_ text: String) -> XMLElement {
    let hint = XMLElement("w:rPr", [:], [XMLElement("w:rFonts", ["w:hint": "eastAsia"])])
    return XMLElement(
      "w:r", [:], [hint, XMLElement("w:t", ["xml:space": "preserve"], text: text)])
  }
  let properties = XMLElement(
    "w:pPr", [:],
    [
      XMLElement("w:pStyle", ["w:val": Role.pageNumber.ownID]),
      XMLElement("w:ind", ["w:\(place)Chars": "100", "w:\(place)": "280"]),
      XMLElement("w:jc", ["w:val": place]),
    ])
  let number = [
    dash("— "), field("begin"),
    run(XMLElement("w:instrText", ["xml:space": "preserve"], text: " PAGE ")),
    field("separate"), run(XMLElement("w:t", text: "1")), field("end"), dash(" —"),
  ]
  return XMLElement(
    "w:ftr", ["xmlns:w": WordName.main],
    [XMLElement("w:p", [:], [properties] + number)])
}
