import HTTPTypes
import Markup
import OneStop
import Words

/// The reason why a form comes back as it was filled in. Nothing was done.
package enum FormReturn: Sendable {
  /// Its token is from an earlier session of the same person.
  case signedInAnew
  /// Its token is from somebody else's session.
  case anotherAccount(present: String)
  /// It was made for another post of the same person.
  case otherPost(present: HTML)
  /// Its token is not from any known session.
  case outdated
  /// It could not be sent because the session had ended; now its owner has signed in.
  case resumed(hasFiles: Bool)
  /// Its reader wants it in the other language.
  case otherLanguage
  /// Nothing can be stored at the moment.
  case diskFull, busy, wrongClock
  /// What its answer would show cannot be recorded.
  case unrecorded
}

extension FormReturn {
  /// The status to answer with; nil: the page's own.
  package var status: HTTPResponse.Status? {
    switch self {
    case .signedInAnew, .anotherAccount, .otherPost, .outdated: .forbidden
    case .diskFull, .busy, .wrongClock, .unrecorded: .serviceUnavailable
    case .resumed, .otherLanguage: nil
    }
  }

  private func sentence(_ words: Words) -> HTML {
    switch self {
    case .signedInAnew: words.keptForms.signedInAnew.html
    case .anotherAccount(let present): words.keptForms.anotherAccount(["name": HTML(text: present)])
    case .otherPost(let present): words.keptForms.otherPost(["post": present])
    case .outdated: words.keptForms.outdated.html
    case .resumed(let hasFiles): "\(words.keptForms.resumed)\(" \(words.keptForms.files)", if: hasFiles)"
    case .otherLanguage: .empty
    case .diskFull: "\(words.errors.diskFull) \(words.keptForms.sendLater)"
    case .busy: words.keptForms.busy.html
    case .wrongClock: "\(words.errors.wrongClock) \(words.keptForms.sendLater)"
    case .unrecorded: words.errors.unrecorded.html
    }
  }

  /// The notice above the form; nil if the reader asked for the form.
  package func notice(_ words: Words) -> Notice? {
    switch self {
    case .otherLanguage: nil
    case .resumed: .news(sentence(words))
    default: .wrong(sentence(words), title: words.keptForms.notSent, id: "chua-gui")
    }
  }
}
