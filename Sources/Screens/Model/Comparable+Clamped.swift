extension Comparable {
  /// The value, or the nearest end of a range that it is not in.
  func clamped(to range: ClosedRange<Self>) -> Self {
    min(max(self, range.lowerBound), range.upperBound)
  }
}
