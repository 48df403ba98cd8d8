/// How a draft begins that a member of staff fills in with somebody beside them.
enum AssistedStart {
  /// The field of the address, and of the form that begins it.
  static let field = "giup"
}
