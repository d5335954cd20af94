/// Blocks that share their pages, each with the number that it carries.
struct Sheet {
  let isLandscape: Bool
  /// Whether it begins a matter of its own, with pages counted from 1.
  var isFresh = false
  var blocks: [(number: String, block: Block)] = []
}

extension Document {
  /// The document cut where pages begin anew; the upright pages of a report come first.
  var sheets: [Sheet] {
    var sheets = [Sheet(isLandscape: false)]
    for (number, block) in numbered {
      switch block {
      case .page(let isLandscape):
        let isFresh = sheets.contains { !$0.blocks.isEmpty }
        sheets.append(Sheet(isLandscape: isLandscape, isFresh: isFresh))
      case .annex(_, _, let isLandscape):
        sheets.append(Sheet(isLandscape: isLandscape, blocks: [(number, block)]))
      default: sheets[sheets.count - 1].blocks.append((number, block))
      }
    }
    return sheets.filter { !$0.blocks.isEmpty }
  }
}
