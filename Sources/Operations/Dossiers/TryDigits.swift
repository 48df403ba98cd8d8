import OneStop
import OneStopStore

/// Tries the four digits that open a dossier's details, and counts a wrong try.
package struct TryDigits: Operation {
  private let code: DossierCode
  private let isRight: Bool
  private let day: LocalDate

  package init(of code: DossierCode, isRight: Bool, on day: LocalDate) {
    (self.code, self.isRight, self.day) = (code, isRight, day)
  }

  package func run(in transaction: Transaction) throws -> DigitsAllowance {
    try transaction.tryDigits(of: code, isRight: isRight, on: day)
  }
}
