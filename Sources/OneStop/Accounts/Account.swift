/// A person who works with the portal, in one of their posts.
package struct Account: Hashable, Sendable {
  package enum Role: String, Hashable, Sendable, CaseIterable {
    /// Takes dossiers in and hands results out.
    case clerk
    /// Handles dossiers.
    case officer
    /// Handles, and sees the agencies below.
    case leader
    /// Accounts, reports and settings; no dossiers.
    case admin
    /// Reads reports, accounts and the security log; changes nothing.
    case auditor
    /// Nhân viên bưu điện: fills in forms for people at the post office, and files them (Decree 118/2025/NĐ-CP).
    case postClerk = "post_clerk"
  }

  package var login: String
  package var name: String
  package var role: Role
  package var agency: AgencyCode
  package var isDisabled: Bool
  /// Where reports are sent; nil: nowhere.
  package var email: EmailAddress?
  package var phone: PhoneNumber?

  package init(
    login: String, name: String, role: Role, agency: AgencyCode, isDisabled: Bool = false, email: EmailAddress? = nil,
    phone: PhoneNumber? = nil
  ) {
    self.login = login
    self.name = name
    self.role = role
    self.agency = agency
    self.isDisabled = isDisabled
    self.email = email
    self.phone = phone
  }

  /// Where the account's messages of a channel go; nil: nowhere.
  package func recipient(_ channel: MessageChannel) -> Recipient? { Person(self).recipient(channel) }

  /// 2 to 40 lower-case ASCII letters, digits, dots, hyphens and underscores; not `..`, which in an address is another
  /// address (RFC 3986 section 5.2.4).
  package static func isValidLogin(_ login: String) -> Bool {
    (2...40).contains(login.utf8.count) && login != ".."
      && login.utf8.allSatisfy { byte in
        isDigit(byte) || (0x61...0x7A).contains(byte) || ".-_".utf8.contains(byte)
      }
  }
}
