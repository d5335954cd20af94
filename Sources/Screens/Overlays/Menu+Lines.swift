import Cells

extension Menu {
  /// Its items with their numbers: the detail stands behind the label where there is room for it in
  /// `width` columns, else below. Nothing is cut.
  func lines(width: Int) -> [BoxLine] {
    let labelWidth = items.map(\.label.displayWidth).max() ?? 0
    return items.enumerated().flatMap { place, item in
      let head = String(place + 1).padded(to: numberWidth, alignRight: true) + " "
      let line = head + item.label.padded(to: labelWidth) + "  " + item.detail
      let fits = item.detail.isEmpty || line.displayWidth <= width
      let short = item.detail.isEmpty ? head + item.label : line
      let rows =
        fits && short.displayWidth <= width
        ? [short] : hanging(head, item.label, item.detail, width: width)
      return rows.map { BoxLine(text: $0, item: place) }
    }
  }

  private var numberWidth: Int { String(items.count).count }
}
