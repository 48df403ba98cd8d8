extension Secrets {
  /// Where a page of a list ends, as its address has it: where rows are hidden from the reader, gaps between the numbers
  /// of those that are shown would tell that there are some.
  ///
  /// - Parameter list: only the same list's address opens it again.
  package func hiding(_ place: String, in list: String) throws -> String {
    try conceal(Array(place.utf8), "place in a list", of: list)
  }

  /// nil for what this secret has not hidden for the list.
  package func place(_ hidden: String, in list: String) -> String? {
    reveal(hidden, "place in a list", of: list).map { String(decoding: $0, as: UTF8.self) }
  }
}
