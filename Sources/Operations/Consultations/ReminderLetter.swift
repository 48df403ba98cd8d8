import OneStop
import OneStopStore
import Words

/// The reminder of a question, as text for mail and as a line for SMS: whose dossier, and by when. It says nothing
/// about the applicant or the question itself.
package struct ReminderLetter {
  package let task: ReminderTask
  package let catalogue: Catalogue
  package let words: Words
  package let settings: NoticeSettings
  package let now: Moment

  private var reminder: ReminderWords { words.consultations.reminder }
  private var line: ConsultationSummary { task.question }

  private func name(_ code: AgencyCode) -> String { catalogue.agency(code)?.name.vietnamese ?? code.description }

  private var address: String? { settings.site.map { "\($0)\(Address.staffDossier(line.dossier))" } }

  private func text(due: Moment) -> String {
    let places: KeyValuePairs = [
      "agency": name(line.asked), "asker": name(line.agency), "code": line.dossier.description,
      "moment": words.momentText(due),
    ]
    var paragraphs = [(now > due ? reminder.late : reminder.sentence).text(places)]
    if line.isSilenceAgreement { paragraphs.append(reminder.silence.text) }
    if let procedure = catalogue.procedure(line.procedure) {
      paragraphs.append(reminder.procedure.text(["procedure": procedure.name.vietnamese]))
    }
    if let address { paragraphs.append("\(reminder.open.text): \(address)") }
    paragraphs.append(reminder.why.text(["agency": name(line.asked)]))
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  /// For SMS, the longest first.
  private func shorts(due: Moment) -> [String] {
    let asker = catalogue.agency(line.agency)
    let names = [asker?.name.vietnamese, asker?.shortName, "\(line.agency)"].compactMap(\.self)
    let (code, moment) = (line.dossier.description, words.shortMomentText(due))
    let texts =
      names.map { reminder.short.text(["asker": $0, "code": code, "moment": moment]) }
      + [reminder.shortest.text(["code": code, "moment": moment])]
    return (address.map { address in texts.map { "\($0) \(address)" } } ?? []) + texts
  }

  /// One for each way in which each recipient can be reached.
  package var messages: [OutgoingMessage] {
    guard let due = line.due else { return [] }
    let subject = reminder.subject.text([
      "code": line.dossier.description, "moment": words.shortMomentText(due),
    ])
    let short = settings.letters.fitting(shorts(due: due))
    let long = text(due: due)
    var messages: [OutgoingMessage] = []
    let topic = MessageTopic.question(line.number)
    for account in task.recipients {
      if let mail = account.recipient(.email) {
        messages.append(
          OutgoingMessage(
            id: MessageID(domain: settings.domain), to: mail, subject: subject, text: long,
            dossier: task.dossierID, topic: topic, account: account.login))
      }
      if let phone = account.recipient(.sms) {
        messages.append(
          OutgoingMessage(
            id: MessageID(domain: settings.domain), to: phone, text: short,
            dossier: task.dossierID, topic: topic, account: account.login))
      }
    }
    return messages
  }
}
