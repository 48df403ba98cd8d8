import ArgumentParser
import Glibc
import OneStop
import Portal

/// How `serve` sends mail and SMS.
struct MessageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The site as citizens call it, for links in messages; as each request calls it where it is left out.",
      valueName: "https://…"))
  var site: String?

  @Option(
    help: ArgumentHelp("The address that mail comes from; without it, no mail is sent.", valueName: "address"),
    transform: EmailAddress.argument)
  var mailFrom: EmailAddress?

  @Option(
    help: ArgumentHelp(
      "The program that takes mail as sendmail does; \(Sendmail.usualPath) where it is left out.", valueName: "path"))
  var sendmail: String?

  @Option(
    help: ArgumentHelp("The file of the SMS gateway's request; without it, no SMS is sent.", valueName: "file"))
  var sms: String?

  func validate() throws {
    if let site, !MessageOptions.isSite(site) {
      throw ValidationError("--site is an address without a path, such as https://motcua.example.")
    }
    if sendmail != nil, mailFrom == nil { throw ValidationError("--sendmail needs --mail-from.") }
  }

  private static func isSite(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 3 && (parts[0] == "https:" || parts[0] == "http:") && parts[1].isEmpty && !parts[2].isEmpty
      && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>@?#".utf8.contains($0) }
  }

  var settings: NoticeSettings {
    let domain = mailFrom?.description.split(separator: "@").last.map(String.init)
    let host = site?.split(separator: "/").last.map(String.init)
    return NoticeSettings(site: site, domain: domain ?? host ?? "")
  }

  func senders(senderName resources: PortalResources) throws -> (mail: Sendmail?, sms: SMSGateway?) {
    (try mail(resources), try gateway())
  }

  private func mail(_ resources: PortalResources) throws -> Sendmail? {
    guard let mailFrom else { return nil }
    let path = sendmail ?? Sendmail.usualPath
    guard access(path, X_OK) == 0 else {
      throw Failure(
        "\(path) is no program that sends mail. Install Postfix or msmtp-mta, or name another by --sendmail.")
    }
    return Sendmail(path: path, from: mailFrom, name: try resources.siteName())
  }

  private func gateway() throws -> SMSGateway? {
    guard let sms else { return nil }
    let bytes = try FileBytes.read(sms)
    do {
      return try SMSGateway(file: bytes)
    } catch let error as SMSFileError {
      throw Failure("\(sms) does not describe an SMS gateway: \(error).")
    }
  }
}

extension EmailAddress: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
