import Pinyin
import Testing

/// Where a query is found, for highlighting.
@Suite("找到的地方")
struct PlacesTests {
  @Test(
    "有序、不相接、按整个字符",
    arguments: [
      ("cjl", "建立长久立机制", "建立[长久立]机制"),
      ("jl", "建立长久立机制", "[建立]长[久立]机制"),
      ("z", "整改整治", "[整]改[整治]"),
      ("责任 ren", "責任人", "[責任人]"),
      ("任 责", "责任", "[责任]"),
      ("zeren er", "责任二", "[责任二]"),
      ("长", "👨‍👩‍👧长👍🏽", "👨‍👩‍👧[长]👍🏽"),
      ("c", "長\u{0301}久\u{0301}", "[長\u{0301}]久\u{0301}"),
      ("久", "长久\u{0301}立", "长[久\u{0301}]立"),
      ("e", "cafe\u{0301}", "caf[e\u{0301}]"),
      ("wt-0", "见ＷＴ－０17", "见[ＷＴ－０]17"),
      ("xi'an", "西安 Xi'an xian", "[西安] [Xi'an] [xian]"),
      ("cha", "长久立", "[长]久立"),
      ("q", "长久立", "长久立"),
    ])
  func places(query: String, text: String, marked: String) {
    var shown = ""
    var rest = text.startIndex
    for range in Query(query).matches(in: text) {
      shown += text[rest..<range.lowerBound] + "[" + text[range] + "]"
      rest = range.upperBound
    }
    #expect(shown + text[rest...] == marked)
  }

  @Test("一个词找得到，就有地方；找不到，就没有")
  func agreement() {
    for query in Typing.queries {
      let query = Query(query)
      for text in Sample.titles {
        #expect(query.matches(text) == !query.matches(in: text).isEmpty)
      }
    }
  }
}
