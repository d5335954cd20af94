import Pinyin
import Testing

/// What somebody might type, letter by letter.
enum Typing {
  private static let words = [
    "zhengaicuoshi", "zgcs", "xf通道", "长久立", "changjiuli", "lvse", "lu:e", "xi'an", "tan'xin",
    "wt-017", "2023nian", "責任zhi", "ddqs", "shzr", "“第一yt", "rdjg", "zhuanti",
  ]

  /// Every beginning of every word.
  static let queries = words.flatMap { word in (1...word.count).map { String(word.prefix($0)) } }
}

@Suite("越打越窄")
struct NarrowingTests {
  @Test(
    "接着打只会更窄",
    arguments: [
      ("c", ""), ("cj", "c"), ("cj", "cj"), ("长久", "长"), ("责任", "責"), ("WT-01", "wt-0"),
      ("cj z", "cj"), ("z cj", "cj"), ("cj zg", "z c"), ("xi'", "xi"), ("'x", ""), ("a  b", "a b"),
    ])
  func narrows(query: String, earlier: String) {
    #expect(Query(query).narrows(Query(earlier)))
  }

  @Test("其余的要重新找", arguments: [("", "c"), ("c", "cj"), ("cj", "j"), ("a b", "ab"), ("lv", "lu")])
  func narrowsNot(query: String, earlier: String) {
    #expect(!Query(query).narrows(Query(earlier)))
  }

  @Test("变窄的查找，找到的都是先前找到的")
  func neverFindsMore() {
    for typed in Typing.queries {
      let earlier = Query(typed)
      let missed = Sample.titles.filter { !earlier.matches($0) }
      for letter in "acghinuv'-0长責" {
        let query = Query(typed + String(letter))
        guard query.narrows(earlier) else { continue }
        #expect(!missed.contains(where: query.matches), "\(typed)\(letter)")
      }
    }
  }

  @Test("字母越打越长，总是变窄", arguments: ["zhengaicuoshi", "xi'an", "xf通道", "2023年底前"])
  func typedOn(word: String) {
    for count in 1..<word.count {
      #expect(Query(String(word.prefix(count + 1))).narrows(Query(String(word.prefix(count)))))
    }
  }

  @Test("超过六十三个字符也不会找到更多")
  func longWords() {
    let texts = ["长", "a", "长c", "c"].map { String(repeating: $0, count: 80) }
    for count in 55..<75 {
      let earlier = Query(String(repeating: "c", count: count))
      let query = Query(String(repeating: "c", count: count + 1))
      #expect(query.narrows(earlier))
      for text in texts where query.matches(text) { #expect(earlier.matches(text)) }
    }
  }
}
