import CVterm
import Cells

/// libvterm, and what it reports beside the cells.
final class Emulator {
  let terminal: OpaquePointer
  let screen: OpaquePointer
  private var half: [UInt8] = []
  fileprivate(set) var isCursorVisible = true
  fileprivate(set) var isAlternateScreen = false
  fileprivate(set) var mouseMode: Int32 = 0

  init(size: Size) {
    guard let terminal = vterm_new(Int32(max(1, size.rows)), Int32(max(1, size.columns))),
      let screen = vterm_obtain_screen(terminal)
    else { fatalError("libvterm has no memory") }
    self.terminal = terminal
    self.screen = screen
    vterm_set_utf8(terminal, 1)
    vterm_screen_set_callbacks(screen, &Self.callbacks, Unmanaged.passUnretained(self).toOpaque())
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
  }

  deinit { vterm_free(terminal) }

  func feed(_ piece: [UInt8]) {
    // libvterm takes the halves of a character that is split between two pieces to two decoders.
    let bytes = half + piece
    half = Array(bytes.suffix(incompleteTail(of: bytes)))
    bytes.dropLast(half.count).withUnsafeBytes {
      guard let start = $0.bindMemory(to: CChar.self).baseAddress else { return }
      vterm_input_write(terminal, start, $0.count)
    }
    vterm_screen_flush_damage(screen)
  }

  /// What the terminal sends back: keys, and answers to questions. It keeps 64 bytes at most.
  func answers() -> [UInt8] {
    var bytes = [CChar](repeating: 0, count: 256)
    let count = vterm_output_read(terminal, &bytes, bytes.count)
    return bytes[..<count].map { UInt8(bitPattern: $0) }
  }

  /// libvterm keeps the address, and changes nothing there.
  nonisolated(unsafe) private static var callbacks: VTermScreenCallbacks = {
    var callbacks = VTermScreenCallbacks()
    callbacks.settermprop = { property, value, user in
      guard let value, let user else { return 0 }
      let emulator = Unmanaged<Emulator>.fromOpaque(user).takeUnretainedValue()
      emulator.note(property, value.pointee)
      return 1
    }
    return callbacks
  }()

  private func note(_ property: VTermProp, _ value: VTermValue) {
    switch property {
    case VTERM_PROP_CURSORVISIBLE: isCursorVisible = value.boolean != 0
    case VTERM_PROP_ALTSCREEN: isAlternateScreen = value.boolean != 0
    case VTERM_PROP_MOUSE: mouseMode = value.number
    default: break
    }
  }
}

/// How many bytes at the end begin a character of UTF-8 that is still to be finished.
private func incompleteTail(of bytes: [UInt8]) -> Int {
  guard let start = bytes.suffix(3).lastIndex(where: { $0 >= 0xC0 }) else { return 0 }
  let length = bytes[start] >= 0xF0 ? 4 : bytes[start] >= 0xE0 ? 3 : 2
  return bytes.count - start < length ? bytes.count - start : 0
}
