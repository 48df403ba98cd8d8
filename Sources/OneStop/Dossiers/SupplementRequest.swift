extension DossierEvent.Kind {
  /// Whether it asks for fields of the form, and for no papers.
  package var asksForFormAlone: Bool {
    if case .supplementRequested(let papers, let fields, _) = self { papers.isEmpty && !fields.isEmpty } else { false }
  }
}

/// What an applicant was asked to supply.
package struct SupplementRequest: Hashable, Sendable {
  /// The place of its event among all of the dossier's, from 1 on: it never changes.
  package let number: Int
  package let papers: [String]
  /// The keys of the form's fields that are to be mended.
  package let fields: [String]
  /// Why, by the paper's name or the field's key; what has none here has the note's.
  package let reasons: [String: String]
  package let note: String

  private init?(_ event: DossierEvent, number: Int) {
    guard case .supplementRequested(let papers, let fields, let reasons) = event.kind else { return nil }
    (self.number, self.papers, self.fields) = (number, papers, fields)
    (self.reasons, note) = (reasons, event.note)
  }

  /// The last one of a dossier's events; nil: nothing was ever asked for.
  package static func last(of events: [DossierEvent]) -> SupplementRequest? {
    for (place, event) in events.enumerated().reversed() {
      if let request = SupplementRequest(event, number: place + 1) { return request }
    }
    return nil
  }

  /// nil where the event of that number asks for nothing.
  package static func numbered(_ number: Int, of events: [DossierEvent]) -> SupplementRequest? {
    (1...max(1, events.count)).contains(number) && !events.isEmpty
      ? SupplementRequest(events[number - 1], number: number) : nil
  }

  /// What the applicant has answered it with; nil where it has no answer, or one that the agency noted.
  package func ownAnswer(in events: [DossierEvent]) -> (files: [AttachedFile], text: String)? {
    var files: [AttachedFile] = []
    for event in events.dropFirst(number) {
      switch event.kind {
      case .papersAdded(let new) where event.actor == .applicant: files += new
      case .supplementReceived: return event.actor == .applicant ? (files, event.note) : nil
      case .supplementRequested: return nil
      default: break
      }
    }
    return nil
  }
}
