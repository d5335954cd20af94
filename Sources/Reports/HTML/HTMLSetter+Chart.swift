import Cells
import OfficeFiles

private let width = 620
/// A column of a text is half as wide as its characters are high.
private let letter = 7

extension HTMLSetter {
  /// A picture drawn by the file itself, whose figures are also in words.
  func set(_ chart: Chart, id: String) {
    writer.fullElement("figure") {
      writer.fullElement(
        "svg",
        [
          "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width) \(chart.height)",
          "role": "img", "aria-labelledby": "\(id)-title \(id)-words",
        ]
      ) {
        writer.fullElement("title", ["id": "\(id)-title"]) { writer.text(chart.title.printable) }
        writer.fullElement("desc", ["id": "\(id)-words"]) { writer.text(chart.words.printable) }
        setLegend(of: chart)
        switch chart.kind {
        case .bars: setBars(of: chart)
        case .doughnut: setDoughnut(of: chart)
        }
      }
      writer.fullElement("figcaption") { writer.text(chart.title.printable) }
    }
  }

  private func setLegend(of chart: Chart) {
    var x = 10
    for (place, title) in chart.legend.enumerated() {
      square(x, 8, 14, 14, place)
      label(x + 20, 20, title)
      x += 44 + title.displayWidth * letter
    }
  }

  /// A bar a category, one below the other, on one scale.
  private func setBars(of chart: Chart) {
    let names = chart.categories.map { $0.printable.shortened }
    let left = 20 + (names.map(\.displayWidth).max() ?? 0) * letter
    let room = width - left - 50
    let longest = max(1, names.indices.map(chart.total).max() ?? 0)
    for (place, name) in names.enumerated() {
      let top = 36 + place * 34
      label(left - 8, top + 17, name, anchor: "end")
      var x = left
      for (series, count) in chart.pieces(of: place) {
        let length = room * count / longest
        square(x, top, length, 24, series)
        if length > String(count).count * letter + 6 {
          label(
            x + length / 2, top + 17, String(count), anchor: "middle", color: shade(series).text)
        }
        x += length
      }
      label(x + 6, top + 17, String(chart.total(of: place)))
    }
  }

  /// A slice a category, each a dash of a circle, from the top on.
  private func setDoughnut(of chart: Chart) {
    let counts = (chart.series.first?.values ?? []).map { max(0, $0) }
    let total = max(1, counts.reduce(0, +))
    var done = 0
    for (place, count) in counts.enumerated() where count > 0 {
      for (color, breadth) in [("#404040", 46), (shade(place).fill, 44)] {
        writer.element(
          "circle",
          [
            "cx": "\(width / 2)", "cy": "140", "r": "70", "fill": "none", "stroke": color,
            "stroke-width": "\(breadth)", "pathLength": "\(total)",
            "stroke-dasharray": "\(count) \(total - count)", "stroke-dashoffset": "\(-done)",
            "transform": "rotate(-90 \(width / 2) 140)",
          ])
      }
      done += count
    }
    label(width / 2, 145, String(counts.reduce(0, +)), anchor: "middle")
  }

  private func square(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ place: Int) {
    writer.element(
      "rect",
      [
        "x": "\(x)", "y": "\(y)", "width": "\(width)", "height": "\(height)",
        "fill": shade(place).fill, "stroke": "#404040",
      ])
  }

  private func label(
    _ x: Int, _ y: Int, _ text: String, anchor: String = "start", color: String = "#000000"
  ) {
    writer.fullElement(
      "text", ["x": "\(x)", "y": "\(y)", "text-anchor": anchor, "fill": color]
    ) { writer.text(text) }
  }
}

private func shade(_ place: Int) -> (fill: String, text: String) {
  let (color, isDark) = Chart.shade(of: place)
  return ("#\(color)", isDark ? "#ffffff" : "#000000")
}

extension Chart {
  fileprivate var height: Int { kind == .bars ? 44 + categories.count * 34 : 240 }

  /// What the shades stand for.
  fileprivate var legend: [String] {
    switch kind {
    case .bars: series.map(\.title.printable)
    case .doughnut:
      zip(categories, series.first?.values ?? []).map { "\($0.printable) \($1)" }
    }
  }

  /// The pieces of a bar with something in them, each with the number of its series.
  fileprivate func pieces(of category: Int) -> [(Int, Int)] {
    series.enumerated().compactMap { place, series in
      guard category < series.values.count, series.values[category] > 0 else { return nil }
      return (place, series.values[category])
    }
  }

  fileprivate func total(of category: Int) -> Int {
    pieces(of: category).map(\.1).reduce(0, +)
  }

  /// 巡视巡察反馈：已完成11、基本完成2；…: the picture in words.
  fileprivate var words: String {
    categories.enumerated().map { category, name in
      let parts = pieces(of: category).map { place, count in "\(series[place].title)\(count)" }
      return "\(name)：\(parts.listed)"
    }.joined(separator: "；") + "。"
  }
}

extension String {
  /// At most twelve Chinese characters of a name.
  fileprivate var shortened: String { count > 12 ? prefix(11) + "…" : self }
}
