import OneStop
import OneStopStore

@testable import Operations

extension TestPortal {
  static let password = "Mật khẩu dài 1"

  /// An account that can sign in; its hash is cheap, as only its own text says what it costs.
  func addAccount(
    _ login: String, name: String = "Nguyễn Thu Hà", role: Account.Role = .officer, agency: AgencyCode? = department
  ) async throws {
    let agency = try agency.unwrapped
    let password = try PasswordHash(TestPortal.password, cost: PasswordHash.Cost(logN: 4)).description
    let account = Account(login: login, name: name, role: role, agency: agency)
    _ = try await store.writer.transaction { try $0.add(StoredPerson(account, password: password)) }
  }

  /// The browser of somebody who has signed in, on the page that everybody does it on.
  func signedIn(
    _ login: String = "ha", role: Account.Role = .officer, agency: AgencyCode? = department
  ) async throws -> Browser {
    try await addAccount(login, role: role, agency: agency)
    let browser = browser()
    try await signIn(login, with: browser)
    return browser
  }

  func signIn(_ login: String, with browser: Browser) async throws {
    let page = try await browser.get("/can-bo/dang-nhap")
    let answer = try await browser.post(
      "/can-bo/dang-nhap", ["_csrf": page.csrf, "ten": login, "mat_khau": TestPortal.password])
    guard answer.status == 303 else { throw Missing() }
  }

  /// The address of a link by which the account's owner chooses a password, good for an hour.
  func passwordLink(_ secret: String, of login: String) async throws -> String {
    let now = now
    try await store.writer.transaction { transaction in
      try transaction.addPasswordLink(
        digest: Secrets.digest(secret), of: login, expiresAt: now.adding(microseconds: Moment.hour),
        now: now)
    }
    return "/can-bo/mat-khau/\(secret)"
  }

  /// What the security log says, the newest first: event, account, who did it.
  func securityLines() throws -> [String] {
    try data.read { try $0.securityLines(SecurityQuery(), limit: 100) }.map(\.line).map { line in
      "\(line.event.rawValue) \(line.login ?? "-") \(line.actor ?? "-")"
    }
  }
}
