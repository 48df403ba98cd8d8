import ArgumentParser
import OneStop
import OneStopStore
import Operations
import Portal

/// The account that a command changes.
struct AccountOptions: ParsableArguments {
  @OptionGroup var data: DataOptions

  @Option(help: ArgumentHelp("The name that its owner signs in with.", valueName: "login"))
  var name: String

  /// Runs the work on the account; a missing account is named in the error.
  func change(_ work: (StoredPerson, Store) throws -> Void) throws {
    let login = TypedText.plain(name)
    let store = try data.open()
    defer { store.close() }
    guard let stored = try reading(store, { try $0.person(login) }) else {
      throw Failure("There is no account '\(login)'; `motcua user list` shows them all.")
    }
    try work(stored, store)
  }

  /// The letters that tell the account's owner what was done, as the pages' do.
  ///
  /// - Parameter site: how their links begin; nil: they have none.
  func letters(site: SiteAddress? = nil) throws -> OwnerLetters {
    let resources = PortalResources(path: try data.resources.folder().path)
    let settings = NoticeSettings(site: site?.description, domain: site?.host ?? "")
    return OwnerLetters(
      vietnamese: try resources.words(.vietnamese), english: try resources.words(.english), settings: settings,
      site: site?.description)
  }

  /// Closes the account and ends its sessions, or opens it again.
  func set(disabled: Bool) throws {
    try change { stored, store in
      let login = stored.person.login
      try manage(disabled ? .disable : .enable, login, in: store)
      store.administrationLog.note("account \(login) \(disabled ? "disabled" : "enabled")")
    }
  }
}

/// The agency that a new account or token belongs to.
struct AgencyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The agency's code; `motcua agency list` shows them all.", valueName: "code"),
    transform: AgencyCode.argument)
  var agency: AgencyCode

  /// The agency, checked to be in the catalogue and not dissolved.
  func code(in store: Store) throws -> AgencyCode {
    try requireAgency(agency, in: store)
    return agency
  }
}

/// A new account or token has to belong to an agency that the catalogue knows.
func requireAgency(_ code: AgencyCode, in store: Store) throws {
  let catalogue = try reading(store) { try $0.catalogue() }
  guard let agency = catalogue.agency(code) else {
    throw Failure("The catalogue has no agency \(code); `motcua agency list` shows them all.")
  }
  if let end = agency.end(by: Moment.systemNow.date) {
    throw Failure("\(code) merged into \(end.successor) on \(end.on); name that one.")
  }
}

/// Reports are sent by SMS, which a landline cannot receive.
func requireMobile(_ phone: PhoneNumber?) throws {
  if let phone, !phone.isMobile {
    throw Failure(
      "\(phone) cannot receive an SMS; give a mobile number of 10 digits that begins with 03, 05, 07, 08 or 09.")
  }
}
