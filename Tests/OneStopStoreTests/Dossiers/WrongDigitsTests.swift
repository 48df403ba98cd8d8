import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite(.eachEngine) struct WrongDigitsTests {
  @Test("Twenty wrong tries a day and sixty for ever, counted across a restart; a right one counts for nothing")
  func limits() throws {
    let folder = try TemporaryFolder()
    let day = LocalDate.on("2018-06-01")
    var code: DossierCode?
    for round in 0..<3 {
      let store = try Store(in: folder)
      defer { store.close() }
      try store.writer.bulk { transaction in
        let known = try code ?? transaction.accept().dossier.code
        code = known
        let today = day.adding(days: round)
        for _ in 0..<20 {
          #expect(try transaction.tryDigits(of: known, isRight: true, on: today) == .free)
          #expect(try transaction.tryDigits(of: known, isRight: false, on: today) == .free)
        }
        let rest: DigitsAllowance = round == 2 ? .never : .tomorrow
        #expect(try transaction.tryDigits(of: known, isRight: false, on: today) == rest)
        #expect(try transaction.tryDigits(of: known, isRight: true, on: today) == rest)
      }
    }
    let store = try Store(in: folder)
    let known = try #require(code)
    let later = try store.writer.bulk { try $0.tryDigits(of: known, isRight: true, on: day.adding(days: 4_000)) }
    #expect(later == .never)
    #expect(try store.check().findings == [])
  }
}
