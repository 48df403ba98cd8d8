import HTTPServer
import OneStop
import Testing

@testable import Web

@Suite("Tries at the digits of a draft") struct DraftTriesTests {
  private let now = Moment(LocalDate(year: 2018, month: 7, day: 2) ?? .init(daysSinceEpoch: 0), TimeOfDay(9, 0))

  private func client(_ number: Int) throws -> ClientAddress { try #require(ClientAddress("192.0.\(number).1")) }

  @Test("Of many clients twenty a day are looked at; who has had it open is looked at all the same, five times an hour")
  func known() throws {
    let tries = DraftTries()
    let owner = try client(0)
    tries.noteOpen(by: owner, key: "a")
    for number in 1...4 {
      for _ in 0..<5 { #expect(try tries.wait(isRight: false, client: client(number), key: "a", now: now) == nil) }
      let minutes = number == 4 ? 24 * 60 : 60
      #expect(try tries.wait(isRight: true, client: client(number), key: "a", now: now) == minutes)
    }
    #expect(try tries.wait(isRight: true, client: client(5), key: "a", now: now) == 24 * 60)
    #expect(try tries.wait(isRight: true, client: client(5), key: "b", now: now) == nil)
    #expect(tries.wait(isRight: true, client: owner, key: "a", now: now) == nil)
    for _ in 0..<5 { #expect(tries.wait(isRight: false, client: owner, key: "a", now: now) == nil) }
    #expect(tries.wait(isRight: true, client: owner, key: "a", now: now) == 60)
  }
}
