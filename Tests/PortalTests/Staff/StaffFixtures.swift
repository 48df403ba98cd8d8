import OneStop
import OneStopStore

@testable import Portal

extension RunningPortal {
  static let password = "Mật khẩu dài 1"
  /// Sở Thông tin và Truyền thông, and the city above it.
  static let department = AgencyCode("000.00.14.H29")

  /// An account that can sign in; its hash is cheap, as only its own text says what it costs.
  func addAccount(
    _ login: String, name: String = "Nguyễn Thu Hà", role: Account.Role = .officer, agency: AgencyCode? = department
  ) async throws {
    let agency = try agency.unwrapped
    let password = try PasswordHash(RunningPortal.password, cost: PasswordHash.Cost(logN: 4)).description
    let account = Account(login: login, name: name, role: role, agency: agency)
    _ = try await portal.store.writer.transaction { try $0.add(StoredAccount(account, password: password)) }
  }

  func signedIn(_ login: String = "ha", role: Account.Role = .officer, agency: AgencyCode? = department) async throws
    -> Browser
  {
    try await addAccount(login, role: role, agency: agency)
    let browser = browser()
    let page = try await browser.get("/can-bo/dang-nhap")
    _ = try await browser.post(
      "/can-bo/dang-nhap",
      ["_csrf": page.value(of: "_csrf") ?? "", "ten": login, "mat_khau": RunningPortal.password])
    return browser
  }

  /// A dossier that was accepted (or only filed) some time before now.
  @discardableResult
  func addDossier(
    _ name: String = "Trần Thị Ánh Nguyệt", daysAgo: Int = 0, isAccepted: Bool = true, phone: String = "0912345678",
    agency code: AgencyCode? = department
  ) async throws -> DossierCode {
    let catalogue = try Catalogue().reading(try Resources.catalogue())
    let agency = try code.flatMap(catalogue.agency).unwrapped
    let procedure = try catalogue.procedures(handledBy: agency).first { $0.rules.time.unit == .workingDays }.unwrapped
    var generator = SystemRandomNumberGenerator()
    let filing = Filing(
      procedure: procedure.code, procedureVersion: 1, agency: agency.code, channel: isAccepted ? .counter : .online,
      applicant: Applicant(
        kind: .citizen, name: name, identity: IdentityNumber("079185012345", for: .citizen), phone: PhoneNumber(phone)),
      summary: "Kỷ yếu 20 năm thành lập trường", papers: [SubmittedPaper(name: "Đơn đề nghị", quantity: 1)],
      returnBy: .counter, key: LookupKey(using: &generator))
    let at = now.adding(microseconds: -Int64(daysAgo) * Moment.day)
    let event =
      isAccepted
      ? try filing.accepted(
        at: at, by: .portal, rules: procedure.rules, calendar: catalogue.cityCalendar, now: now)
      : DossierEvent(at: at, recordedAt: now, actor: .applicant, kind: .filed, due: nil)
    return try await portal.store.writer.transaction {
      try $0.intake(filing, rules: procedure.rules, events: [event]).dossier.code
    }
  }

  func dossier(_ code: DossierCode) async throws -> Dossier {
    try await portal.store.writer.transaction { try $0.dossier(code).unwrapped.dossier }
  }
}

struct Missing: Error {}

extension Optional {
  var unwrapped: Wrapped {
    get throws {
      guard let self else { throw Missing() }
      return self
    }
  }
}
