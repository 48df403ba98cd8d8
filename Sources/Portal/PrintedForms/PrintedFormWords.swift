import OneStop

/// What the printed forms say (Circular 01/2018/TT-VPCP, since 15/9/2025 Circular 03/2025/TT-VPCP). Their Vietnamese is
/// what counts; the other language is a translation for whoever cannot read it.
package final class PrintedFormWords: Decodable, Sendable {
  let motto: Phrase
  let motto2: Phrase
  /// Places: city, day, month, year.
  let place: Phrase
  let unit: Phrase
  let number: Phrase
  /// Place: serial.
  let numbers: PhraseTable<PrintedForm>
  let titles: PhraseTable<PrintedForm>
  /// Why a form is not there: what it tells of has not happened.
  let missing: PhraseTable<PrintedForm>
  /// Places: hour, minute, day, month, year.
  let moment: Phrase
  /// With the weekday too.
  /// By when a result is given.
  let weekdayMoment: Phrase
  let fields: Fields
  let paperColumns: PaperColumns
  let noPapers: Phrase
  let noFee: Phrase
  let fee: Phrase
  let feeUncertain: Phrase
  let feePosted: Phrase
  let counting: Counting
  let lookup: Lookup
  let desk: Desk
  let signatures: Signatures
  let supplement: Supplement
  let refusal: Refusal
  let apology: Apology
  let stop: Stop
  let slip: Slip
  let screen: Screen
  let rules: Rules

  final class Fields: Decodable, Sendable {
    let code: Phrase
    let applicant: Phrase
    let receivedFrom: Phrase
    let address: Phrase
    let phone: Phrase
    let email: Phrase
    let procedure: Phrase
    let summary: Phrase
    let papers: Phrase
    let sets: Phrase
    let oneSet: Phrase
    let missing: Phrase
    let time: Phrase
    let received: Phrase
    let due: Phrase
    let noDue: Phrase
    let returnBy: Phrase
    let channel: Phrase
    let fee: Phrase
    let book: Phrase
    /// Places: year, line.
    let bookLine: Phrase
    let agency: Phrase
  }

  final class PaperColumns: Decodable, Sendable {
    let number: Phrase
    let name: Phrase
    let form: Phrase
    let quantity: Phrase
  }

  final class Counting: Decodable, Sendable {
    let title: Phrase
    let daysOff: Phrase
    /// Places: name, dates.
    let dayOff: Phrase
    let makeUp: Phrase
  }

  final class Lookup: Decodable, Sendable {
    let title: Phrase
    /// Place: address.
    let text: Phrase
    let key: Phrase
    let keep: Phrase
    /// What the code square is, for who does not see it; place: code.
    let code: Phrase
    let confidential: Phrase
  }

  /// What a square for staff opens.
  final class Desk: Decodable, Sendable {
    /// What the square is, for who does not see it.
    let square: Phrase
    let dossier: Phrase
    let book: Phrase
  }

  final class Signatures: Decodable, Sendable {
    let applicant: Phrase
    let receiver: Phrase
    let guide: Phrase
    let head: Phrase
    let hint: Phrase
    let seal: Phrase
  }

  final class Supplement: Decodable, Sendable {
    let ask: Phrase
    let reason: Phrase
    /// The reason of a request that lists what is needed and says no more.
    let papersLack: Phrase
    let goOn: Phrase
    let restart: Phrase
    /// Places: name, phone.
    let contact: Phrase
    let ordinal: Phrase
  }

  final class Refusal: Decodable, Sendable {
    /// Place: agency.
    let text: Phrase
    let ground: Phrase
    let notSaid: Phrase
    let again: Phrase
  }

  final class Apology: Decodable, Sendable {
    let to: Phrase
    /// Places: moment, agency, summary, code.
    let received: Phrase
    let first: Phrase
    /// Places: agency, cause.
    let late: Phrase
    /// Of a letter after the due moment. Places: agency, cause.
    let overdue: Phrase
    let issuedLate: Phrase
    /// Places: agency, moment.
    let sorry: Phrase
    let understand: Phrase
  }

  final class Stop: Decodable, Sendable {
    let to: Phrase
    /// Places: agency, moment.
    let text: Phrase
    let ground: Phrase
    let reason: Phrase
    let notSaid: Phrase
    let cause: Phrase
    let again: Phrase
  }

  final class Slip: Decodable, Sendable {
    let given: Phrase
    let taken: Phrase
    let at: Phrase
    let bodies: Phrase
    let signed: Phrase
    let result: Phrase
    let note: Phrase
    let applicant: Phrase
    let results: PhraseTable<Outcome>
  }

  final class Rules: Decodable, Sendable {
    /// Place: number.
    let number: Phrase
    /// Places: number, name, text.
    let numbered: Phrase
    /// Places: name, text.
    let unnumbered: Phrase
    let texts: PhraseTable<FormText>
    let apologySince2025: Phrase
    /// Places: code, version, date.
    let procedure: Phrase
    /// Place: basis.
    let basis: Phrase
  }

  final class Screen: Decodable, Sendable {
    let print: Phrase
    let how: Phrase
    let copies: Phrase
    let back: Phrase
    let translation: Phrase
    let original: Phrase
    let translated: Phrase
    /// Place: moment.
    let moved: Phrase
  }
}
