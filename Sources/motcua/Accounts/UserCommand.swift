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
    subcommands: [
      Add.self, Password.self, Link.self, Posts.self, Contact.self, SecondFactor.self, Disable.self, Enable.self,
      LinkOpenID.self, UnlinkOpenID.self, List.self,
    ])

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

    @Option(
      help: ArgumentHelp("clerk, officer, leader, admin, auditor or post_clerk.", valueName: "role"),
      transform: Account.Role.argument)
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
      let person = Person(
        login: name, name: displayName, posts: [Post(role, at: agency)], email: email, phone: phone)
      let hash = try PasswordHash(password).description
      do {
        try store.carryOut(AddPerson(person, password: hash, by: .command, now: .systemNow))
      } catch AccountRefusal.loginTaken {
        throw Failure("There is already an account '\(name)'; choose another login.")
      }
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
        try manage(
          .password(hash: try PasswordHash(password).description, letters: try account.letters()), login, in: store)
        store.administrationLog.note("password of account \(login) changed")
      }
    }
  }

  struct Link: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes a link by which the account's owner chooses a password, and prints it once.",
      discussion: "It works once, within 72 hours; an earlier link of the account ends.")

    @OptionGroup var account: AccountOptions

    @Option(
      help: ArgumentHelp(
        "The address of the portal, such as https://motcua.example; without it, only the path is printed.",
        valueName: "address"), transform: SiteAddress.argument)
    var site: SiteAddress?

    func run() throws {
      try account.change { stored, store in
        let login = stored.person.login
        let secret = Secrets.random(bytes: 24)
        let letters = try account.letters(site: site)
        try manage(.link(PasswordLink(secret, now: .systemNow), letters: letters), login, in: store)
        store.administrationLog.note("link for a password of account \(login) made")
        say("\(site?.description ?? "")\(Address.passwordLink(secret))")
      }
    }
  }

  struct Posts: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Sets what a person is at which agencies; the first post is the one to begin with.",
      discussion: """
        motcua user posts --data DIR --name lan --post officer:000.00.14.H29 \
          --post leader:000.68.71.H29:2026-12-01..2026-12-15 gives lan a second post for half a month. Either day may \
        be left out. The person chooses at /can-bo/tai-khoan in which post to work.
        """)

    @OptionGroup var account: AccountOptions

    @Option(
      name: .customLong("post"),
      help: ArgumentHelp(
        "A role and an agency, perhaps with a first and a last day.", valueName: "role:code[:day..day]"),
      transform: Post.argument)
    var posts: [Post]

    func run() throws {
      try account.change { stored, store in
        for post in posts { try requireAgency(post.agency, in: store) }
        var after = stored.person
        after.posts = posts
        try store.change(stored.person, to: after)
        store.administrationLog.note(
          "posts of account \(after.login) are now \(posts.map(\.summary).joined(separator: "; "))")
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
        var after = stored.person
        if let email { after.email = email.to }
        if let phone { after.phone = phone.to }
        try store.change(stored.person, to: after, letters: try account.letters())
        store.administrationLog.note("contact of account \(login) changed")
      }
    }
  }

  struct SecondFactor: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "second-factor", abstract: "Says what an account has besides its password, or resets it.",
      discussion: """
        --reset is for somebody who has lost the phone and the recovery codes: app, passkeys and codes are removed, all \
        sessions end, and the password alone opens the account, until its owner sets up another second factor.
        """)

    @OptionGroup var account: AccountOptions

    @Flag(help: "Remove it.")
    var reset = false

    func run() throws {
      try account.change { stored, store in
        let login = stored.person.login
        let factor = try reading(store) { try $0.secondFactor(of: login) }
        guard reset else {
          let app = factor.hasApp ? "app" : nil
          let keys = factor.passkeys.isEmpty ? nil : "\(factor.passkeys.count) passkeys"
          let codes = factor.isOn ? "\(factor.recoveryCodes) recovery codes" : nil
          say(factor.isOn ? [app, keys, codes].compactMap(\.self).joined(separator: ", ") : "none")
          return
        }
        guard factor.isOn else { throw Failure("The account '\(login)' has no second factor.") }
        try manage(.dropSecondFactor(letters: try account.letters()), login, in: store)
        store.administrationLog.note("second factor of account \(login) reset")
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
    static let configuration = CommandConfiguration(
      abstract: "Lists every account, a line for each post: login, role, agency, name, state.")

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

extension Account.Role {
  static func argument(_ text: String) throws -> Account.Role {
    guard let role = Account.Role(rawValue: text) else {
      let known = allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(text)' is no role; write one of \(known).")
    }
    return role
  }
}

extension Post {
  /// Reads `role:code` or `role:code:day..day`.
  static func argument(_ text: String) throws -> Post {
    let parts = text.split(separator: ":", maxSplits: 2).map(String.init)
    guard parts.count >= 2, let role = Account.Role(rawValue: parts[0]), let agency = AgencyCode(parts[1]) else {
      throw ValidationError("'\(text)' is not a post; write it as officer:000.00.14.H29.")
    }
    var post = Post(role, at: agency)
    if parts.count == 3 {
      let days = parts[2].split(separator: "..", omittingEmptySubsequences: false).map(String.init)
      guard days.count == 2 else { throw ValidationError("'\(parts[2])' is not two days with .. between them.") }
      post.firstDay = days[0].isEmpty ? nil : try LocalDate.argument(days[0])
      post.lastDay = days[1].isEmpty ? nil : try LocalDate.argument(days[1])
      if let first = post.firstDay, let last = post.lastDay, last < first {
        throw ValidationError("\(last) is before \(first).")
      }
    }
    return post
  }
}

/// A command may do to an account whatever it is asked to, and the security log has a line of it.
func manage(_ deed: ManagePerson.Deed, _ login: String, in store: Store) throws {
  try store.carryOut(ManagePerson(deed, login, by: .command, now: .systemNow))
}

extension Store {
  fileprivate func change(_ before: Person, to after: Person, letters: OwnerLetters? = nil) throws {
    do {
      try carryOut(ChangePerson(before, to: after, by: .command, letters: letters, now: .systemNow))
    } catch AccountRefusal.outdated {
      throw Failure("Somebody else has changed the account '\(before.login)' just now; nothing was done.")
    } catch AccountRefusal.tooManyPosts {
      throw Failure("A person has at most \(Person.mostPosts) posts.")
    }
  }
}
