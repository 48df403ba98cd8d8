import Markup
import OneStop
import Words

extension DossierView {
  /// Whether nobody had accepted the dossier yet when it happened.
  func isBeforeAcceptance(_ event: DossierEvent) -> Bool { dossier.acceptedAt.map { event.at < $0 } ?? true }

  /// Something that is asked for, and why.
  func asked(_ name: HTML, _ why: String?) -> HTML {
    why.map { "\(name): <span lang=\"vi\">\($0)</span>" } ?? name
  }

  /// Fields of the form as entries of a list, each with its reason.
  func asked(fields: [String], _ reasons: [String: String], class name: StaticString? = nil) -> HTML {
    items(fields.map { asked(fieldName($0), reasons[$0]) }, name)
  }

  func asked(papers: [String], _ reasons: [String: String], class name: StaticString? = nil) -> HTML {
    items(papers.map { asked("<span lang=\"vi\">\($0)</span>", reasons[$0]) }, name)
  }

  private func items(_ entries: [HTML], _ name: StaticString?) -> HTML {
    entries.map { entry -> HTML in
      guard let name else { return "<li>\(entry)</li> " }
      var item: HTML = "<li class=\""
      item += name
      item += "\">\(entry)</li>"
      return item
    }.joined()
  }
}
