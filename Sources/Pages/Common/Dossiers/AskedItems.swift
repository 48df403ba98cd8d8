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
  func asked(fields: [String], _ reasons: [String: String], class name: StaticString? = nil) -> HTML {
    items(fields.map { asked(fieldName($0), reasons[$0]) }, name)
  }

  func asked(papers: [String], _ reasons: [String: String], class name: StaticString? = nil) -> HTML {
    papers.map { paper -> HTML in
      var item: HTML = "<li"
      if let name {
        item += " class=\""
        item += name
        item += "\""
      }
      return "\(item) lang=\"vi\">\(asked("\(paper)", reasons[paper]))</li> "
    }.joined()
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
