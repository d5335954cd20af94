extension Model {
  mutating func openViews() { say(.refused, "还没有做好。") }
  mutating func openColumns() { say(.refused, "还没有做好。") }
}
