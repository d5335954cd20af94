import Cells
import OfficeFiles
import Rectification

/// What a template may leave to be filled in, such as `{{标题}}` in its letterhead.
enum TemplateField: String, CaseIterable {
  case title = "标题"
  case unit = "单位"
  case date = "日期"
  case reference = "文号"

  var mark: String { "{{\(rawValue)}}" }
}

/// The fields with what is filled in.
struct TemplateFields {
  let values: [TemplateField: String]

  /// From the blocks where they say it.
  init(_ document: Document, author: String, on day: Day) {
    var values: [TemplateField: String] = [.unit: author, .date: day.chinese]
    for block in document.blocks.reversed() {
      switch block {
      case .title(let text): values[.title] = text
      case .reference(let text): values[.reference] = text
      case .signature(let name, _): values[.unit] = name
      default: break
      }
    }
    self.values = values.mapValues(\.sanitized)
  }

  /// The element with the fields in all its paragraphs filled.
  func filled(in element: XMLElement) -> XMLElement {
    var element = element
    if element.name == "w:p", element.ownTexts.joined().contains("{{") {
      var texts = filled(element.ownTexts)[...]
      element.setOwnTexts(&texts)
    }
    element.changeChildren { $0 = filled(in: $0) }
    return element
  }

  /// A field may be cut over several runs: it is filled in the first of them.
  private func filled(_ texts: [String]) -> [String] {
    var characters = texts.enumerated().flatMap { place, text in text.map { ($0, place) } }
    for field in TemplateField.allCases {
      let mark = Array(field.mark)
      var start = 0
      while start + mark.count <= characters.count {
        guard zip(characters[start...], mark).allSatisfy({ $0.0 == $1 }) else {
          start += 1
          continue
        }
        let run = characters[start].1
        let value = (values[field] ?? "").map { ($0, run) }
        characters.replaceSubrange(start..<(start + mark.count), with: value)
        start += value.count
      }
    }
    return texts.indices.map { place in String(characters.filter { $0.1 == place }.map(\.0)) }
  }
}

extension XMLElement {
  /// The texts of a paragraph's runs, without those of text boxes in it.
  var ownTexts: [String] {
    children.flatMap { child -> [String] in
      switch child.name {
      case "w:t": [child.text]
      case "w:p": []
      default: child.ownTexts
      }
    }
  }

  fileprivate mutating func setOwnTexts(_ texts: inout ArraySlice<String>) {
    for place in nodes.indices {
      guard case .element(var child) = nodes[place] else { continue }
      switch child.name {
      case "w:t":
        child.nodes = [.text(texts.popFirst() ?? "")]
        child["xml:space"] = "preserve"
      case "w:p": continue
      default: child.setOwnTexts(&texts)
      }
      nodes[place] = .element(child)
    }
  }
}
