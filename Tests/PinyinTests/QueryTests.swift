import Pinyin
import Testing

@Suite("查找：汉字、编号、全拼、首字母")
struct QueryTests {
  @Test(
    "找得到",
    arguments: [
      // Characters, ids, blanks.
      ("", "长久立"), ("  　", "长久立"), ("久", "长久立"), ("长久立", "抓好长久立。"),
      ("责任 长", "长效责任制"), ("责任　长", "长效责任制"), ("长 长", "长"),
      ("WT-017", "WT-017"), ("wt-017", "WT-017 谈心谈话"), ("-01", "WT-017"), ("2023", "2023年底"),
      // Initials, full readings, what is still being typed, mixtures.
      ("cjl", "长久立"), ("zjl", "长久立"), ("changjiuli", "长久立"), ("zhangjiuli", "长久立"),
      ("c", "长久立"), ("ch", "长久立"), ("cha", "长久立"), ("changj", "长久立"),
      ("changji", "长久立"), ("chjl", "长久立"), ("cjiul", "长久立"), ("jl", "长久立"),
      ("changj立", "长久立"), ("长jl", "长久立"), ("xf通道", "信访通道"), ("zgcs", "狠抓整改措施落实"),
      ("CJL", "长久立"), ("ｃｊｌ", "长久立"), ("diyiyt", "“第一议题”制度"),
      ("2023nd", "2023年底"), ("n2y", "前年2月"),
      // Heteronyms, each reading.
      ("zhang", "长"), ("chang", "长"), ("zhong", "重"), ("chong", "重"), ("xing", "行"),
      ("hang", "行"), ("le", "乐"), ("yue", "乐"), ("cqcf", "长期重复"), ("yinhang", "银行"),
      // ü.
      ("lvse", "绿色"), ("lüse", "绿色"), ("luse", "绿色"), ("lu:se", "绿色"), ("LÜ", "绿色"),
      ("lve", "忽略"), ("lue", "忽略"), ("nv", "女"), ("nu", "女"),
      // Separators.
      ("xi'an", "西安"), ("xian", "西安"), ("xian", "先"), ("x'a", "西安"), ("xi’an", "西安"),
      ("xi'", "西安"), ("'xian", "西安"), ("xi''an", "西安"), ("'", "西安"), ("xi'an", "Xi'an"),
      ("xi'an", "Xi’an"), ("o'brien", "O'Brien"),
      // Traditional, full-width and small letters, on either side.
      ("责任", "責任"), ("責任", "责任"), ("責任", "責任"), ("zr", "責任"), ("发", "發髮"), ("復", "复"),
      ("ａ１", "A1"), ("a1", "Ａ１"), ("(试行)", "（试行）"), ("，", ","), ("ÉTÉ", "été"),
      ("〇", "二〇二三"), ("ling", "二〇二三"), ("𠮷", "𠮷野家"),
    ])
  func finds(query: String, text: String) {
    #expect(Query(query).matches(text))
  }

  @Test(
    "找不到",
    arguments: [
      ("久长", "长久立"), ("wt017", "WT-017"), ("责任 短", "责任"), ("w t", "W"),
      // A word begins at a character, and takes whole readings but for the last.
      ("hang", "长"), ("ang", "长"), ("chajiu", "长久"), ("chanjiu", "长久"), ("changjiuu", "长久"),
      ("zhjl", "常久立"), ("jlc", "长久立"), ("cl", "长久立"), ("tong", "重"),
      // A separator ends a syllable.
      ("xi'an", "先"), ("xia'n", "西安"), ("chang'", "蝉"), ("chan'", "长"),
      // Letters within a record's fields don't run on from line to line.
      ("cjl", "长久\n立"), ("ab", "a b"),
      // What stays apart: 覆 is a character of today, and not 复.
      ("复", "覆盖"), ("lv", "路"), ("é", "e"), ("x", ""),
    ])
  func findsNot(query: String, text: String) {
    #expect(!Query(query).matches(text))
  }

  @Test("空的查找什么都找得到", arguments: ["", " ", "\t　\n", "'", "‘ ’"])
  func empty(text: String) {
    #expect(Query(text).isEmpty && Query(text).matches("") && Query(text) == Query(""))
    #expect(Query(text).matches(in: "长久立").isEmpty)
  }

  @Test("几个词可以在几个字段里")
  func fields() {
    #expect(Query("zr 办公室").matches(["WT-001", "压实责任", "办公室"]))
    #expect(!Query("zr 人事").matches(["WT-001", "压实责任", "办公室"]))
    #expect(!Query("yszr").matches(["压实", "责任"]))
    #expect(!Query("z").matches([String]()) && Query("").matches([String]()))
  }

  @Test("六十三个字符以内按拼音，再长按原文", arguments: [1, 20, 63, 64, 65, 200])
  func long(count: Int) {
    let text = String(repeating: "长", count: count)
    #expect(Query(String(repeating: "c", count: count)).matches(text) == (count < 64))
    #expect(Query(text).matches("甲" + text + "乙"))
    #expect(!Query(text + "长").matches(text))
    let letters = String(repeating: "ab", count: count)
    #expect(Query(letters.uppercased()).matches("一" + letters))
  }
}
