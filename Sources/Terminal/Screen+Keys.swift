internal import CNcurses
import CTerminal
import Cells
import Glibc

extension Screen {
  /// Takes all keys that are waiting; returns at once, but for the 25 ms in which an Escape may turn
  /// out to be the start of something else.
  public func keys() -> [Key] {
    var batch: [Int32] = []
    while case let code = wgetch(keyboard), code != ERR { batch.append(code) }
    var keys = decoder.begin(batch: batch.count, at: .now)
    for code in batch {
      if let byte = UInt8(exactly: code) {
        keys += decoder.take(byte: byte, at: .now)
      } else if let input = codes[code] {
        keys += decoder.take(input)
      }
    }
    keys += decoder.finish()
    decoder.takeAnswers().forEach(take)
    noticeEnd()
    return keys
  }

  /// Whether more has been typed by now.
  public var hasKeysWaiting: Bool { ct_waiting_bytes(descriptor) > 0 }

  /// ncurses answers the same at the end of the input as when there is nothing to read yet.
  private func noticeEnd() {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, 0) > 0 else { return }
    let isGone = polled.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
    if isGone || ct_waiting_bytes(descriptor) <= 0 { isAtEnd = true }
  }

  /// Keys are read on a pad, since reading on the window would also refresh it.
  func defineKeys() {
    keypad(keyboard, true)
    nodelay(keyboard, true)
    set_escdelay(25)
    codes = keysOfTerminfo
    for (index, sequence) in keySequences.enumerated() {
      let code = Self.firstCode + Int32(index)
      define_key(sequence.bytes, code)
      codes[code] = sequence.input
    }
  }

  /// Beyond the codes that ncurses gives to keys of its own.
  private static let firstCode: Int32 = 0x2000
}

private let keysOfTerminfo: [Int32: Input] = {
  let named: [(Int32, Key)] = [
    (KEY_UP, .up), (KEY_DOWN, .down), (KEY_LEFT, .left), (KEY_RIGHT, .right), (KEY_HOME, .home),
    (KEY_END, .end), (KEY_PPAGE, .pageUp), (KEY_NPAGE, .pageDown), (KEY_IC, .insert),
    (KEY_DC, .delete), (KEY_BACKSPACE, .backspace), (KEY_ENTER, .enter), (KEY_BTAB, .backTab),
    (KEY_SLEFT, .left), (KEY_SRIGHT, .right), (KEY_SR, .up), (KEY_SF, .down), (KEY_SHOME, .home),
    (KEY_SEND, .end), (KEY_SDC, .delete), (KEY_A1, .home), (KEY_A3, .pageUp), (KEY_C1, .end),
    (KEY_C3, .pageDown),
  ]
  let functions = (1...12).map { (nc_function_key(Int32($0)), Key.function($0)) }
  return Dictionary(uniqueKeysWithValues: (named + functions).map { ($0, .key($1)) })
}()
