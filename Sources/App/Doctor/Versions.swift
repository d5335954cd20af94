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
      file("配置文件", "XDG_CONFIG_HOME", ".config", "config.json"),
      file("状态文件", "XDG_STATE_HOME", ".local/state", "state.json"),
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

  private static func file(
    _ item: String, _ variable: String, _ folder: String, _ name: String
  ) -> Diagnosis {
    let home = Surroundings.variable("HOME") ?? ""
    let path = "\(Surroundings.variable(variable) ?? "\(home)/\(folder)")/zhenggai/\(name)"
    return Diagnosis(item, path, .normal, fileExists(path) ? "" : "还没有，用默认设置")
  }
}
