import OfficeFiles

/// A unit's own .docx, read with the limits that somebody else's file is read with.
struct Template {
  private let package: PackageReader
  private let types: XMLElement
  private let mainPart: String
  private let root: XMLElement

  init(_ bytes: [UInt8]) throws(TemplateFault) {
    var limits = PackageLimits()
    (limits.partBytes, limits.totalBytes) = (32 << 20, 64 << 20)
    package = try office { () throws(OfficeFault) in try PackageReader(bytes, limits: limits) }
    types = try tree("[Content_Types].xml", of: package)
    let kinds = types.children.compactMap { $0["ContentType"]?.lowercased() }
    let hasMacros = kinds.contains { $0.contains("macroenabled") || $0.contains("vbaproject") }
    guard !hasMacros, !package.names.contains(where: { $0.lowercased().contains("vbaproject") })
    else { throw .macros }
    let links = try tree("_rels/.rels", of: package)
    guard
      let main = links.children.first(where: { $0.isRelationship("officeDocument") })?["Target"]
    else { throw .notDocument }
    mainPart = partName(main, relatedFrom: "")
    guard package.has(mainPart), types.type(of: mainPart).map(isWord) ?? false else {
      throw .notDocument
    }
    root = try tree(mainPart, of: package)
    guard root.name == "w:document", root["xmlns:w"] == WordName.main else { throw .unusual }
  }

  /// The package to put a document in, with its fields filled.
  func package(_ fonts: Fonts, _ fields: TemplateFields) throws(TemplateFault) -> WordPackage {
    try check(root)
    let root = fields.filled(in: root)
    guard let body = root.child("w:body") else { throw .noBody }
    let linksPart = relationshipsPart(of: mainPart)
    let links =
      package.has(linksPart)
      ? try tree(linksPart, of: package)
      : XMLElement("Relationships", ["xmlns": WordName.packageRelationships])
    let folder = mainPart.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    func parts(_ type: String) -> [String] {
      links.children.filter { $0.isRelationship(type) }
        .compactMap { $0["Target"].map { partName($0, relatedFrom: mainPart) } }
    }
    let ownStyles = parts("styles").first.flatMap { package.has($0) ? $0 : nil }
    let styles =
      try ownStyles.map { name throws(TemplateFault) in try tree(name, of: package) }
      ?? XMLElement("w:styles", ["xmlns:w": WordName.main])
    let stylesPart = ownStyles ?? folder + "zhenggaiStyles.xml"
    let place = try MarkedPlace(in: body)
    var bare = root
    bare.nodes = []
    var word = WordPackage(
      parts: try others(
        but: [mainPart, linksPart, stylesPart], filling: parts("header") + parts("footer"), fields),
      types: typesOfDocument, mainPart: mainPart, relationships: links, stylesPart: stylesPart,
      styles: StyleSheet(styles, fonts), root: bare, before: place.before, after: place.after,
      page: place.page)
    if ownStyles == nil {
      word.addType(WordName.wordType + "styles+xml", of: stylesPart)
      word.relate("rIdZhenggaiStyles", "styles", to: "/" + stylesPart)
    }
    return word
  }

  /// Whether the text says the field, so that the document need not.
  func says(_ field: TemplateField) -> Bool {
    root.descendants("w:p").contains { paragraph in
      paragraph.marks.contains { $0.name == field.rawValue }
    }
  }

  /// What its user should know: whether it had a text of its own that went, for want of a mark.
  var remark: String? {
    let paragraphs = root.descendants("w:p")
    let isMarked = paragraphs.contains { $0.marks.contains { $0.isText } }
    let hasText = paragraphs.contains { !$0.ownTexts.joined().isBlank }
    return isMarked || !hasText
      ? nil : "模板中没有 {{正文}}，只用了它的样式和页面；要保留模板中的文字，请在放报告的地方单独写一段 {{正文}}。"
  }

  /// Throws for marks that stand for nothing: they would be printed as they are.
  private func check(_ part: XMLElement) throws(TemplateFault) {
    for mark in part.descendants("w:p").flatMap(\.marks) where !mark.isText {
      guard TemplateField(rawValue: mark.name) != nil else { throw .unknownMark(mark.name) }
    }
  }

