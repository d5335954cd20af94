import OfficeFiles
import Testing

@Suite("文本的编码")
struct TextTests {
  private let text = "序号,落实“一岗双责”\r\n㐀䶮𠀀é€😀"

  @Test("写成什么编码，读回相同", arguments: TextEncoding.allCases)
  func roundTrip(_ encoding: TextEncoding) throws {
    for given in [nil, encoding] {
      let read = try decoded(encoding.bytes(of: Array("\u{FEFF}\(text)".utf8)), as: given)
      #expect(String(decoding: read.utf8, as: UTF8.self) == text && read.encoding == encoding)
    }
  }

  @Test("目标编码里没有的字，说明是哪一个、在哪一行，不会截断")
  func lacking() {
    #expect(throws: TextFault.unencodable(.gb18030, "\u{E816}", line: 2)) {
      try TextEncoding.gb18030.bytes(of: Array("姓名\n王\u{E816}，后面还有".utf8))
    }
  }

  @Test("大端的 UTF-16 按标记读，没有标记的按小端读")
  func wide() throws {
    let little = Array(try TextEncoding.utf16.bytes(of: Array(text.utf8)).dropFirst(2))
    let big = stride(from: 0, to: little.count, by: 2).flatMap { [little[$0 + 1], little[$0]] }
    #expect(try Array(decoded([0xFE, 0xFF] + big).utf8) == Array(text.utf8))
    #expect(try Array(decoded(little, as: .utf16).utf8) == Array(text.utf8))
    #expect(throws: TextFault.binary) { try decoded(little) }
  }

  @Test(
    "读不懂的说明在哪里",
    arguments: [
      (
        [0xEF, 0xBB, 0xBF, 0x61, 0x0A, 0xFF], TextEncoding?.none,
        TextFault.undecodable(.utf8, line: 2, byte: 6)
      ),
      ([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xDC], nil, .undecodable(.utf16, line: 1, byte: 5)),
      ([0x61, 0x0A, 0x0A, 0xFF], nil, .unknown(line: 3)),
      ([0x61, 0xFF], .gb18030, .undecodable(.gb18030, line: 1, byte: 2)),
      ([0xD0, 0xF2, 0xBA], nil, .unknown(line: 1)), ([0x61, 0x00], nil, .binary),
    ])
  func faults(_ bytes: [UInt8], _ encoding: TextEncoding?, _ fault: TextFault) {
    #expect(throws: fault) { try decoded(bytes, as: encoding) }
  }

  @Test("长的 UTF-8 里坏了一个字节，不会当成 GB18030")
  func brokenUTF8() {
    let bytes = Array("整改措施落实不到位".utf8) + [0xFF] + Array("，限期整改".utf8)
    #expect(throws: TextFault.undecodable(.utf8, line: 1, byte: 28)) { try decoded(bytes) }
  }
}
