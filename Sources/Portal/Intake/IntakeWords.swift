/// Taking a dossier in.
package final class IntakeWords: Decodable, Sendable {
  let choose: Choose
  /// Place: procedure.
  let title: Phrase
  let due: Due
  let fields: Fields
  let mistakes: IntakeMistakeWords
  let papers: Papers
  let save: Phrase
  let saveHint: Phrase
  /// Place: procedure.
  let notHandled: Phrase
  /// Places: procedure, next.
  let procedureEnded: Phrase
  let unknownProcedure: Phrase
  let noAgency: Phrase
  let `repeat`: RepeatApplicantWords

  final class Choose: Decodable, Sendable {
    let title: Phrase
    let label: Phrase
    let hint: Phrase
    let button: Phrase
    /// Places: count, query.
    let found: Phrase
    /// Place: query.
    let none: Phrase
    let all: Phrase
    let often: Phrase
    let empty: Phrase
  }

  final class Due: Decodable, Sendable {
    let title: Phrase
    let none: Phrase
    let how: Phrase
    let procedure: Phrase
  }

  final class Fields: Decodable, Sendable {
    let kind: Phrase
    let name: Phrase
    let nameHint: Phrase
    let identity: Phrase
    let identityHint: Phrase
    let phone: Phrase
    let phoneHint: Phrase
    let email: Phrase
    let notices: Phrase
    let noticesHint: Phrase
    let address: Phrase
    let birthDate: Phrase
    let birthDateHint: Phrase
    let ward: Phrase
    let wardHint: Phrase
    let representativeTitle: Phrase
    let representative: Phrase
    let representativeHint: Phrase
    let representativeIdentity: Phrase
    let summary: Phrase
    let summaryHint: Phrase
    let returnBy: Phrase
    let channel: Phrase
  }

  final class Papers: Decodable, Sendable {
    let title: Phrase
    let hint: Phrase
    let none: Phrase
    /// Places: count, form.
    let quantity: Phrase
    let required: Phrase
    let tickAll: Phrase
    /// What the script says while required papers are not ticked; place: count.
    let missing: Phrase
    let complete: Phrase
    /// What the script asks once where no required paper is ticked.
    let allMissing: Phrase
    let goBack: Phrase
    let goOn: Phrase
  }
}

/// What is wrong with the form, and how to mend it.
package final class IntakeMistakeWords: Decodable, Sendable {
  let nameMissing: Phrase
  /// Where a card was scanned into the name of a form that does not take cards apart.
  let nameIsCard: Phrase
  /// Places: limit, count.
  let tooLong: Phrase
  /// Where a number has what no number has; place: character.
  let identityCharacter: Phrase
  let identity: Phrase
  let passport: Phrase
  let taxCode: Phrase
  let organisationNumber: Phrase
  /// Place: character.
  let phoneLetters: Phrase
  let phoneStart: Phrase
  let phoneLength: Phrase
  let email: Phrase
  let birthDate: Phrase
  let birthDateRange: Phrase
  let representativeMissing: Phrase
  /// Where the result goes by post and nowhere.
  let postAddressMissing: Phrase
  let noticeEmail: Phrase
  let noticePhone: Phrase
  /// Where the number is none that can take an SMS.
  let noticeMobile: Phrase
  let unknownNotice: Phrase
  /// Places: position, count.
  let unknownPaper: Phrase
  let unknownKind: Phrase
  let unknownChannel: Phrase
  let unknownReturn: Phrase
  /// Place: code, a link.
  let takenBefore: Phrase
}
