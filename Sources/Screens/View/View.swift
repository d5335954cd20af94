import Cells

/// Draws the model; reads nothing else and changes nothing.
public func view(_ model: Model) -> Canvas {
  var canvas = Canvas(size: model.size)
  guard !model.layout.isTooSmall else {
    canvas.write("窗口太小", row: 0)
    return canvas
  }
  model.drawHeader(&canvas)
  model.drawConditions(&canvas)
  switch model.place {
  case .overview: model.drawOverview(&canvas)
  case .board: model.drawBoard(&canvas)
  case .due: model.drawDue(&canvas)
  case .trail: model.drawTrail(&canvas)
  case .issues, .measures, .policies: model.drawRecords(&canvas)
  }
  model.drawFooter(&canvas)
  model.drawOverlay(&canvas)
  return canvas
}
