import Cells
import OfficeFiles
import Rectification

/// What a template may leave to be filled in, such as `{{标题}}` in its letterhead.
enum TemplateField: String, CaseIterable {
  case title = "标题"
  case unit = "单位"
  case date = "日期"
  case reference = "文号"
}

/// Something between `{{` and `}}` in a text; an input method may have made the braces wide.
struct TemplateMark {
  let place: Range<Int>
  let name: String

  /// Whether the report itself goes there.
  var isText: Bool { name == "正文" || name == "报告" }
}

/// The marks in a text, in their order.
func marks(in text: [Character]) -> [TemplateMark] {
  func isPair(_ place: Int, _ braces: String) -> Bool {
    place + 1 < text.count && braces.contains(text[place]) && braces.contains(text[place + 1])
  }
  var marks: [TemplateMark] = []
  var start: Int?
  var place = 0
  while place < text.count {
    if isPair(place, "{｛") {
      start = place
      place += 2
    } else if let opened = start, isPair(place, "}｝") {
      let name = String(text[(opened + 2)..<place].filter { !$0.isWhitespace })
      marks.append(TemplateMark(place: opened..<(place + 2), name: name))
      start = nil
      place += 2
    } else {
      place += 1
    }
  }
  return marks
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
    self.values = values.mapValues(\.printable)
  }

  /// The element with the fields in all its paragraphs filled.
  func filled(in element: XMLElement) -> XMLElement {
    var element = element
    if element.name == "w:p", !element.marks.isEmpty {
      var texts = filled(element.ownTexts)[...]
      element.setOwnTexts(&texts)
    }
    element.changeChildren { $0 = filled(in: $0) }
    return element
  }

  /// A field may be cut over several runs: it is filled in the first of them.
  private func filled(_ texts: [String]) -> [String] {
    let characters = texts.enumerated().flatMap { place, text in text.map { ($0, place) } }
    var filled = [String](repeating: "", count: texts.count)
    var next = 0
    func copy(to end: Int) {
      for (character, run) in characters[next..<end] { filled[run].append(character) }
      next = end
    }
    for mark in marks(in: characters.map(\.0)) {
      guard let field = TemplateField(rawValue: mark.name) else { continue }
      copy(to: mark.place.lowerBound)
      filled[characters[next].1] += values[field] ?? ""
      next = mark.place.upperBound
    }
    copy(to: characters.count)
    return filled
  }
}

extension XMLElement {
  /// The marks in a paragraph.
  var marks: [TemplateMark] { Reports.marks(in: Array(ownTexts.joined())) }

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
