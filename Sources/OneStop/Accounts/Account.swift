/// A person who works with the portal.
package struct Account: Hashable, Sendable {
  package enum Role: String, Hashable, Sendable, CaseIterable {
    /// Takes dossiers in and hands results out.
    case clerk
    /// Handles dossiers.
    case officer
    /// Handles, and sees the agencies below.
    case leader
    /// Reports and settings; no dossiers.
    case admin
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
  package func recipient(_ channel: MessageChannel) -> Recipient? {
    if isDisabled { return nil }
    return switch channel {
    case .email: email.map(Recipient.email)
    case .sms: phone.flatMap { $0.isMobile ? .sms($0) : nil }
    }
  }

  /// 2 to 40 lower-case ASCII letters, digits, dots, hyphens and underscores.
  package static func isValidLogin(_ login: String) -> Bool {
    (2...40).contains(login.utf8.count)
      && login.utf8.allSatisfy { byte in
        isDigit(byte) || (0x61...0x7A).contains(byte) || ".-_".utf8.contains(byte)
      }
  }
}

/// What a signed-in person may open.
package enum Right: Hashable, Sendable, CaseIterable {
  /// The worklist, search, a dossier's page and its actions.
  case handleDossiers
  case takeIn
  /// Reports of the agency and those below.
  case readReports
  /// Comments on the agency and those below that applicants wrote with their ratings.
  case readComments
  /// Setting when reports are made and sent.
  case setReports
  /// What goes out by mail and SMS.
  case seeOutbox
  /// Changing the days off that due dates depend on.
  case changeDaysOff
  /// Managing agencies, and deciding that one ends.
  case manageAgencies
}

extension Account.Role {
  package func has(_ right: Right) -> Bool {
    switch right {
    case .handleDossiers, .takeIn: self != .admin
    case .readReports: self == .leader || self == .admin
    case .readComments: self == .leader
    case .setReports, .seeOutbox, .changeDaysOff, .manageAgencies: self == .admin
    }
  }
}
