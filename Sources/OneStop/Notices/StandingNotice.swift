/// A notice that is still true after everything that has happened to its dossier since.
package struct StandingNotice: Hashable, Sendable {
  /// The index of the event among the dossier's events.
  package let event: Int
  package let occasion: NoticeOccasion
  /// The index of the event whose notice it takes back; applicants who never got that notice do not need this one.
  package let takesBack: Int?
}

extension StandingNotice {
  /// The notices of a dossier that still hold, in the order of their events.
  ///
  /// `NoticeOccasion.isOvertaken(by:)` says what an event overtakes. An undone end never happened, so what it had
  /// overtaken holds again. While papers or a fee are awaited, the earlier appointment is not worth telling. Nor is what
  /// changes nothing for the applicant: that a question passed to another agency, or that an appointment has become
  /// certain.
  ///
  /// - Parameter dossier: as it is after them.
  package static func all(_ events: [DossierEvent], of dossier: Dossier) -> [StandingNotice] {
    var standing: [StandingNotice] = []
    var course = Course(agency: dossier.filing.agency)
    let isNews = events.map { course.isNews($0) }
    for (place, kind, undone) in lasting(events) where isNews[place] {
      standing.removeAll { $0.occasion.isOvertaken(by: kind) }
      if case .fileRemoved(let number) = kind, let given = giving(ofResult: number, events, of: dossier) {
        standing.append(StandingNotice(event: place, occasion: .resultTakenBack, takesBack: given))
      } else if let occasion = NoticeOccasion(kind) {
        standing.append(StandingNotice(event: place, occasion: occasion, takesBack: undone))
      }
    }
    if !dossier.hasFileOfResult { standing.removeAll { $0.occasion == .resultOnline } }
    let isAwaiting = standing.contains { $0.occasion.isApplicantsTurn }
    return isAwaiting ? standing.filter { !$0.occasion.isAppointment } : standing
  }

  /// The index of the event that gave the result; nil where the file is none.
  private static func giving(ofResult number: Int, _ events: [DossierEvent], of dossier: Dossier) -> Int? {
    guard dossier.files.first(where: { $0.number == number })?.purpose == .result else { return nil }
    var count = 0
    return events.firstIndex { event in
      count += event.kind.attachedFiles.count
      return count >= number
    }
  }

  /// The events without undone ends; each undoing with the index of the end that it undid.
  private static func lasting(_ events: [DossierEvent]) -> [(place: Int, kind: DossierEvent.Kind, undone: Int?)] {
    var kept: [(place: Int, kind: DossierEvent.Kind, undone: Int?)] = []
    for (place, event) in events.enumerated() {
      var undone: Int?
      if event.kind.name.isUndoing, let end = kept.lastIndex(where: { $0.kind.name.canBeUndone }) {
        undone = kept.remove(at: end).place
      }
      kept.append((place, event.kind, undone))
    }
    return kept
  }
}

/// Where a dossier has come to, event by event, as far as it decides what is news for the applicant.
private struct Course {
  /// The agency that has it.
  var agency: AgencyCode
  /// The appointment of its lateness letter.
  var letter: Moment?

  /// Follows the event; false where it changes nothing for the applicant.
  mutating func isNews(_ event: DossierEvent) -> Bool {
    switch event.kind {
    case .transferred(let from, let to):
      guard from == agency else { return false }
      agency = to
    case .extended(let to, _): letter = to
    case .dueRecomputed(let old):
      guard event.due != old, let appointment = appointment(event.due) else { return false }
      return appointment != self.appointment(old)
    default: break
    }
    return true
  }

  private func appointment(_ due: Moment?) -> Moment? {
    guard let letter else { return due }
    return due.map { max($0, letter) } ?? letter
  }
}

extension NoticeOccasion {
  /// Whether such an event makes its notice untrue, or tells the same again.
  package func isOvertaken(by kind: DossierEvent.Kind) -> Bool {
    switch kind {
    case .handedOver: self != .resultTakenBack
    case .accepted, .refused, .finished, .withdrawn, .stopped: true
    case .supplementRequested, .supplementReceived: self == .supplementNeeded || self == .filed
    case .paymentRequested, .paymentReceived: self == .paymentNeeded
    case .extended, .dueRecomputed: isAppointment
    case .transferred: self == .transferred
    case .resultGiven: self == .resultOnline
    case .endUndone(.finished, _): self == .resultOnline || self == .resultTakenBack
    default: false
    }
  }

  /// Whether it is above all about the appointment.
  fileprivate var isAppointment: Bool { self == .received || self == .dueMoved || self == .dueRecomputed }
}
