import ArgumentParser
import Rectification

/// `overview`: the figures at a glance.
struct Overview: ReadingCommand {
  static let configuration = CommandConfiguration(commandName: "overview", abstract: "总览：各项数字一目了然")

  @Flag(help: "输出 JSON") var json = false
  @OptionGroup(title: "通用选项") var options: Options

  func answer(_ session: Session, _ ledger: Ledger) throws -> Answer {
    let figures = ledger.figures(on: session.day)
    if json { return figures.value.answer }
    let page = OverviewPage(
      ledger, figures, width: min(Surroundings.width, 100), paint: Paint(options))
    return Answer(painted: page.lines)
  }
}
