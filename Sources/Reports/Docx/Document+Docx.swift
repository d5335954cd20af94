import Cells
import OfficeFiles
import Rectification

extension Document {
  /// The document as .docx after GB/T 9704-2012, or in the unit's own template; `author` and `day`
  /// go into its properties. The same document gives the same bytes.
  func docx(
    in house: House = House(), by author: String, on day: Day
  ) throws(ReportFault) -> [UInt8] {
    guard let chosen = house.template else {
      let package = WordPackage(
        house.fonts, title: firstTitle, author: author.printable, on: day)
      return try written(into: package, house.fonts)
    }
    let (document, package): (Document, WordPackage)
    do throws(TemplateFault) {
      let template = try Template(chosen.bytes)
      document = without(template)
      package = try template.package(
        house.fonts, TemplateFields(self, author: author, on: day))
    } catch { throw .template(chosen.name, error) }
    return try document.written(into: package, house.fonts)
  }

  private func written(into package: WordPackage, _ fonts: Fonts) throws(ReportFault) -> [UInt8] {
    do throws(OfficeFault) { return try package.bytes(with: self, fonts) } catch {
      throw .office(error)
    }
  }

  /// The document without what the template says itself, once.
  private func without(_ template: Template) -> Document {
    var (saysTitle, saysReference) = (template.says(.title), template.says(.reference))
    return Document(
      blocks.filter { block in
        switch block {
        case .title:
          defer { saysTitle = false }
          return !saysTitle
        case .reference:
          defer { saysReference = false }
          return !saysReference
        default: return true
        }
      })
  }
}
