import OneStop

/// The words of the printed forms (Circular 01/2018/TT-VPCP, since 15/9/2025 Circular 03/2025/TT-VPCP). The Vietnamese
/// text is the binding one; the other language is a translation for those who cannot read it.
package final class PrintedFormWords: Decodable, Sendable {
  package let motto: Phrase
  package let motto2: Phrase
  /// Places: city, day, month, year.
  package let place: Phrase
  package let unit: Phrase
  package let number: Phrase
  /// Place: serial.
  package let numbers: PhraseTable<PrintedForm>
  package let titles: PhraseTable<PrintedForm>
  /// Why a form does not exist: the event that it documents has not happened.
  package let missing: PhraseTable<PrintedForm>
  /// Places: hour, minute, day, month, year.
  package let moment: Phrase
  /// With the weekday too.
  /// By when a result is given.
  package let weekdayMoment: Phrase
  package let fields: Fields
  package let paperColumns: PaperColumns
  package let noPapers: Phrase
  package let noFee: Phrase
  package let fee: Phrase
  package let feeUncertain: Phrase
  package let feePosted: Phrase
  package let counting: Counting
  package let lookup: Lookup
  package let desk: Desk
  package let signatures: Signatures
  package let supplement: Supplement
  package let refusal: Refusal
  package let apology: Apology
  package let stop: Stop
  package let slip: Slip
  package let screen: Screen
  package let rules: Rules

  package final class Fields: Decodable, Sendable {
    package let code: Phrase
    package let applicant: Phrase
    package let receivedFrom: Phrase
    package let address: Phrase
    package let phone: Phrase
    package let email: Phrase
    package let procedure: Phrase
    package let summary: Phrase
    package let papers: Phrase
    package let sets: Phrase
    package let oneSet: Phrase
    package let missing: Phrase
    /// The same where it was filed online and is done in part at the counter.
    package let toBring: Phrase
    package let time: Phrase
    package let received: Phrase
    package let due: Phrase
    package let noDue: Phrase
    package let returnBy: Phrase
    package let channel: Phrase
    package let fee: Phrase
    package let book: Phrase
    /// Places: year, line.
    package let bookLine: Phrase
    package let agency: Phrase
  }

  package final class PaperColumns: Decodable, Sendable {
    package let number: Phrase
    package let name: Phrase
    package let form: Phrase
    package let quantity: Phrase
  }

  package final class Counting: Decodable, Sendable {
    package let title: Phrase
    package let daysOff: Phrase
    /// Places: name, dates.
    package let dayOff: Phrase
    package let makeUp: Phrase
  }

  package final class Lookup: Decodable, Sendable {
    package let title: Phrase
    /// Place: address.
    package let text: Phrase
    package let key: Phrase
    package let keep: Phrase
    /// The square's description for screen readers; place: code.
    package let code: Phrase
    package let confidential: Phrase
  }

  /// What the square for staff opens.
  package final class Desk: Decodable, Sendable {
    /// The square's description for screen readers.
    package let square: Phrase
    package let dossier: Phrase
    package let book: Phrase
  }

  package final class Signatures: Decodable, Sendable {
    package let applicant: Phrase
    package let receiver: Phrase
    package let guide: Phrase
    package let head: Phrase
    package let hint: Phrase
    package let seal: Phrase
  }

  package final class Supplement: Decodable, Sendable {
    package let ask: Phrase
    package let reason: Phrase
    /// The reason for a request that only lists what is needed.
    /// Of a request for which no reason was written.
    package let notSaid: Phrase
    /// The clock, before acceptance.
    package let beforeAcceptance: Phrase
    /// Place: code.
    package let onlineEarly: Phrase
    package let goOn: Phrase
    package let restart: Phrase
    /// Places: name, phone.
    package let contact: Phrase
    /// Place: code.
    package let online: Phrase
    package let ordinal: Phrase
  }

  package final class Refusal: Decodable, Sendable {
    /// Place: agency.
    package let text: Phrase
    package let ground: Phrase
    package let notSaid: Phrase
    package let again: Phrase
  }

  package final class Apology: Decodable, Sendable {
    package let to: Phrase
    /// Places: moment, agency, summary, code.
    package let received: Phrase
    package let first: Phrase
    /// Places: agency, cause.
    package let late: Phrase
    /// For a letter after the due moment. Places: agency, cause.
    package let overdue: Phrase
    package let issuedLate: Phrase
    /// Places: agency, moment.
    package let sorry: Phrase
    package let understand: Phrase
  }

  package final class Stop: Decodable, Sendable {
    package let to: Phrase
    /// Places: agency, moment.
    package let text: Phrase
    package let ground: Phrase
    package let reason: Phrase
    package let notSaid: Phrase
    package let cause: Phrase
    package let again: Phrase
  }

  package final class Slip: Decodable, Sendable {
    package let given: Phrase
    package let taken: Phrase
    package let at: Phrase
    package let bodies: Phrase
    package let signed: Phrase
    package let result: Phrase
    package let note: Phrase
    package let applicant: Phrase
    package let results: PhraseTable<Outcome>
  }

  package final class Rules: Decodable, Sendable {
    /// Place: number.
    package let number: Phrase
    /// Places: number, name, text.
    package let numbered: Phrase
    /// Places: name, text.
    package let unnumbered: Phrase
    package let texts: PhraseTable<FormText>
    package let apologySince2025: Phrase
    /// Places: code, version, date.
    package let procedure: Phrase
    /// Place: basis.
    package let basis: Phrase
  }

  package final class Screen: Decodable, Sendable {
    package let print: Phrase
    package let how: Phrase
    package let copies: Phrase
    package let back: Phrase
    package let translation: Phrase
    package let original: Phrase
    package let translated: Phrase
    /// Place: moment.
    package let moved: Phrase
  }
}
