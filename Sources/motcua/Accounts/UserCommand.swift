import ArgumentParser
import Glibc
import OneStop
import OneStopStore
import Portal
import StreamSafe

struct UserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user", abstract: "Accounts of staff.",
    discussion: """
      The first administrator is made here, with the code of the agency that stands above all others \
      (`motcua agency list` names them): motcua user add --data DIR --name admin --role admin --agency CODE \
      reads the password from standard input. Then sign in at /can-bo/dang-nhap.
      """,
    subcommands: [Add.self, Password.self, Contact.self, Disable.self, List.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes an account; the password is the first line of standard input.")

    @OptionGroup var data: DataOptions

    @Option(help: ArgumentHelp("The name to sign in with: 2 to 40 of a–z, 0–9, '.', '-', '_'.", valueName: "login"))
    var name: String

    @Option(help: ArgumentHelp("The name that people see; the login where it is left out.", valueName: "text"))
    var displayName: String?

    @Option(help: "clerk, officer, leader or admin.")
    var role: Account.Role

    @Option(help: ArgumentHelp("The agency's code.", valueName: "code"), transform: AgencyCode.argument)
    var agency: AgencyCode

    @Option(
      help: ArgumentHelp("Where reports are sent by mail.", valueName: "address"), transform: EmailAddress.argument)
    var email: EmailAddress?

    @Option(help: ArgumentHelp("Where reports are sent by SMS.", valueName: "number"), transform: PhoneNumber.argument)
    var phone: PhoneNumber?

    func run() throws {
      let name = TypedText.plain(name)
      guard Account.isValidLogin(name) else {
        throw Failure("'\(name)' cannot be a login: use 2 to 40 of a–z, 0–9, '.', '-' and '_'.")
      }
      let displayName = (displayName ?? name).composed.squeezed
      guard displayName.isVisible else { throw Failure("The display name has nothing that can be seen.") }
      try requireMobile(phone)
      let store = try data.open()
      defer { store.close() }
      try requireAgency(agency, in: store)
      let password = try readPassword()
      let account = Account(
        login: name, name: displayName, role: role, agency: agency, email: email, phone: phone)
      let stored = StoredAccount(account, password: try PasswordHash(password).description)
      let isNew = try explaining { try store.writer.bulk { try $0.add(stored) } }
      guard isNew else { throw Failure("There is an account '\(name)' already; choose another login.") }
    }
  }

  struct Password: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Changes a password, the first line of standard input, and ends the account's sessions.")

    @OptionGroup var data: DataOptions

    @Option(help: ArgumentHelp("The login.", valueName: "login"))
    var name: String

    func run() throws {
      let name = TypedText.plain(name)
      let store = try data.open()
      defer { store.close() }
      try requireAccount(name, in: store)
      let hash = try PasswordHash(try readPassword()).description
      _ = try explaining { try store.writer.bulk { try $0.setPassword(hash, of: name) } }
    }
  }

  struct Contact: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Changes where an account's reports are sent; what is left out stays, and 'none' takes it away.")

    @OptionGroup var data: DataOptions

    @Option(help: ArgumentHelp("The login.", valueName: "login"))
    var name: String

    @Option(help: ArgumentHelp("The address for mail, or none.", valueName: "address"))
    var email: String?

    @Option(help: ArgumentHelp("The number for SMS, or none.", valueName: "number"))
    var phone: String?

    func validate() throws {
      if email == nil, phone == nil { throw ValidationError("Give --email or --phone.") }
      if let email, email != "none", EmailAddress(email) == nil {
        throw ValidationError("'\(email)' is no address for mail.")
      }
      if let phone, phone != "none", PhoneNumber(phone) == nil {
        throw ValidationError("'\(phone)' is no Vietnamese telephone number.")
      }
    }

    func run() throws {
      let name = TypedText.plain(name)
      try requireMobile(phone.flatMap { PhoneNumber($0) })
      let store = try data.open()
      defer { store.close() }
      try requireAccount(name, in: store)
      try explaining {
        try store.writer.bulk { transaction in
          guard let account = try transaction.account(name)?.account else { return }
          _ = try transaction.setContact(
            email: email.map { EmailAddress($0) } ?? account.email,
            phone: phone.map { PhoneNumber($0) } ?? account.phone,
            of: name, now: .systemNow)
        }
      }
    }
  }

  struct Disable: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Closes an account and ends its sessions.")

    @OptionGroup var data: DataOptions

    @Option(help: ArgumentHelp("The login.", valueName: "login"))
    var name: String

    func run() throws {
      let name = TypedText.plain(name)
      let store = try data.open()
      defer { store.close() }
      try requireAccount(name, in: store)
      _ = try explaining { try store.writer.bulk { try $0.setDisabled(true, name) } }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Every account: login, role, agency, name, state.")

    @OptionGroup var data: DataOptions

    func run() throws {
      let store = try data.open()
      defer { store.close() }
      let accounts = try explaining { try store.makeReader().accounts() }
      for account in accounts {
        let state = account.isDisabled ? "disabled" : "active"
        say("\(account.login)\t\(account.role.rawValue)\t\(account.agency)\t\(account.name)\t\(state)")
      }
    }
  }
}

extension Account.Role: ExpressibleByArgument {}

extension PhoneNumber: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

/// Reports leave by SMS, which a landline does not take.
private func requireMobile(_ phone: PhoneNumber?) throws {
  if let phone, !phone.isMobile {
    throw Failure("\(phone) takes no SMS; give a mobile number of 10 digits that begins with 03, 05, 07, 08 or 09.")
  }
}

private func requireAccount(_ login: String, in store: Store) throws {
  let account = try explaining { try store.makeReader().account(login) }
  if account == nil { throw Failure("There is no account '\(login)'; `motcua user list` names them all.") }
}

/// A new account or token has to belong to an agency that the catalogue knows.
func requireAgency(_ code: AgencyCode, in store: Store) throws {
  let catalogue = try explaining { try store.makeReader().catalogue() }
  guard let agency = catalogue.agency(code) else {
    throw Failure(
      "The catalogue has no agency \(code); import it first, or look at `Resources/Catalogue/agencies.json`.")
  }
  if let end = agency.end(by: Moment.systemNow.date) {
    throw Failure("\(code) merged into \(end.successor) on \(end.on); name that one.")
  }
}

/// The first line of standard input; at least eight characters.
private func readPassword() throws -> String {
  if isatty(STDIN_FILENO) == 1 { complain("Password (it is shown as you type; a file or pipe keeps it out of sight):") }
  guard var line = readLine(strippingNewline: true) else {
    throw Failure("No password on standard input; give it as one line, such as `motcua user add … < FILE`.")
  }
  // A file that was written on Windows begins with a byte-order mark.
  if line.unicodeScalars.first == "\u{FEFF}" { line.unicodeScalars.removeFirst() }
  guard line.isStreamSafe else {
    throw Failure("The password has more than \(String.longestMarkRun) combining marks in a row.")
  }
  guard (PasswordHash.fewestCharacters...200).contains(line.unicodeScalars.count) else {
    throw Failure("A password has \(PasswordHash.fewestCharacters) to 200 characters.")
  }
  return line
}
