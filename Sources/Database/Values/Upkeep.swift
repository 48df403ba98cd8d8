/// The care of a database while it is being written.
protocol Upkeep: AnyObject, Sendable {
  /// Why what was committed is lost all the same; nil where it is not.
  var loss: DatabaseError? { get }
  /// Called on the writer's thread between two groups, after it has answered its callers.
  func relieve()
  /// Called now and then, since nothing else happens while nothing is written. Returns at once.
  func tend()
  func close()
}
