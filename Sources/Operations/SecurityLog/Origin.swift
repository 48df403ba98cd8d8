/// Where a request of somebody's came from, for the security log and the list of their sessions.
package struct Origin: Hashable, Sendable {
  /// The network address.
  package var client: String
  /// The browser, as its owner would call it.
  package var device: String

  package init(client: String, device: String = "") {
    self.client = client
    self.device = device
  }
}