  /// Every other part as it is, but for fields in headers and footers.
  private func others(
    but written: [String], filling: [String], _ fields: TemplateFields
  ) throws(TemplateFault) -> [PackagePart] {
    var seen = Set((written + ["[Content_Types].xml"]).map { $0.lowercased() })
    let filled = Set(filling.map { $0.lowercased() })
    var parts: [PackagePart] = []
    for name in package.names where !name.hasSuffix("/") {
      guard seen.insert(name.lowercased()).inserted else { continue }
      if filled.contains(name.lowercased()) {
        let part = try tree(name, of: package)
        try check(part)
        guard !part.descendants("w:p").contains(where: { $0.marks.contains(where: \.isText) })
        else { throw .markNotAlone }
        parts.append(PackagePart(name, fields.filled(in: part).bytes))
      } else {
        let bytes = try office { () throws(OfficeFault) in try package.bytes(of: name) }
        parts.append(PackagePart(name, bytes))
      }
    }
    return parts
  }

  /// A .dotx gives a document.
  private var typesOfDocument: XMLElement {
    var types = types
    types.changeChildren { child in
      if child["ContentType"] == WordName.wordType + "template.main+xml" {
        child["ContentType"] = WordName.wordType + "document.main+xml"
      }
    }
    return types
  }
}

private func isWord(_ type: String) -> Bool {
  ["document.main+xml", "template.main+xml"].contains { type == WordName.wordType + $0 }
}

/// Where in a body the document goes: in the place of a paragraph that says `{{正文}}`, else of all.
private struct MarkedPlace {
  var before: [XMLElement.Node] = []
  var after: [XMLElement.Node] = []
  let page: Page

  init(in body: XMLElement) throws(TemplateFault) {
    let blocks = body.nodes.filter { $0.element != nil }
    let final = body.children.last { $0.name == "w:sectPr" }
    let mark = blocks.firstIndex { $0.element?.isMark ?? false }
    let count = body.descendants("w:p").reduce(0) { $0 + $1.marks.count(where: \.isText) }
    guard count == (mark == nil ? 0 : 1) else { throw .markNotAlone }
    guard let mark else {
      page = Page(final ?? XMLElement("w:sectPr"))
      return
    }
    before = Array(blocks[..<mark])
    let following = blocks[mark...].compactMap(\.element)
    let closing = following.lazy.compactMap { block in
      block.name == "w:sectPr" ? block : block.child("w:pPr")?.child("w:sectPr")
    }.first
    page = Page(closing ?? final ?? XMLElement("w:sectPr"))
    after = Array(blocks[(mark + 1)...])
    // A section that ends with the mark ends behind what takes its place.
    if let own = blocks[mark].element?.child("w:pPr")?.child("w:sectPr") {
      let properties = XMLElement("w:pPr", [:], [own])
      after.insert(.element(XMLElement("w:p", [:], [properties])), at: 0)
    }
    if after.compactMap(\.element).allSatisfy({ $0.name == "w:sectPr" }) { after = [] }
  }
}

extension XMLElement {
  /// The type that a list of content types gives a part.
  fileprivate func type(of part: String) -> String? {
    let own = children.first { $0["PartName"]?.lowercased() == "/" + part.lowercased() }
    let ending = part.split(separator: ".").last.map(String.init)?.lowercased()
    return (own ?? children.first { $0["Extension"]?.lowercased() == ending })?["ContentType"]
  }

  /// Whether it is a paragraph of nothing but the mark of the text.
  fileprivate var isMark: Bool {
    guard name == "w:p", let mark = marks.first, mark.isText else { return false }
    let text = Array(ownTexts.joined())
    return (text[..<mark.place.lowerBound] + text[mark.place.upperBound...])
      .allSatisfy(\.isWhitespace)
  }

  /// Whether it relates to a part of the type, whichever dialect it is written in.
  fileprivate func isRelationship(_ type: String) -> Bool {
    self["Type"]?.hasSuffix("/" + type) == true && self["TargetMode"] != "External"
  }
}

/// The trees of these parts are held whole: none is large in an honest template.
private let largestTree = 4 << 20

private func tree(_ part: String, of package: PackageReader) throws(TemplateFault) -> XMLElement {
  try office { () throws(OfficeFault) in
    try XMLElement(reading: package.open(part), atMost: largestTree)
  }
}

private func office<Result>(
  _ work: () throws(OfficeFault) -> Result
) throws(TemplateFault) -> Result {
  do throws(OfficeFault) { return try work() } catch { throw .office(error) }
}
