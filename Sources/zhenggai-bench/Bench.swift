import ArgumentParser

@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zhenggai-bench",
    abstract: "Measures the program as people use it, beside what nobody can be faster than.",
    subcommands: [Benchmark.self, Generate.self], defaultSubcommand: Benchmark.self)
}
