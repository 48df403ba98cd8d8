import OneStop

/// How a draft begins that a member of staff fills in with somebody beside them.
enum AssistedStart {
  /// The field of the address, and of the form that begins it.
  static let field = "giup"
}

extension Procedure {
  /// Whether it can be filed by a form: of a confidential one no page could say that it has come.
  var isFiledAtHome: Bool { !hasEnded && !isExternal && !isConfidential && onlineFiling == .here }
}
