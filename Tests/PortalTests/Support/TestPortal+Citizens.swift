import OneStop
import OneStopStore

@testable import Operations

extension TestPortal {
  /// The address of a link that was sent to a phone.
  func contactLink(_ secret: String, to phone: String = "0912345678") async throws -> String {
    let contact = Recipient.sms(PhoneNumber(stored: phone))
    let now = now
    let isAdded = try await store.writer.transaction {
      try $0.addContactLink(Secrets.digest(secret), to: contact, now: now)
    }
    if !isAdded { throw Missing() }
    return "/ho-so-cua-toi/lien-ket/\(secret)"
  }

  /// The browser of a citizen whom a provider has named.
  func signedInCitizen(_ number: String = "079185012345", name: String = "Trần Thị Bình") async throws -> Browser {
    let secret = "phiên của \(number)".utf8.reduce(into: "") { $0 += String($1, radix: 36) }
    try await store.run(
      BeginCitizenSession(
        Secrets.digest(secret), of: .identity(IdentityNumber(stored: number)), named: name,
        by: ProviderEntry(issuer: "https://vneid.example", subject: number, name: "vneid"), before: nil,
        from: Origin(client: "127.0.0.1"), now: now))
    let browser = browser()
    browser.setCookie("phien_dan", secret)
    return browser
  }

  /// What waits in the outbox, the oldest first.
  func waitingMessages() throws -> [StoredMessage] { try data.read { try $0.messages(.waiting) } }
}
