/// Sự đồng ý: that an applicant agreed to be told of a dossier by a channel, or no longer does (Law 91/2025/QH15, article
/// 9). The wish itself stands in the filing; this is its record.
package struct Consent: Hashable, Sendable {
  /// What it is for; each purpose is agreed to by itself.
  package enum Purpose: String, Hashable, Sendable, CaseIterable {
    /// Notices of what happens to the dossier.
    case notices
  }

  /// Through which door it came.
  package enum Door: String, Hashable, Sendable, CaseIterable {
    /// A clerk ticked it for the applicant, or unticked it, at the counter.
    case counter
    /// The applicant's own page of the dossier.
    case page
    /// Another system, in which it was asked for.
    case program
    /// Before consents were recorded: nobody has noted through which.
    case before

    package init(_ actor: Actor) {
      self =
        switch actor {
        case .staff: .counter
        case .applicant: .page
        case .system: .program
        case .portal: .before
        }
    }
  }

  /// The version of the sentence that is agreed to; whoever changes `privacy.consent` in the language files counts it up
  /// (`ConsentWordingTests`). 0: of a time before versions were counted, or in the words of another system.
  package static let wording = 2

  package var purpose: Purpose
  /// nil: it was withdrawn.
  package var channel: MessageChannel?
  package var at: Moment
  package var door: Door
  package var wording: Int

  package init(purpose: Purpose = .notices, channel: MessageChannel?, at: Moment, door: Door, wording: Int = wording) {
    self.purpose = purpose
    self.channel = channel
    self.at = at
    self.door = door
    self.wording = wording
  }
}

extension DossierEvent {
  /// Whether the applicant has changed how they are told of the dossier, or mended their form as they were asked to: no
  /// mistake of the office's is put right.
  package var isOwnWish: Bool {
    if case .corrected = kind { actor == .applicant } else { false }
  }

  /// Whether the applicant has changed how they are told of the dossier, and nothing else.
  package var isNoticesWish: Bool {
    if case .corrected(let correction) = kind {
      actor == .applicant && correction.fields.allSatisfy { $0 == .notices }
    } else {
      false
    }
  }
}
