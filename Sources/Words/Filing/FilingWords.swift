import OneStop

/// Nộp hồ sơ trực tuyến: filling in a procedure's form at home.
package final class FilingWords: Decodable, Sendable {
  package let start: Start
  package let filer: FilerWords
  /// The same to a member of staff beside whoever files.
  package let assistedFiler: FilerWords
  package let help: Help
  package let letter: Letter
  package let confirmation: Confirmation
  package let page: Page
  package let draft: Draft
  package let check: Check
  package let filed: Filed
  package let mending: Mending
  package let renewal: Renewal
  package let mistakes: Mistakes
  package let parts: PhraseTable<CompositeType.Key>
  package let yes: Phrase
  package let no: Phrase
  package let choose: Phrase

  /// A draft of an older version of the form.
  package final class Renewal: Decodable, Sendable {
    package let title: Phrase
    /// Place: date.
    package let offered: Phrase
    package let link: Phrase
    /// Place: date.
    package let lead: Phrase
    /// Place: count.
    package let kept: Phrase
    package let nothingLost: Phrase
    package let lost: Phrase
    package let note: Phrase
    package let file: Phrase
    package let button: Phrase
    package let stay: Phrase
    package let changed: Phrase
    package let done: Phrase
    package let otherForm: Phrase
  }

  /// Before anything is typed.
  package final class Start: Decodable, Sendable {
    /// Place: procedure.
    package let title: Phrase
    package let lead: Phrase
    package let papers: Phrase
    /// Of a procedure that is done in part at the counter.
    package let toBring: Phrase
    package let pages: Phrase
    package let saved: Phrase
    package let button: Phrase
    package let none: Phrase
    /// For what is filed on the national portal now. Place: portal.
    package let elsewhere: Phrase
    /// What can be done with it here, and the way to that.
    package let toLookup: Phrase
    package let lookup: Phrase
    /// For whoever has a draft already, and the way to it.
    package let again: Phrase
    package let toDraft: Phrase
  }

  /// Filling in with somebody beside a member of staff.
  package final class Help: Decodable, Sendable {
    package let title: Phrase
    package let lead: Phrase
    package let drafts: Phrase
    package let noDrafts: Phrase
    package let nobody: Phrase
    package let begin: Phrase
    package let noProcedures: Phrase
    package let link: Phrase
    package let starting: Phrase
    package let helping: Phrase
    /// Places: name, agency.
    package let helped: Phrase
    package let back: Phrase
    /// Above those to tick that came on paper.
    package let papers: Phrase
    package let filed: Phrase
    package let filedHint: Phrase
    package let noFiled: Phrase
    package let reprint: Phrase
    /// Place: code.
    package let filedTitle: Phrase
    /// Place: time.
    package let sentOn: Phrase
    /// To the procedure's form, from the intake without one.
    package let beginHere: Phrase
  }

  /// The private link, sent by message.
  package final class Letter: Decodable, Sendable {
    package let byMail: Phrase
    package let byPhone: Phrase
    package let byEither: Phrase
    /// Place: count.
    package let hint: Phrase
    package let button: Phrase
    package let sent: Phrase
    package let empty: Phrase
    package let malformed: Phrase
    /// Place: count.
    package let tooOften: Phrase
    package let subject: Phrase
    /// Places: procedure, date.
    package let sentence: Phrase
    package let warning: Phrase
    /// What the link needs besides.
    package let digits: Phrase
    /// Places: procedure, link.
    package let sms: Phrase

    /// The field's label, by what the server can send.
    package func labels(_ channels: [MessageChannel]) -> Phrase {
      channels.count > 1 ? byEither : channels == [.sms] ? byPhone : byMail
    }
  }

  /// The sheet that says that it was filed.
  package final class Confirmation: Decodable, Sendable {
    package let title: Phrase
    package let code: Phrase
    package let agency: Phrase
    package let at: Phrase
    package let files: Phrase
    package let note: Phrase
    /// Instead of it, where it was refused or withdrawn. Places: state, moment.
    package let ended: Phrase
    /// To the receipt or the confirmation.
    package let link: Phrase
    package let back: Phrase
    /// Where numbers and addresses are left blank.
    package let blanks: Phrase
  }

  /// One page of the form.
  package final class Page: Decodable, Sendable {
    /// Places: number, count.
    package let place: Phrase
    /// Place: time.
    package let saved: Phrase
    package let link: Phrase
    package let save: Phrase
    package let skip: Phrase
    package let later: Phrase
    /// Place: number.
    package let back: Phrase
    package let more: Phrase
    package let changedMeanwhile: Phrase
    package let tooLong: Phrase
    package let tooManyFiles: Phrase
    /// Place: number.
    package let row: Phrase
    package let addRow: Phrase
    /// Place: number.
    package let removeRow: Phrase
    package let computed: Phrase
    package let file: Phrase
    /// Place: name.
    package let removeFile: Phrase
    package let industryHint: Phrase
    /// Above what an answer may have meant.
    package let candidates: Phrase
    /// Places: former, commune.
    package let successor: Phrase
    /// Places: number, words.
    package let readAs: Phrase
    /// An answer's name within others. Places: whole, label.
    package let part: Phrase
    /// Places: whole, row, label.
    package let rowPart: Phrase
  }

  /// The page that the private link leads to.
  package final class Draft: Decodable, Sendable {
    package let title: Phrase
    package let lead: Phrase
    package let leadWithDigits: Phrase
    /// Place: date.
    package let kept: Phrase
    package let note: Phrase
    package let key: Phrase
    package let linkLabel: Phrase
    package let secret: Phrase
    package let pages: Phrase
    package let done: Phrase
    package let toMend: Phrase
    package let goOn: Phrase
    package let digits: Phrase
    package let digitsHint: Phrase
    package let digitsTitle: Phrase
    package let digitsLead: Phrase
    /// Where a page was sent to the closed draft.
    package let digitsKept: Phrase
    package let digitsButton: Phrase
    package let wrongDigits: Phrase
    /// Place: count.
    package let wait: Phrase
    package let goneTitle: Phrase
    package let gone: Phrase
    /// That the answers stay, where it is filed on the national portal now.
    package let elsewhere: Phrase
    package let discard: Phrase
    package let discardTitle: Phrase
    package let discardLead: Phrase
    package let discardButton: Phrase
    package let stay: Phrase
    package let discarded: Phrase
  }

  /// Everything once more, before it is filed.
  package final class Check: Decodable, Sendable {
    package let title: Phrase
    package let lead: Phrase
    package let mend: Phrase
    package let blank: Phrase
    package let wrong: Phrase
    package let agency: Phrase
    package let agencyFound: Phrase
    package let agencyHint: Phrase
    package let agencyMissing: Phrase
    package let returnBy: Phrase
    package let returnByMissing: Phrase
    package let notices: Phrase
    /// How they come. Place: address.
    package let by: PhraseTable<MessageChannel>
    package let noNotices: Phrase
    package let noticesMissing: Phrase
    /// What the data are used for, by law.
    package let use: Phrase
    package let button: Phrase
    package let changed: Phrase
    package let formEnded: Phrase
    /// The agencies that the address means, and all others.
    package let agenciesFound: Phrase
    package let agenciesOther: Phrase
    /// Place: agency.
    package let agencyAgainst: Phrase
    package let agencyAgainstTick: Phrase
    /// Place: papers.
    package let papersMissing: Phrase
  }

  package final class Filed: Decodable, Sendable {
    package let title: Phrase
    /// Where it has been accepted since.
    package let accepted: Phrase
    package let lead: Phrase
    package let code: Phrase
    package let key: Phrase
    package let keyHint: Phrase
    package let next: Phrase
    package let open: Phrase
    package let form: Phrase
    package let changed: Phrase
    /// To the form by itself, to be printed.
    package let print: Phrase
    /// Place: code.
    package let formTitle: Phrase
    /// Place: moment.
    package let filedAt: Phrase
    package let mendedAt: Phrase
    /// Place: number.
    package let versionNumber: Phrase
    package let pledged: Phrase
    /// That it is held, to those who have shown four digits alone.
    package let needsKey: Phrase
    /// Place: moment.
    package let answerBy: Phrase
    package let bring: Phrase
    package let fee: Phrase
    package let payment: Phrase
  }

  /// Fields of a filed form that the applicant is asked to mend.
  package final class Mending: Decodable, Sendable {
    /// Above the names of the fields.
    package let asked: Phrase
    package let choose: Phrase
    package let chooseHint: Phrase
    /// Above the fields on the applicant's page.
    package let title: Phrase
    /// Place: text.
    package let before: Phrase
    package let needsKey: Phrase
    /// Of the event by which the dossier's details are corrected.
    package let note: Phrase
    /// The label of a reason.
    package let whyShort: Phrase
    package let reasonMissing: Phrase
    /// The reason for a paper that the dossier does not have; it is stored, in Vietnamese.
    package let notHere: Phrase
    /// Place: reason.
    package let agencySays: Phrase
    /// Of the page where fields alone are asked for, and where papers are too.
    package let pageTitle: Phrase
    package let bothTitle: Phrase
    package let lead: Phrase
    package let unchanged: Phrase
    /// To those who handle the dossier.
    package let news: Phrase
  }

  package final class Blanks: Decodable, Sendable {
    package let choice: Phrase
    package let choices: Phrase
    package let yesNo: Phrase
    package let files: Phrase
    package let number: Phrase
    package let date: Phrase
    package let time: Phrase
    package let identity: Phrase
    package let taxCode: Phrase
    package let phone: Phrase
    package let email: Phrase
    package let industry: Phrase
    package let commune: Phrase
    package let plate: Phrase
  }

  /// What is wrong with the name of an enterprise. Place of each: law.
  package final class EnterpriseNames: Decodable, Sendable {
    /// Place besides: kinds.
    package let noKind: Phrase
    /// Places besides: found, kinds.
    package let otherKind: Phrase
    package let noProperName: Phrase
    /// Place besides: letter.
    package let letter: Phrase
    /// Place besides: words.
    package let publicBody: Phrase
    package let offensive: Phrase
    /// Places: article, year.
    package let law: Phrase
  }

  /// What is wrong with an answer.
  package final class Mistakes: Decodable, Sendable {
    package let blank: Phrase
    /// The same for what is chosen, or typed in a form of its own.
    package let blanks: Blanks
    package let digitsInName: Phrase
    package let noNumber: Phrase
    package let whole: Phrase
    /// Place: count.
    package let decimals: Phrase
    /// Place: number.
    package let tooSmall: Phrase
    package let tooGreat: Phrase
    package let noDate: Phrase
    package let noDay: Phrase
    package let beforeRange: Phrase
    package let noTime: Phrase
    package let notPast: Phrase
    package let notFuture: Phrase
    package let notOffered: Phrase
    package let identity: Phrase
    package let taxCode: Phrase
    package let phone: Phrase
    package let email: Phrase
    package let industry: Phrase
    /// Place: decision.
    package let otherIndustryList: Phrase
    package let commune: Phrase
    /// Place: names.
    package let severalCommunes: Phrase
    package let outsideCity: Phrase
    package let plate: Phrase
    package let enterpriseName: EnterpriseNames
    package let notPledged: Phrase
    /// Place: count.
    package let tooFewRows: Phrase
    package let tooManyRows: Phrase
    package let tooManyFiles: Phrase
  }
}
