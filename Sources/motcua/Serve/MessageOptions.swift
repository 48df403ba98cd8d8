import ArgumentParser
import Glibc
import OneStop
import Operations
import Portal

/// How `serve` sends mail and SMS.
struct MessageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The site as citizens call it, for every address that is sent or printed; without it, no other host is put "
        + "there than this machine's own and those of --host-name.",
      valueName: "https://…"), transform: SiteAddress.argument)
  var site: SiteAddress?

  @Option(
    help: ArgumentHelp(
      "A host, with its port where it has one, by which requests may call the site where there is no --site; may be "
        + "repeated.",
      valueName: "host"), transform: HostName.argument)
  var hostName: [HostName] = []

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

  @Option(
    help: ArgumentHelp(
      "When an SMS may leave, 07:00-21:00 where it is left out; one that is due at another hour waits. Mail leaves at "
        + "any hour.", valueName: "hours"), transform: SendingHours.argument)
  var smsHours = SendingHours.usual

  func validate() throws {
    if sendmail != nil, mailFrom == nil { throw ValidationError("--sendmail needs --mail-from.") }
  }

  var settings: NoticeSettings {
    let domain = mailFrom?.description.split(separator: "@").last.map(String.init)
    var settings = NoticeSettings(
      site: site?.description, names: hostName.map(\.description), domain: domain ?? site?.host ?? "")
    settings.channels = (mailFrom == nil ? [] : [.email]) + (sms == nil ? [] : [.sms])
    return settings
  }

  /// Warnings about channels that are not set up.
  var warnings: [String] {
    (mailFrom == nil ? ["no mail is sent: there is no --mail-from"] : [])
      + (sms == nil ? ["no SMS is sent: there is no --sms"] : [])
  }

  func senders(senderName resources: PortalResources) throws -> (mail: Sendmail?, sms: SMSGateway?) {
    (try mail(resources), try gateway())
  }

  private func mail(_ resources: PortalResources) throws -> Sendmail? {
    guard let mailFrom else { return nil }
    let path = sendmail ?? Sendmail.usualPath
    guard access(path, X_OK) == 0 else {
      throw Failure(
        "\(path) is no program that sends mail. Install msmtp-mta, or name another by --sendmail.")
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
