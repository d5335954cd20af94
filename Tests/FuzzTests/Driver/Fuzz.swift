import Glibc

/// Lets libFuzzer look for an input for which something does not hold: `zhenggai-fuzz --input=csv`,
/// then what libFuzzer takes, which passes over such an option itself.
@main
enum Fuzz {
  static func main() {
    var (count, arguments) = (CommandLine.argc, CommandLine.unsafeArgv)
    exit(runDriver(&count, &arguments) { fuzz($0, $1) })
  }

  fileprivate static let input: Input = {
    let option = "--input="
    let name = CommandLine.arguments.first { $0.hasPrefix(option) }?.dropFirst(option.count)
    guard let input = Input(rawValue: String(name ?? "")) else {
      fatalError("\(option)\(Input.allCases.map(\.rawValue).joined(separator: "|"))")
    }
    return input
  }()
}

/// One input; libFuzzer's own `main`, which is linked in and never run, asks for this name.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  do { try Fuzz.input.check(Array(UnsafeBufferPointer(start: start, count: count))) } catch {
    fatalError("\(error)")
  }
  return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
