/// What the user has made of a list for good, whatever it is opened for.
struct ListHabits: Hashable, Sendable {
  /// The columns that were chosen instead of the usual ones.
  var columns: [ColumnChoice]?
  /// The views that were saved.
  var views: [SavedView] = []
  /// The view that was taken last.
  var viewTaken: SavedView?
}
