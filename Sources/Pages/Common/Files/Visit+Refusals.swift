import Markup
import OneStop
import Operations
import Web
import Words

extension Visit {
  /// Notes at the field why nothing was done with the files of a dossier.
  ///
  /// Throws any other error, also where the dossier is no longer the reader's to change.
  func note(_ error: any Error, at field: String, in form: inout Form) throws {
    switch error {
    case let refusal as FileRefusal: form.mistake(field, words.sentence(refusal))
    case Act.Failure.refused(let refusal): form.mistake(field, HTML(text: words.sentence(refusal)))
    default: throw error
    }
  }
}
