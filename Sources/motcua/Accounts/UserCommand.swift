import ArgumentParser
import OneStop
import OneStopStore
import Operations
import Portal

struct UserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user", abstract: "Accounts of staff.",
    discussion: """
      The first administrator is made here, with the code of the agency that stands above all others (the first line of \
      `motcua agency list`): motcua user add --data DIR --name admin --role admin --agency CODE reads the password \
      from standard input. Then sign in at /can-bo/dang-nhap.
      """,
    subcommands: [Add.self, Password.self, Contact.self, Disable.self, Enable.self, List.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes an account; the password is the first line of standard input.")

    @OptionGroup var data: DataOptions

    @Option(
      help: ArgumentHelp(
        "The name to sign in with: 2 to 40 of a–z, 0–9, '.', '-', '_', such as lan.nguyen.", valueName: "login"))
    var name: String

    @Option(
      help: ArgumentHelp("The name that people see; the login if left out.", valueName: "text"))
    var displayName: String?

    @Option(help: "clerk, officer, leader or admin.")
    var role: Account.Role

    @OptionGroup var agency: AgencyOptions

    @Option(
      help: ArgumentHelp("Where reports are sent by mail.", valueName: "address"), transform: EmailAddress.argument)
    var email: EmailAddress?

    @Option(help: ArgumentHelp("Where reports are sent by SMS.", valueName: "number"), transform: PhoneNumber.argument)
    var phone: PhoneNumber?

    func run() throws {
      let name = TypedText.plain(name)
      guard Account.isValidLogin(name) else {
        throw Failure("'\(name)' cannot be a login; use 2 to 40 of a–z, 0–9, '.', '-' and '_', such as lan.nguyen.")
      }
      let displayName = (displayName ?? name).composed.squeezed
      guard displayName.isVisible else { throw Failure("Nothing in the display name is visible.") }
      try requireMobile(phone)
      let store = try data.open()
      defer { store.close() }
      let agency = try agency.code(in: store)
      let password = try data.readPassword(login: name, name: displayName)
      let account = Account(
        login: name, name: displayName, role: role, agency: agency, email: email, phone: phone)
      let stored = StoredPerson(account, password: try PasswordHash(password).description)
      let isNew = try explaining { try store.writer.bulk { try $0.add(stored) } }
      guard isNew else { throw Failure("There is already an account '\(name)'; choose another login.") }
      store.administrationLog.note("account \(name) made, \(role.rawValue) of \(agency)")
    }
  }

  struct Password: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Changes a password, the first line of standard input, and ends the account's sessions.")

    @OptionGroup var account: AccountOptions

    func run() throws {
      try account.change { stored, store in
        let login = stored.person.login
        let password = try account.data.readPassword(login: login, name: stored.person.name)
        let hash = try PasswordHash(password).description
        _ = try explaining { try store.writer.bulk { try $0.setPassword(hash, of: login) } }
        store.administrationLog.note("password of account \(login) changed")
      }
    }
  }

  struct Contact: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Changes where an account's reports are sent; what is left out stays, and 'none' removes it.")

    @OptionGroup var account: AccountOptions

    // nil if left out; an inner nil for the word none.
    @Option(
      help: ArgumentHelp("The address for mail, or none.", valueName: "address"),
      transform: EmailAddress.argumentOrNone)
    var email: Change<EmailAddress>?

    @Option(
      help: ArgumentHelp("The number for SMS, or none.", valueName: "number"), transform: PhoneNumber.argumentOrNone)
    var phone: Change<PhoneNumber>?

    func validate() throws {
      if email == nil, phone == nil {
        throw ValidationError("Give --email or --phone, such as --email lan@example.vn or --phone none.")
      }
    }

    func run() throws {
      try requireMobile(phone?.to)
      try account.change { stored, store in
        let login = stored.person.login
        try explaining {
          try store.writer.bulk { transaction in
            guard let former = try transaction.person(login)?.person else { return }
            _ = try transaction.setContact(
              email: email.map(\.to) ?? former.email, phone: phone.map(\.to) ?? former.phone, of: login, now: .systemNow
            )
          }
        }
        store.administrationLog.note("contact of account \(login) changed")
      }
    }
  }

  struct Disable: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Closes an account and ends its sessions.")

    @OptionGroup var account: AccountOptions

    func run() throws { try account.set(disabled: true) }
  }

  struct Enable: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Opens a closed account again; its former sessions stay ended.")

    @OptionGroup var account: AccountOptions

    func run() throws { try account.set(disabled: false) }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists every account: login, role, agency, name, state.")

    @OptionGroup var data: DataOptions

    func run() throws {
      let store = try data.open()
      defer { store.close() }
      let accounts = try reading(store) { try $0.accounts() }
      if accounts.isEmpty { complain("There are no accounts.") }
      for account in accounts {
        let state = account.isDisabled ? "disabled" : "active"
        say("\(account.login)\t\(account.role.rawValue)\t\(account.agency)\t\(account.name)\t\(state)")
      }
    }
  }
}

extension Account.Role: ExpressibleByArgument {}
