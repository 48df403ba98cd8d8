import HTTPServer
import Testing

@testable import Web

@Suite struct LatestKeysTests {
  @Test("The latest are known, as long as no more than the capacity came after them")
  func latest() throws {
    let clients = (1...9).compactMap { ClientAddress("192.0.2.\($0)") }
    var known = LatestKeys<ClientAddress>(capacity: 3)
    #expect(!known.contains(clients[0]))
    for client in clients { known.note(client) }
    #expect(clients.filter(known.contains) == Array(clients.suffix(3)))
    // Whoever comes again stays.
    for client in [clients[6], clients[0], clients[1]] { known.note(client) }
    #expect(clients.filter(known.contains) == [clients[0], clients[1], clients[6]])
  }
}
