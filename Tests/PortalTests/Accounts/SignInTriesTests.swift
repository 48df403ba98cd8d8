import OneStop
import Testing

@testable import Portal

@Suite struct SignInTriesTests {
  private let tries = SignInTries()
  private let start = Moment(microseconds: 1_528_857_660_000_000)

  private func begin(_ client: String, _ login: String, after seconds: Int64 = 0) -> Int? {
    tries.begin(client: client, login: login, now: start.adding(microseconds: seconds * Moment.second))
  }

  @Test("After five wrong tries a client waits for that account, a quarter of an hour from the first")
  func clientAndAccount() {
    for second in 0..<5 { #expect(begin("A", "ha", after: Int64(second)) == nil) }
    #expect(begin("A", "ha", after: 5) == 15)
    #expect(begin("A", "ha", after: 600) == 5)
    #expect(begin("A", "nga", after: 600) == nil)
    #expect(begin("B", "ha", after: 600) == nil)
    #expect(begin("A", "ha", after: 900) == nil)
    #expect(begin("A", "ha", after: 900) == 1)
  }

  @Test("A client waits after thirty over all accounts, an account after fifty from all clients")
  func overAll() {
    for index in 0..<30 { #expect(begin("A", "tài khoản \(index)") == nil) }
    #expect(begin("A", "khác") == 15)
    for index in 0..<50 { #expect(begin("\(index)", "ha") == nil) }
    #expect(begin("C", "ha") == 15)
  }

  @Test("The right password is no wrong try, and forgives the client those before it")
  func success() {
    for _ in 0..<4 { #expect(begin("A", "ha") == nil) }
    #expect(begin("A", "ha", after: 1) == nil)
    tries.succeeded(client: "A", login: "ha", begunAt: start.adding(microseconds: Moment.second))
    for _ in 0..<5 { #expect(begin("A", "ha", after: 2) == nil) }
    #expect(begin("A", "ha", after: 2) == 15)
  }

  @Test("Right passwords of many people at one address never make them wait")
  func manyPeople() {
    for index in 0..<200 {
      let now = start.adding(microseconds: Int64(index) * Moment.second)
      #expect(tries.begin(client: "A", login: "người \(index)", now: now) == nil)
      tries.succeeded(client: "A", login: "người \(index)", begunAt: now)
    }
  }
}
