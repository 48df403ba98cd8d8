import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("Tries at a dossier's digits, in their transactions", .eachEngine) struct TryDigitsTests {
  private let data: TestStore
  private let day = TestStore.operationsNow.date

  init() throws { data = try TestStore() }

  private func attempt(_ code: DossierCode, isRight: Bool = false, daysLater: Int = 0) throws -> DigitsAllowance {
    try data.run(TryDigits(of: code, isRight: isRight, on: day.adding(days: daysLater)))
  }

  @Test("Twenty wrong ones a day and sixty in all are allowed; then the right ones open it neither")
  func wrong() throws {
    let code = try data.taken(at: TestStore.district).dossier.code
    for later in 0..<3 {
      for _ in 0..<20 { #expect(try attempt(code, daysLater: later) == .free) }
      #expect(try attempt(code, isRight: true, daysLater: later) == (later == 2 ? .never : .tomorrow))
    }
    #expect(try attempt(code, isRight: true, daysLater: 9) == .never)
  }

  @Test("Right ones count for nothing, nor do those for another dossier or for none")
  func right() throws {
    let codes = try (0..<2).map { _ in try data.taken(at: TestStore.district).dossier.code }
    for _ in 0..<21 { #expect(try attempt(codes[0], isRight: true) == .free) }
    for _ in 0..<20 { _ = try attempt(codes[0]) }
    #expect(try attempt(codes[0], isRight: true) == .tomorrow)
    #expect(try attempt(codes[1], isRight: true) == .free)
    let none = DossierCode(agency: try data.agency(TestStore.district).code, date: day, serial: 99)
    for _ in 0..<21 { #expect(try attempt(none) == .free) }
  }
}
