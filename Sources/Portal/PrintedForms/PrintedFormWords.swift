import OneStop

/// What the printed forms say (Circular 01/2018/TT-VPCP). Their Vietnamese is what counts; the other language is a
/// translation for whoever cannot read it.
package struct PrintedFormWords: Decodable, Sendable {
  var motto: Phrase
  var motto2: Phrase
  /// Places: city, day, month, year.
  var place: Phrase
  var unit: Phrase
  var number: Phrase
  /// Place: serial.
  var numbers: PhraseTable<PrintedForm>
  var titles: PhraseTable<PrintedForm>
  /// Why a form is not there: what it tells of has not happened.
  var missing: PhraseTable<PrintedForm>
  /// Places: hour, minute, day, month, year.
  var moment: Phrase
  /// With the weekday too.
  var weekdayMoment: Phrase
  var fields: Fields
  var paperColumns: PaperColumns
  var noPapers: Phrase
  var noFee: Phrase
  var fee: Phrase
  var feeUncertain: Phrase
  var feePosted: Phrase
  var counting: Counting
  var lookup: Lookup
  var signatures: Signatures
  var supplement: Supplement
  var refusal: Refusal
  var apology: Apology
  var stop: Stop
  var slip: Slip
  var screen: Screen

  struct Fields: Decodable, Sendable {
    var code: Phrase
    var applicant: Phrase
    var receivedFrom: Phrase
    var address: Phrase
    var phone: Phrase
    var email: Phrase
    var procedure: Phrase
    var summary: Phrase
    var papers: Phrase
    var sets: Phrase
    var oneSet: Phrase
    var missing: Phrase
    var time: Phrase
    var received: Phrase
    var due: Phrase
    var noDue: Phrase
    var returnBy: Phrase
    var channel: Phrase
    var fee: Phrase
    var book: Phrase
    /// Places: year, line.
    var bookLine: Phrase
    var agency: Phrase
  }

  struct PaperColumns: Decodable, Sendable {
    var number: Phrase
    var name: Phrase
    var form: Phrase
    var quantity: Phrase
  }

  struct Counting: Decodable, Sendable {
    var title: Phrase
    var daysOff: Phrase
    /// Places: name, dates.
    var dayOff: Phrase
    var makeUp: Phrase
  }

  struct Lookup: Decodable, Sendable {
    var title: Phrase
    /// Place: address.
    var text: Phrase
    var key: Phrase
    var keep: Phrase
    /// What the code square is, for who does not see it; place: code.
    var code: Phrase
    var confidential: Phrase
  }

  struct Signatures: Decodable, Sendable {
    var applicant: Phrase
    var receiver: Phrase
    var guide: Phrase
    var head: Phrase
    var hint: Phrase
    var seal: Phrase
  }

  struct Supplement: Decodable, Sendable {
    var ask: Phrase
    var reason: Phrase
    var goOn: Phrase
    var restart: Phrase
    /// Places: name, phone.
    var contact: Phrase
    var ordinal: Phrase
  }

  struct Refusal: Decodable, Sendable {
    /// Place: agency.
    var text: Phrase
    var again: Phrase
  }

  struct Apology: Decodable, Sendable {
    var to: Phrase
    /// Places: moment, agency, summary, code.
    var received: Phrase
    var first: Phrase
    /// Places: agency, cause.
    var late: Phrase
    /// Places: agency, moment.
    var sorry: Phrase
    var understand: Phrase
  }

  struct Stop: Decodable, Sendable {
    var to: Phrase
    /// Places: agency, moment.
    var text: Phrase
    var reason: Phrase
    var cause: Phrase
    var again: Phrase
  }

  struct Slip: Decodable, Sendable {
    var given: Phrase
    var taken: Phrase
    var at: Phrase
    var bodies: Phrase
    var signed: Phrase
    var result: Phrase
    var note: Phrase
    var applicant: Phrase
    var results: PhraseTable<Outcome>
  }

  struct Screen: Decodable, Sendable {
    var print: Phrase
    var how: Phrase
    var copies: Phrase
    var back: Phrase
    var translation: Phrase
    var original: Phrase
    var translated: Phrase
  }
}
