/// Taking a dossier in.
package struct IntakeWords: Decodable, Sendable {
  var choose: Choose
  /// Place: procedure.
  var title: Phrase
  var due: Due
  var fields: Fields
  var mistakes: IntakeMistakeWords
  var papers: Papers
  var save: Phrase
  var saveHint: Phrase
  /// Place: procedure.
  var notHandled: Phrase
  var unknownProcedure: Phrase
  var noAgency: Phrase

  struct Choose: Decodable, Sendable {
    var title: Phrase
    var label: Phrase
    var hint: Phrase
    var button: Phrase
    /// Places: count, query.
    var found: Phrase
    /// Place: query.
    var none: Phrase
    var all: Phrase
    var often: Phrase
    var empty: Phrase
  }

  struct Due: Decodable, Sendable {
    var title: Phrase
    var none: Phrase
    var how: Phrase
    var procedure: Phrase
  }

  struct Fields: Decodable, Sendable {
    var kind: Phrase
    var name: Phrase
    var nameHint: Phrase
    var identity: Phrase
    var identityHint: Phrase
    var phone: Phrase
    var phoneHint: Phrase
    var email: Phrase
    var address: Phrase
    var summary: Phrase
    var summaryHint: Phrase
    var returnBy: Phrase
    var channel: Phrase
  }

  struct Papers: Decodable, Sendable {
    var title: Phrase
    var hint: Phrase
    var none: Phrase
    /// Places: count, form.
    var quantity: Phrase
    var required: Phrase
    var tickAll: Phrase
    /// What the script says while required papers are not ticked; place: count.
    var missing: Phrase
    var complete: Phrase
  }
}

/// What is wrong with the form, and how to mend it.
package struct IntakeMistakeWords: Decodable, Sendable {
  var nameMissing: Phrase
  /// Places: limit, count.
  var tooLong: Phrase
  var identity: Phrase
  var passport: Phrase
  var taxCode: Phrase
  var organisationNumber: Phrase
  var phoneLetters: Phrase
  var phoneStart: Phrase
  var phoneLength: Phrase
  var email: Phrase
  /// Places: position, count.
  var unknownPaper: Phrase
  var unknownKind: Phrase
  var unknownChannel: Phrase
  var unknownReturn: Phrase
  /// Place: code, a link.
  var takenBefore: Phrase
}
