import OneStop
import Testing

@Suite("Accounts of the staff") struct AccountTests {
  @Test(
    "A login is two to forty small letters, digits and signs",
    arguments: [
      ("lan", true), ("lan.tran-1_2", true), ("ab", true), ("a", false), (String(repeating: "a", count: 40), true),
      (String(repeating: "a", count: 41), false), ("Lan", false), ("lan tran", false), ("lán", false), ("", false),
    ])
  func login(_ login: String, _ isOne: Bool) {
    #expect(Account.isValidLogin(login) == isOne)
  }

  @Test(
    "A role has its rights and no others",
    arguments: [
      (.clerk, [.handleDossiers, .takeIn, .assistFiling]), (.officer, [.handleDossiers, .takeIn, .assistFiling]),
      (.leader, [.handleDossiers, .takeIn, .assistFiling, .readReports, .readComments, .holdData]),
      (
        .admin,
        [
          .readReports, .setReports, .seeOutbox, .changeDaysOff, .manageAgencies, .seeAccounts, .manageAccounts,
          .requireSecondFactor, .manageRetention, .manageForms, .manageProcedures,
        ]
      ),
      (.auditor, [.readReports, .seeAccounts, .readSecurityLog]), (.postClerk, [.assistFiling]),
    ] as [(Account.Role, Set<Right>)])
  func rights(role: Account.Role, rights: Set<Right>) {
    #expect(Set(Right.allCases.filter(role.has)) == rights)
  }

  @Test(
    "A session ends by its role, without use and in all",
    arguments: [
      (.clerk, 120, 12), (.officer, 120, 12), (.leader, 120, 12), (.admin, 30, 8), (.auditor, 30, 8),
    ] as [(Account.Role, Int64, Int64)])
  func sessions(role: Account.Role, minutes: Int64, hours: Int64) {
    let begun = Moment(microseconds: 1_528_857_660_000_000)
    let later = begun.adding(microseconds: hours * Moment.hour - Moment.minute)
    #expect(
      role.session.expiry(createdAt: begun, now: begun) == begun.adding(microseconds: minutes * Moment.minute))
    #expect(role.session.expiry(createdAt: begun, now: later) == begun.adding(microseconds: hours * Moment.hour))
  }

  @Test("Whoever signs in no more is sent nothing, and a telephone of an office no SMS")
  func recipients() throws {
    var account = Account(
      login: "lan", name: "Lan", role: .officer, agency: try #require(AgencyCode("000.00.41.H29")),
      email: EmailAddress("lan@example.vn"), phone: PhoneNumber("0912345678"))
    #expect(MessageChannel.allCases.map { account.recipient($0)?.address } == ["lan@example.vn", "0912345678"])
    account.isDisabled = true
    #expect(MessageChannel.allCases.allSatisfy { account.recipient($0) == nil })
    account.isDisabled = false
    account.phone = PhoneNumber("02838291234")
    #expect(account.recipient(.sms) == nil)
  }
}
