/// Taking a dossier in.
package final class IntakeWords: Decodable, Sendable {
  package let choose: Choose
  /// Place: procedure.
  package let title: Phrase
  package let due: Due
  package let fields: Fields
  package let mistakes: IntakeMistakeWords
  package let papers: Papers
  package let save: Phrase
  package let saveHint: Phrase
  /// Place: procedure.
  package let notHandled: Phrase
  /// Places: procedure, next.
  package let procedureEnded: Phrase
  package let unknownProcedure: Phrase
  package let `repeat`: RepeatApplicantWords
  package let others: Others

  /// Taking in for other agencies.
  package final class Others: Decodable, Sendable {
    package let title: Phrase
    package let introduction: Phrase
    package let none: Phrase
    package let more: Phrase
    package let link: Phrase
    package let label: Phrase
    package let hint: Phrase
    package let missing: Phrase
    package let procedures: Phrase
  }

  package final class Choose: Decodable, Sendable {
    package let title: Phrase
    package let label: Phrase
    package let hint: Phrase
    package let button: Phrase
    /// Places: count, query.
    package let found: Phrase
    /// Place: query.
    package let none: Phrase
    package let all: Phrase
    package let often: Phrase
    package let empty: Phrase
  }

  package final class Due: Decodable, Sendable {
    package let title: Phrase
    package let none: Phrase
    package let how: Phrase
    package let procedure: Phrase
  }

  package final class Fields: Decodable, Sendable {
    package let kind: Phrase
    package let name: Phrase
    package let nameHint: Phrase
    package let identity: Phrase
    package let identityHint: Phrase
    package let phone: Phrase
    package let phoneHint: Phrase
    package let email: Phrase
    package let notices: Phrase
    package let address: Phrase
    package let birthDate: Phrase
    package let birthDateHint: Phrase
    package let ward: Phrase
    package let wardHint: Phrase
    package let representativeTitle: Phrase
    package let representative: Phrase
    package let representativeHint: Phrase
    package let representativeIdentity: Phrase
    package let representativePhone: Phrase
    package let summary: Phrase
    package let summaryHint: Phrase
    package let returnBy: Phrase
    package let channel: Phrase
  }

  package final class Papers: Decodable, Sendable {
    package let title: Phrase
    package let hint: Phrase
    package let none: Phrase
    /// Places: count, form.
    package let quantity: Phrase
    package let required: Phrase
    package let tickAll: Phrase
    /// Shown by the script while required papers are not ticked; place: count.
    package let missing: Phrase
    package let complete: Phrase
    /// Asked once by the script if no required paper is ticked.
    package let allMissing: Phrase
    package let goBack: Phrase
    package let goOn: Phrase
  }
}

/// What is wrong with the form, and how to correct it.
package final class IntakeMistakeWords: Decodable, Sendable {
  package let nameMissing: Phrase
  /// Where a card was scanned into the name, on a form that does not split cards into fields.
  package let nameIsCard: Phrase
  /// Places: limit, count.
  package let tooLong: Phrase
  /// Where a number has a character that no such number has; place: character.
  package let identityCharacter: Phrase
  package let identity: Phrase
  package let passport: Phrase
  package let taxCode: Phrase
  package let organisationNumber: Phrase
  /// Place: character.
  package let phoneLetters: Phrase
  package let phoneStart: Phrase
  package let phoneLength: Phrase
  package let email: Phrase
  package let birthDate: Phrase
  package let birthDateRange: Phrase
  package let representativeMissing: Phrase
  /// Where the result is to go by post and there is no address.
  package let postAddressMissing: Phrase
  package let noticeEmail: Phrase
  package let noticePhone: Phrase
  /// Where the number cannot receive an SMS.
  package let noticeMobile: Phrase
  package let unknownNotice: Phrase
  /// Places: position, count.
  package let unknownPaper: Phrase
  package let unknownKind: Phrase
  package let unknownChannel: Phrase
  package let unknownReturn: Phrase
  /// Place: code, a link.
  package let takenBefore: Phrase
}
