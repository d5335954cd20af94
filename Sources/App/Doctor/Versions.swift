import Storage
import Terminal

/// What the program is made of, and where it keeps what belongs to its user.
enum Versions {
  /// The versions that Package.swift asks for; a test compares them.
  static let argumentParser = "1.8.2"
  static let crypto = "4.5.2"

  static var diagnoses: [Diagnosis] {
    [
      Diagnosis("zhenggai", Zhenggai.configuration.version),
      Diagnosis("Swift", compiler),
      Diagnosis("ncurses", cursesVersion),
      Diagnosis("simdjson", Store.readerVersion),
      Diagnosis("swift-crypto", crypto),
      Diagnosis("swift-argument-parser", argumentParser),
      configuration,
      Diagnosis("记忆", OwnFolder.state.path ?? "没有主目录", .normal, "各台账上次的屏幕、筛选和视图记在这里"),
    ]
  }

  private static var compiler: String {
    #if compiler(>=6.4)
      "6.4 或更新"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }

  private static var configuration: Diagnosis {
    guard let path = Configuration.usualPath else {
      return Diagnosis("设置", "没有主目录", .normal, "用默认设置")
    }
    guard fileExists(path) else { return Diagnosis("设置", path, .normal, "还没有，用默认设置") }
    do {
      _ = try Configuration(from: path)
      return Diagnosis("设置", path)
    } catch { return Diagnosis("设置", path, .error, ErrorText(error).sentence) }
  }
}
