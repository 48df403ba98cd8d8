/// What a signed-in person may open.
package enum Right: Hashable, Sendable, CaseIterable {
  /// The worklist, search, a dossier's page and its actions.
  case handleDossiers
  case takeIn
  /// Filling in a form for somebody beside them.
  case assistFiling
  case readReports
  /// Comments that applicants wrote with their ratings.
  case readComments
  /// Setting when reports are made and sent.
  case setReports
  /// What goes out by mail and SMS, with the addresses of every agency's applicants.
  case seeOutbox
  /// Changing the days off that due dates depend on.
  case changeDaysOff
  /// Managing agencies, and deciding that one ends.
  case manageAgencies
  /// Deciding where procedures are filed online, and what people call them.
  case manageProcedures
  /// Accounts of staff, and other systems' tokens.
  case seeAccounts
  case manageAccounts
  /// Deciding in which roles nobody works without a second factor.
  case requireSecondFactor
  /// Who signed in, was refused, or changed an account, a token or a setting.
  case readSecurityLog
  /// Deciding how long personal data are kept, and erasing them.
  case manageRetention
  /// Changing the forms of procedures, and publishing them.
  case manageForms
  /// Keeping a dossier's personal data for a dispute.
  case holdData
}

/// Which agencies a right is about.
package enum Extent: Hashable, Sendable {
  /// The account's own, and those that have merged into it.
  case own
  /// Those below it too.
  case below
  /// Every agency: only the one that stands above all others has such a right.
  case city
}

extension Right {
  /// Whose it is, as one table.
  private var holders:
    (clerk: Extent?, officer: Extent?, leader: Extent?, admin: Extent?, auditor: Extent?, postClerk: Extent?)
  {
    switch self {
    case .handleDossiers: (.own, .own, .below, nil, nil, nil)
    case .takeIn: (.own, .own, .own, nil, nil, nil)
    case .assistFiling: (.own, .own, .own, nil, nil, .own)
    case .readReports: (nil, nil, .below, .below, .below, nil)
    case .readComments: (nil, nil, .below, nil, nil, nil)
    case .setReports: (nil, nil, nil, .own, nil, nil)
    case .seeOutbox: (nil, nil, nil, .city, nil, nil)
    case .changeDaysOff: (nil, nil, nil, .city, nil, nil)
    case .manageAgencies: (nil, nil, nil, .city, nil, nil)
    case .manageProcedures: (nil, nil, nil, .city, nil, nil)
    case .seeAccounts: (nil, nil, nil, .below, .below, nil)
    case .manageAccounts: (nil, nil, nil, .below, nil, nil)
    case .requireSecondFactor: (nil, nil, nil, .city, nil, nil)
    case .readSecurityLog: (nil, nil, nil, nil, .below, nil)
    case .manageRetention: (nil, nil, nil, .city, nil, nil)
    case .manageForms: (nil, nil, nil, .city, nil, nil)
    case .holdData: (nil, nil, .own, nil, nil, nil)
    }
  }

  /// nil where the role does not have it.
  package func extent(of role: Account.Role) -> Extent? {
    switch role {
    case .clerk: holders.clerk
    case .officer: holders.officer
    case .leader: holders.leader
    case .admin: holders.admin
    case .auditor: holders.auditor
    case .postClerk: holders.postClerk
    }
  }
}

extension Account.Role {
  /// Whether accounts of the role have it, at some agency at least.
  package func has(_ right: Right) -> Bool { right.extent(of: self) != nil }
}

extension Account {
  package func has(_ right: Right, in catalogue: Catalogue) -> Bool { has(right, isOfCity: isOfCity(catalogue)) }

  /// - Parameter isOfCity: whether its agency stands above all others.
  package func has(_ right: Right, isOfCity: @autoclosure () -> Bool) -> Bool {
    switch right.extent(of: role) {
    case nil: false
    case .own, .below: true
    case .city: isOfCity()
    }
  }

  package func isOfCity(_ catalogue: Catalogue) -> Bool { catalogue.agency(agency).map { $0.parent == nil } ?? false }

  /// The agencies that the right is about; nil: every one.
  package func agencies(_ right: Right, in catalogue: Catalogue, on date: LocalDate) -> Set<AgencyCode>? {
    guard has(right, in: catalogue), let extent = right.extent(of: role) else { return [] }
    if extent == .city || extent == .below && isOfCity(catalogue) { return nil }
    return Set(catalogue.agencies.map(\.code).filter { has(right, over: $0, in: catalogue, on: date) })
  }

  /// Whether the right is about that agency.
  package func has(_ right: Right, over code: AgencyCode, in catalogue: Catalogue, on date: LocalDate) -> Bool {
    guard has(right, in: catalogue), let extent = right.extent(of: role) else { return false }
    let isOwn = code == agency || catalogue.present(code, on: date) == agency
    switch extent {
    case .own: return isOwn
    case .below: return isOwn || catalogue.isAgency(code, under: agency, on: date)
    case .city: return true
    }
  }
}
