extension Model {
  mutating func openViews() { say(.refused, "还没有做好。") }
  mutating func openColumns() { say(.refused, "还没有做好。") }
  mutating func openCommandLine() { say(.refused, "还没有做好。") }
  mutating func copy(_ command: Command) -> [Effect] {
    say(.refused, "还没有做好。")
    return []
  }
}
