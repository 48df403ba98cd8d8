import ArgumentParser
import OneStop
import OneStopStore
import OpenID
import Operations

extension UserCommand {
  /// The account at an identity provider that a command is about.
  struct ProviderOptions: ParsableArguments {
    @Option(
      help: ArgumentHelp("The provider's issuer, exactly as in the file of serve --openid.", valueName: "https://…"))
    var issuer: String

    @Option(help: ArgumentHelp("The provider's number for the person: the claim sub, or the one of the file."))
    var subject: String

    func validate() throws {
      guard WebAddress(issuer) != nil else {
        throw ValidationError("'\(issuer)' is no issuer; write it as https://id.example/realm.")
      }
      guard (1...255).contains(subject.utf8.count), subject.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
        throw ValidationError("A subject has 1 to 255 bytes in one line.")
      }
    }
  }

  struct LinkOpenID: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "link-openid", abstract: "Lets a person sign in by an account at an identity provider.",
      discussion: "The person can do the same at /can-bo/tai-khoan.")

    @OptionGroup var account: AccountOptions
    @OptionGroup var provider: ProviderOptions

    func run() throws {
      try account.change { stored, store in
        let login = stored.person.login
        let identity = ProviderAccount(
          issuer: provider.issuer, subject: provider.subject, linkedAt: .systemNow)
        let link = LinkProvider(
          identity, to: login, by: nil, from: AccountManager.command.origin, letters: try account.letters())
        switch try store.carryOut(link) {
        case .linked, .taken(isOwn: true): break
        case .taken(isOwn: false): throw Failure("This account of the provider lets somebody else in; unlink it first.")
        case .unknownLogin, .ended: throw Failure("There is no account '\(login)'.")
        }
        store.administrationLog.note("account \(login) linked with an account of \(provider.issuer)")
      }
    }
  }

  struct UnlinkOpenID: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "unlink-openid", abstract: "No longer lets a person in by an account at an identity provider.")

    @OptionGroup var account: AccountOptions
    @OptionGroup var provider: ProviderOptions

    func run() throws {
      try account.change { stored, store in
        let login = stored.person.login
        let unlink = UnlinkProvider(
          issuer: provider.issuer, subject: provider.subject, of: login, by: nil, from: AccountManager.command.origin,
          letters: try account.letters(), now: .systemNow)
        guard try store.carryOut(unlink) == .unlinked else {
          throw Failure("The account '\(login)' is not linked with this account of \(provider.issuer).")
        }
        store.administrationLog.note("account \(login) no longer linked with an account of \(provider.issuer)")
      }
    }
  }
}
