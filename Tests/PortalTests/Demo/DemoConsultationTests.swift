import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("Consultations in the demo city", .eachEngine) struct DemoConsultationTests {
  @Test("Some are answered, some late, some by silence, some wait; and everything agrees with the events")
  func outcomes() throws {
    let data = try TestStore()
    let end = try Moment("2018-06-29T17:00").unwrapped
    let people = try DemoPeople.read(Resources.bytes("Demo/people.json"))
    let city = try DemoCity(catalogue: data.catalogue, people: people, seed: 1, end: end).unwrapped
    try city.write(1_000, to: data.store) { _ in }
    let asked = [Permit.planning, Permit.environment, Permit.police, AgencyCode("000.00.92.H29")].compactMap(\.self)
    let (over, open) = try data.read { reader in
      (
        try asked.flatMap { try reader.consultations(.ended, agency: $0, limit: 1_000) },
        try asked.flatMap { try reader.consultations(.toAnswer, agency: $0, limit: 1_000) }
      )
    }
    let outcomes = Set(over.map(\.outcome))
    #expect(outcomes.isSuperset(of: Opinion.allCases.map { .answered($0) } + [.lapsed]))
    let late = over.filter { line in line.due.map { (line.endedAt ?? $0) > $0 } ?? false }
    #expect(!late.isEmpty)
    #expect(!open.isEmpty)
    #expect(try data.store.check().isSound)
  }
}
