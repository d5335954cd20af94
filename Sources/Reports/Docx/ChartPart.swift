import Cells
import OfficeFiles

extension Chart {
  /// Whether there is anything to draw.
  var isDrawn: Bool { !categories.isEmpty && series.contains { $0.values.contains { $0 > 0 } } }

  /// In thousandths of a millimetre of which DrawingML has 36 each: 140 mm wide, and as high as
  /// the bars need.
  fileprivate var extent: (width: Int, height: Int) {
    let height = kind == .doughnut ? 70 : min(200, 34 + 9 * categories.count)
    return (140 * 36_000, height * 36_000)
  }
}

extension XMLWriter {
  /// A chart within a run.
  func writeDrawing(of chart: Chart, relationship: String) {
    let number = String(relationship.filter(\.isNumber))
    let (width, height) = chart.extent
    let drawing = WordName.drawing
    element("w:drawing") {
      element(
        "wp:inline",
        [
          "xmlns:wp": drawing + "/wordprocessingDrawing", "distT": "0", "distB": "0",
          "distL": "0", "distR": "0",
        ]
      ) {
        element("wp:extent", ["cx": String(width), "cy": String(height)])
        element(
          "wp:docPr",
          ["id": "90\(number)", "name": "图表\(number)", "descr": chart.title.printable])
        element("a:graphic", ["xmlns:a": drawing + "/main"]) {
          element("a:graphicData", ["uri": drawing + "/chart"]) {
            element(
              "c:chart",
              [
                "xmlns:c": drawing + "/chart", "xmlns:r": WordName.relationships,
                "r:id": relationship,
              ])
          }
        }
      }
    }
  }
}

/// Writes a chart as a part of its own, with its figures in it.
struct ChartPart {
  let chart: Chart
  let fonts: Fonts

  var bytes: [UInt8] { root.bytes }

  private var root: XMLElement {
    let drawing = WordName.drawing
    return XMLElement(
      "c:chartSpace",
      ["xmlns:c": drawing + "/chart", "xmlns:a": drawing + "/main"],
      [
        value("c:roundedCorners", "0"),
        XMLElement(
          "c:chart", [:],
          [title, value("c:autoTitleDeleted", "0"), plot]
            + (isLegendNeeded ? [legend] : []) + [value("c:plotVisOnly", "1")]),
        XMLElement(
          "c:spPr", [:],
          [XMLElement("a:noFill"), XMLElement("a:ln", [:], [XMLElement("a:noFill")])]),
        textProperties(size: 1_050, color: "000000"),
      ])
  }

  private var isLegendNeeded: Bool { chart.kind == .doughnut || chart.series.count > 1 }

  private var title: XMLElement {
    let properties = XMLElement(
      "a:rPr", ["lang": "zh-CN", "sz": "1400", "b": "0"], faces(fonts.heading1))
    let run = XMLElement(
      "a:r", [:], [properties, XMLElement("a:t", text: chart.title.printable)])
    return XMLElement(
      "c:title", [:],
      [
        XMLElement(
          "c:tx", [:],
          [
            XMLElement(
              "c:rich", [:], [XMLElement("a:bodyPr"), XMLElement("a:p", [:], [run])])
          ]),
        value("c:overlay", "0"),
      ])
  }

  private var legend: XMLElement {
    let place = chart.kind == .doughnut ? "r" : "b"
    return XMLElement("c:legend", [:], [value("c:legendPos", place), value("c:overlay", "0")])
  }

  private var plot: XMLElement {
    let layout = XMLElement("c:layout")
    switch chart.kind {
    case .bars: return XMLElement("c:plotArea", [:], [layout, bars] + axes)
    case .doughnut: return XMLElement("c:plotArea", [:], [layout, doughnut])
    }
  }

  private var bars: XMLElement {
    XMLElement(
      "c:barChart", [:],
      [value("c:barDir", "bar"), value("c:grouping", "stacked"), value("c:varyColors", "0")]
        + chart.series.indices.map(series)
        + [
          value("c:gapWidth", "50"), value("c:overlap", "100"), value("c:axId", "1"),
          value("c:axId", "2"),
        ])
  }

  private var doughnut: XMLElement {
    XMLElement(
      "c:doughnutChart", [:],
      [value("c:varyColors", "1")] + chart.series.indices.prefix(1).map(series)
        + [value("c:firstSliceAng", "0"), value("c:holeSize", "55")])
  }

