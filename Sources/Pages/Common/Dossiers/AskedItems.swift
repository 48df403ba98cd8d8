import Markup
import OneStop
import Words

extension DossierView {
  /// Whether nobody had accepted the dossier yet when it happened.
  func isBeforeAcceptance(_ event: DossierEvent) -> Bool { dossier.acceptedAt.map { event.at < $0 } ?? true }

  /// Whether the last request asks for fields of the form, and for no papers.
  var asksForFormAlone: Bool { events.last { $0.kind.name == .supplementRequested }?.kind.asksForFormAlone ?? false }

  /// Something that is asked for, and why.
  func asked(_ name: HTML, _ why: String?) -> HTML {
    why.map { "\(name): <span lang=\"vi\">\($0)</span>" } ?? name
  }

  /// Fields of the form as entries of a list, each with its reason.
  ///
  /// - Parameter look: attributes of each entry.
  func asked(fields: [String], _ reasons: [String: String], _ look: HTML = .empty) -> HTML {
    fields.map { "<li\(look)>\(asked(fieldName($0), reasons[$0]))</li> " as HTML }.joined()
  }

  func asked(papers: [String], _ reasons: [String: String], _ look: HTML = .empty) -> HTML {
    papers.map { "<li\(look) lang=\"vi\">\(asked("\($0)", reasons[$0]))</li> " as HTML }.joined()
  }
}
