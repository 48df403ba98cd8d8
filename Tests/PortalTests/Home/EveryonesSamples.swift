import OneStop
import TestSupport

@testable import Markup
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

extension PageSample {
  /// What nobody needs to be asked anything for.
  static let everyones: [PageSample] = [
    PageSample("home", showsText: false) {
      try home($0, HomeFigures(period: $0.period, asOf: $0.now, onTime: 9, done: 10))
    },
    PageSample("home, before anything has ended", showsText: false) {
      try home($0, HomeFigures(period: $0.period, asOf: $0.now, onTime: 0, done: 0))
    },
    PageSample("signing in", showsText: false) { SignInPage(form: $0.form(), csrfField: $0.csrfField).page },
    PageSample("signing in, sent from another page", showsText: false) {
      SignInPage(form: $0.form(), csrfField: $0.csrfField, sentBy: .worklist).page
    },
    PageSample("signing in, for a form that is kept", showsText: false) {
      SignInPage(form: $0.form(), csrfField: $0.csrfField, sentBy: Address.keptForm("abc")).page
    },
    PageSample("signing in, wrong", wrong: ["ten"]) {
      SignInPage(form: $0.form(["ten": $0.text, "ve": "/can-bo"], wrong: ["ten"]), csrfField: $0.csrfField).page
    },
  ]

  private static func home(_ fixtures: PageFixtures, _ figures: HomeFigures) throws -> Page {
    HomePage(
      figures: figures, procedures: try fixtures.procedures, words: fixtures.words,
      language: fixtures.language
    ).page
  }

  static let errors: [PageSample] = ErrorStatus.allCases.flatMap { status in
    [nil, Account.Role.clerk, .leader, .admin].map { role in
      PageSample("error \(status) for \(role.map { "\($0)" } ?? "citizens")", showsText: false) {
        ErrorPage(status, minutes: 3).page($0.words, for: try role.map($0.account))
      }
    }
  }
}

extension PageFixtures {
  fileprivate func account(_ role: Account.Role) throws -> Account { try account(role, at: Permit.construction) }
}
