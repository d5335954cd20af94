import OfficeFiles

/// Writes pieces as the children of `w:body`, in the order of ECMA-376-1 §17, which Word insists on.
struct PieceWriter {
  let xml: XMLWriter
  let styles: StyleSheet
  /// The relationship of each chart that is a part.
  let charts: [Chart: String]

  func write(_ piece: Piece) {
    switch piece {
    case .paragraph(let paragraph): write(paragraph)
    case .frame(let frame): write(frame)
    }
  }

  private func write(_ paragraph: Paragraph) {
    xml.element("w:p") {
      writeProperties(of: paragraph)
      for run in paragraph.runs { write(run, size: paragraph.size) }
    }
  }

  private func writeProperties(of paragraph: Paragraph) {
    xml.element("w:pPr") {
      xml.element("w:pStyle", ["w:val": styles.id(of: paragraph.role)])
      if paragraph.keepsNext { xml.element("w:keepNext") }
      if paragraph.startsPage { xml.element("w:pageBreakBefore") }
      if let size = paragraph.size {
        xml.element("w:spacing", ["w:line": String(size * 15), "w:lineRule": "exact"])
      }
      if let indent = paragraph.indent {
        xml.element(
          "w:ind",
          [
            "w:leftChars": "0", "w:left": String(indent.left),
            "w:rightChars": "0", "w:right": String(indent.right),
            "w:hangingChars": "0", "w:hanging": String(indent.hanging),
          ])
      }
      if let alignment = paragraph.alignment {
        xml.element("w:jc", ["w:val": alignment.rawValue])
      }
      if let page = paragraph.closing { xml.element(page.properties) }
    }
  }

  private func write(_ run: Paragraph.Run, size: Int?) {
    xml.element("w:r") {
      xml.element("w:rPr") {
        // Else quotation marks and dashes would be set in the Latin face.
        xml.element("w:rFonts", ["w:hint": "eastAsia"])
        if let size {
          xml.element("w:sz", ["w:val": String(size)])
          xml.element("w:szCs", ["w:val": String(size)])
        }
      }
      switch run {
      case .text(let text): xml.element("w:t", ["xml:space": "preserve"]) { xml.text(text) }
      case .lineBreak: xml.element("w:br")
      case .chart(let chart): charts[chart].map { xml.writeDrawing(of: chart, relationship: $0) }
      }
    }
  }

  private func write(_ frame: Frame) {
    xml.element("w:tbl") {
      writeProperties(of: frame)
      for row in frame.rows { write(row, frame.widths) }
    }
  }

  private func writeProperties(of frame: Frame) {
    xml.element("w:tblPr") {
      xml.element("w:tblStyle", ["w:val": styles.grid])
      xml.element("w:tblW", ["w:w": String(frame.widths.reduce(0, +)), "w:type": "dxa"])
      xml.element("w:jc", ["w:val": "center"])
      xml.element("w:tblLayout", ["w:type": "fixed"])
      xml.element("w:tblCellMar") {
        xml.element("w:left", ["w:w": String(ColumnWidths.padding), "w:type": "dxa"])
        xml.element("w:right", ["w:w": String(ColumnWidths.padding), "w:type": "dxa"])
      }
    }
    xml.element("w:tblGrid") {
      for width in frame.widths { xml.element("w:gridCol", ["w:w": String(width)]) }
    }
  }

  private func write(_ row: Frame.Row, _ widths: [Int]) {
    xml.element("w:tr") {
      xml.element("w:trPr") {
        if row.isWhole { xml.element("w:cantSplit") }
        if row.isHead { xml.element("w:tblHeader") }
      }
      var column = 0
      for cell in row.cells {
        write(cell, width: widths[column..<(column + cell.span)].reduce(0, +))
        column += cell.span
      }
    }
  }

  private func write(_ cell: Frame.Cell, width: Int) {
    xml.element("w:tc") {
      xml.element("w:tcPr") {
        xml.element("w:tcW", ["w:w": String(width), "w:type": "dxa"])
        if cell.span > 1 { xml.element("w:gridSpan", ["w:val": String(cell.span)]) }
        if let merging = cell.merging { xml.element("w:vMerge", ["w:val": merging.rawValue]) }
        xml.element("w:vAlign", ["w:val": cell.startsAtTop ? "top" : "center"])
      }
      for paragraph in cell.paragraphs { write(paragraph) }
    }
  }
}
