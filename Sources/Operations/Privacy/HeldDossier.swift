import OneStop
import OneStopStore

/// All that is held about an applicant in one dossier, as far as they may see it (Rules.md, Who sees what).
package struct HeldDossier: Sendable {
  package let stored: StoredDossier
  /// Messages to the applicant, in the order in which they were made.
  package let messages: [StoredMessage]
  package let rating: Rating?
  package let consents: [Consent]
  /// What offices were shown of it, the newest first, and by what it was opened as applicants open it.
  package let looks: [OfficeLook]
  package let ownLooks: [OwnLook]
  /// Every version of the form by which it was filed, the oldest first; none for those who have shown four digits alone.
  package let answers: [FiledAnswers]
  /// Whether the reader is known by their identity number. A key or four digits open names and papers; numbers and
  /// addresses they tell no more of than their end.
  package let isFull: Bool
  /// Whether four digits alone have opened it: whoever knows these learns no others, nor what was said to leaders.
  package let isByDigits: Bool

  /// Where the link was sent by which the reader has opened it: they know that already.
  package let contact: Recipient?

  init(
    stored: StoredDossier, messages: [StoredMessage], rating: Rating?, consents: [Consent], looks: [OfficeLook] = [],
    ownLooks: [OwnLook] = [], isFull: Bool, isByDigits: Bool = false, contact: Recipient? = nil
  ) {
    self.contact = contact
    (self.stored, self.messages, self.rating) = (stored, messages, rating)
    (self.consents, self.isFull, self.isByDigits) = (consents, isFull, isByDigits)
    (self.looks, self.ownLooks) = (looks, ownLooks)
    answers = []
  }

  package init(
    _ stored: StoredDossier, isFull: Bool, isByDigits: Bool, contact: Recipient? = nil, in snapshot: any Snapshot
  ) throws(StoreError) {
    self.contact = contact
    (self.stored, self.isFull, self.isByDigits) = (stored, isFull, isByDigits)
    messages = try snapshot.notices(of: stored.id)
    rating = try snapshot.rating(of: stored.id)
    consents = try snapshot.consents(of: stored.id)
    looks = try snapshot.officeLooks(at: stored.id)
    ownLooks = try snapshot.ownLooks(at: stored.id)
    answers = isByDigits ? [] : try snapshot.filedAnswers(of: stored.id)
  }

  package var filing: Filing { stored.dossier.filing }

  /// What happened, without what is the agency's own affair.
  package var events: [DossierEvent] { stored.events.filter { $0.kind.name.audience != .staff } }

  /// The files that the applicant may open, and those that they could before they were removed.
  package var files: [DossierFile] {
    stored.dossier.files.filter {
      stored.dossier.isOpen($0, to: .applicant) || $0.removal != nil && $0.purpose != .note
    }
  }

  /// What was written with the rating; nil where there is none, or the reader may not see it.
  package var comment: HeldText? {
    guard let comment = rating?.comment, !comment.isEmpty else { return nil }
    return isByDigits ? .hidden : .full(comment)
  }

  /// A number or an address of the applicant.
  package func shown(_ text: String?) -> HeldText? {
    guard let text, !text.isEmpty else { return nil }
    if isFull || text.lowercased() == contact?.address.lowercased() { return .full(text) }
    if isByDigits { return .hidden }
    let end = text.filter(\.isNumber).suffix(4)
    let isNumber = text.allSatisfy { $0.isNumber || $0 == "+" }
    return isNumber && text.count > 6 ? .end(String(end)) : .hidden
  }
}

/// A text that may be shown in part.
package enum HeldText: Hashable, Sendable {
  case full(String)
  /// Its last four digits.
  case end(String)
  /// That there is one.
  case hidden
}

extension DossierEvent {
  /// Its note, where the applicant may read it.
  package var noteForApplicant: String? {
    note.isEmpty || kind.name.noteAudience == .staff ? nil : note
  }
}