  private var axes: [XMLElement] {
    func scaling(_ orientation: String) -> XMLElement {
      XMLElement("c:scaling", [:], [value("c:orientation", orientation)])
    }
    let category = XMLElement(
      "c:catAx", [:],
      [
        value("c:axId", "1"), scaling("maxMin"), value("c:delete", "0"), value("c:axPos", "l"),
        value("c:majorTickMark", "none"), value("c:minorTickMark", "none"),
        value("c:tickLblPos", "low"), value("c:crossAx", "2"),
      ])
    let figures = XMLElement(
      "c:valAx", [:],
      [
        value("c:axId", "2"), scaling("minMax"), value("c:delete", "1"), value("c:axPos", "t"),
        value("c:crossAx", "1"),
      ])
    return [category, figures]
  }
}

extension ChartPart {
  private func series(_ place: Int) -> XMLElement {
    let series = chart.series[place]
    let number = String(place)
    let isDoughnut = chart.kind == .doughnut
    let heading = [
      value("c:idx", number), value("c:order", number),
      XMLElement("c:tx", [:], [XMLElement("c:v", text: series.title.printable)]),
      fill(place),
    ]
    let look =
      isDoughnut ? chart.categories.indices.map(slice) : [value("c:invertIfNegative", "0")]
    return XMLElement(
      "c:ser", [:],
      heading + look + [
        isDoughnut ? sliceLabels : labels(of: place, inside: []),
        XMLElement("c:cat", [:], [points("c:strLit", chart.categories.map(\.printable))]),
        XMLElement("c:val", [:], [points("c:numLit", figures(of: series).map(String.init))]),
      ])
  }

  /// One a category, whatever was given.
  private func figures(of series: Chart.Series) -> [Int] {
    chart.categories.indices.map { $0 < series.values.count ? max(0, series.values[$0]) : 0 }
  }

  private func slice(_ place: Int) -> XMLElement {
    XMLElement(
      "c:dPt", [:], [value("c:idx", String(place)), value("c:bubble3D", "0"), fill(place)])
  }

  private func fill(_ place: Int) -> XMLElement {
    let outline = XMLElement(
      "a:ln", ["w": "9525"], [solid("404040")])
    return XMLElement("c:spPr", [:], [solid(Chart.shade(of: place).color), outline])
  }

  private func solid(_ color: String) -> XMLElement {
    XMLElement("a:solidFill", [:], [XMLElement("a:srgbClr", ["val": color])])
  }

  private var sliceLabels: XMLElement {
    labels(
      of: 1,
      inside: chart.categories.indices.map { place in
        XMLElement("c:dLbl", [:], [value("c:idx", String(place))] + label(of: place))
      })
  }

  private func labels(of place: Int, inside: [XMLElement]) -> XMLElement {
    XMLElement("c:dLbls", [:], inside + label(of: place))
  }

  /// The figure in a colour that shows on its shade; no figure for nothing.
  private func label(of place: Int) -> [XMLElement] {
    [
      XMLElement("c:numFmt", ["formatCode": "0;;", "sourceLinked": "0"]),
      XMLElement("c:spPr", [:], [XMLElement("a:noFill")]),
      textProperties(size: 1_050, color: Chart.shade(of: place).isDark ? "FFFFFF" : "000000"),
      value("c:showLegendKey", "0"), value("c:showVal", "1"), value("c:showCatName", "0"),
      value("c:showSerName", "0"), value("c:showPercent", "0"), value("c:showBubbleSize", "0"),
    ]
  }

  private func points(_ name: String, _ values: [String]) -> XMLElement {
    XMLElement(
      name, [:],
      [value("c:ptCount", String(values.count))]
        + values.enumerated().map { place, value in
          XMLElement("c:pt", ["idx": String(place)], [XMLElement("c:v", text: value)])
        })
  }

  private func textProperties(size: Int, color: String) -> XMLElement {
    let run = XMLElement("a:defRPr", ["sz": String(size)], [solid(color)] + faces(fonts.body))
    let paragraph = XMLElement(
      "a:p", [:], [XMLElement("a:pPr", [:], [run]), XMLElement("a:endParaRPr", ["lang": "zh-CN"])])
    return XMLElement("c:txPr", [:], [XMLElement("a:bodyPr"), paragraph])
  }

  private func faces(_ family: String) -> [XMLElement] {
    [
      XMLElement("a:latin", ["typeface": fonts.latin]), XMLElement("a:ea", ["typeface": family]),
    ]
  }

  private func value(_ name: String, _ value: String) -> XMLElement {
    XMLElement(name, ["val": value])
  }
}
