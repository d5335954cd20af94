import Goldens
import Testing

@testable import App

/// Every sentence that a user may read of an error, in one file for proof-reading.
@Suite struct CatalogueTests {
  @Test("All error sentences stand in the catalogue")
  func allSentences() throws {
    var text = ""
    for (title, errors) in catalogue {
      text += "# \(title)\n"
      for error in errors {
        let shown = ErrorText(error)
        text += "\(shown.status.rawValue)\t\(shown.sentence)\n"
      }
      text += "\n"
    }
    try expectGolden(text, "errors.txt")
  }

  @Test("A sentence ends as one, and holds nothing that drives a terminal")
  func form() {
    for error in catalogue.flatMap(\.errors) {
      let sentence = ErrorText(error).sentence
      #expect(sentence.hasSuffix("。"), "\(sentence)")
      #expect(!sentence.contains { $0.isNewline } && !sentence.contains("。。"), "\(sentence)")
    }
  }
}

private var catalogue: [(title: String, errors: [any Error])] {
  [
    ("命令行", parserErrors), ("用法", usageErrors), ("规则", brokenRules), ("撤销和重做", refusedUndos),
    ("台账文件", storageErrors), ("取值", badValues), ("按键脚本", scriptErrors),
    ("同步", exchangeErrors), ("汇总", listFaults),
  ]
}
