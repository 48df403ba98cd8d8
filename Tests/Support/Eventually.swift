/// Waits until the condition holds; throws where it still does not after a minute.
package func eventually(_ what: String = "", _ condition: () throws -> Bool) async throws {
  let end = ContinuousClock.now + .seconds(60)
  while try !condition() {
    guard ContinuousClock.now < end else { throw NeverHeld(what: what) }
    try await Task.sleep(for: .milliseconds(5))
  }
}

private struct NeverHeld: Error {
  var what: String
}
