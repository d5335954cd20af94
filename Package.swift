// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors in everything that is ours.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// What the program reads of others, and what has to hold for it: replayed by the tests, or, for
/// `make fuzz`, a program that libFuzzer drives.
let fuzz = Context.environment["ZHENGGAI_FUZZ"] != nil
let inputs: [Target.Dependency] = [
  "App", "Cells", "CSimdJSON", "Imports", "OfficeFiles", "Pinyin", "Rectification", "Reports",
  "Screens", "Storage",
]
let fuzzing: Target =
  fuzz
  ? .executableTarget(
    name: "zhenggai-fuzz", dependencies: inputs, path: "Tests/FuzzTests",
    exclude: ["Corpus", "Dictionaries", "fuzz.sh", "ReplayTests.swift"], swiftSettings: strict)
  : .testTarget(
    name: "FuzzTests", dependencies: inputs,
    exclude: ["Corpus", "Dictionaries", "Driver", "fuzz.sh"],
    swiftSettings: strict)

let package = Package(
  name: "zhenggai",
  products: [
    .executable(name: "zhenggai", targets: ["zhenggai"]),
    .executable(name: "zhenggai-bench", targets: ["zhenggai-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    // The picture of ARCHITECTURE.md, from the top down: a target uses only what it names here.
    .executableTarget(name: "zhenggai", dependencies: ["App"], swiftSettings: strict),
    .target(
      name: "App",
      dependencies: [
        "Rectification", "Cells", "Pinyin", "Screens", "Terminal", "Storage", "Exchange", "Reports",
        "Imports", "OfficeFiles", "Threads",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .target(
      name: "Screens", dependencies: ["Rectification", "Cells", "Pinyin", "Threads"],
      swiftSettings: strict),
    .target(
      name: "Terminal", dependencies: ["Cells", "CNcurses", "CTerminal"], swiftSettings: strict),
    .target(
      name: "Storage",
      dependencies: [
        "Rectification", "OfficeFiles", "Threads", "CSimdJSON",
        .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: strict),
    .target(
      name: "Exchange", dependencies: ["Storage", "Rectification", "Threads", "CProcess"],
      swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: [
        "Rectification", "Cells", "OfficeFiles", "CXlsxWriter",
        .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: strict),
    .target(
      name: "Imports", dependencies: ["Rectification", "OfficeFiles", "Reports"],
      swiftSettings: strict),
    .target(name: "OfficeFiles", dependencies: ["CZip", "CXml2"], swiftSettings: strict),
    .target(name: "Threads", swiftSettings: strict),
    .target(name: "Rectification", swiftSettings: strict),
    .target(name: "Pinyin", dependencies: ["CPinyin"], swiftSettings: strict),
    .target(name: "Cells", exclude: ["Text/widths.py"], swiftSettings: strict),

    // Measures the program; nothing uses it.
    .executableTarget(
      name: "zhenggai-bench",
      dependencies: [
        "Rectification", "Storage", "CFloors", "CPseudoTerminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    // C behind one shim each.
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"])]),
    .systemLibrary(name: "CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CXml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CTerminal"),
    .target(name: "CProcess"),
    .target(name: "CPinyin", exclude: ["readings.py", "LICENSE-UNICODE.txt"]),
    .target(
      name: "CFloors", linkerSettings: [.linkedLibrary("simdjson"), .linkedLibrary("xlsxwriter")]),
    .target(
      name: "CSimdJSON",
      cxxSettings: fuzz ? [.unsafeFlags(["-O1", "-fsanitize=fuzzer-no-link,address"])] : [],
      linkerSettings: [.linkedLibrary("simdjson")]),

    // Tests mirror the targets; the harness is a real terminal emulator around the real binary.
    .systemLibrary(name: "CVterm", path: "Tests/CVterm", providers: [.apt(["libvterm-dev"])]),
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .target(
      name: "TestTerminal", dependencies: ["Cells", "CVterm", "CPseudoTerminal"],
      path: "Tests/TestTerminal", swiftSettings: strict),
    .target(name: "Goldens", path: "Tests/Goldens", swiftSettings: strict),
    .target(
      name: "Oracles", path: "Tests/Oracles", exclude: ["Scripts"], swiftSettings: strict),
    .executableTarget(
      name: "terminal-probe", dependencies: ["Cells", "Terminal"], path: "Tests/TerminalProbe",
      swiftSettings: strict),
    .executableTarget(
      name: "import-probe", dependencies: ["Imports", "OfficeFiles"], path: "Tests/ImportProbe",
      swiftSettings: strict),
    .testTarget(name: "RectificationTests", dependencies: ["Rectification"], swiftSettings: strict),
    .testTarget(name: "CellsTests", dependencies: ["Cells"], swiftSettings: strict),
    .testTarget(
      name: "PinyinTests", dependencies: ["Pinyin"], exclude: ["pinyin.py"], swiftSettings: strict),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["Terminal", "CTerminal", "Cells", "TestTerminal", "terminal-probe"],
      swiftSettings: strict),
    .testTarget(name: "ThreadsTests", dependencies: ["Threads"], swiftSettings: strict),
    .testTarget(
      name: "StorageTests", dependencies: ["Storage", "Rectification"], swiftSettings: strict),
    .testTarget(
      name: "ExchangeTests", dependencies: ["Exchange", "Storage", "Rectification"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Reports", "Rectification", "Cells", "OfficeFiles", "Storage", "Goldens", "Oracles",
      ],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "ImportsTests",
      dependencies: [
        "Imports", "OfficeFiles", "Rectification", "Reports", "Storage", "Oracles", "import-probe",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "OfficeFilesTests", dependencies: ["OfficeFiles", "Oracles"], swiftSettings: strict),
    .testTarget(
      name: "ScreensTests",
      dependencies: ["Screens", "Rectification", "Cells", "Pinyin", "Storage", "Goldens"],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "AppTests",
      dependencies: [
        "App", "OfficeFiles", "Rectification", "Storage", "Exchange", "TestTerminal", "Goldens",
        "Oracles",
        "zhenggai",
      ],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "AppScreenTests",
      dependencies: ["Cells", "Oracles", "Screens", "Rectification", "TestTerminal", "zhenggai"],
      swiftSettings: strict),
    .testTarget(
      name: "BenchTests", dependencies: ["TestTerminal", "zhenggai", "zhenggai-bench"],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "DataTests", dependencies: ["Storage", "Rectification"], swiftSettings: strict),
    fuzzing,
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
