/// A notice that is still true of its dossier, whatever has happened since the event that it tells of.
package struct StandingNotice: Hashable, Sendable {
  /// The place of the event among the dossier's, from 0.
  package let event: Int
  package let occasion: NoticeOccasion
  /// The place of the event whose notice it takes back; nobody needs it who was never told of that one.
  package let takesBack: Int?
}

extension StandingNotice {
  /// The notices of a dossier that still hold, in the order of their events.
  ///
  /// What one event overtakes is `NoticeOccasion.isOvertaken(by:)`. An end that was undone never was; what it had
  /// overtaken holds again. While papers are waited for, the appointment of before is no news.
  package static func all(_ events: [DossierEvent]) -> [StandingNotice] {
    var standing: [StandingNotice] = []
    for (place, kind, undone) in lasting(events) {
      standing.removeAll { $0.occasion.isOvertaken(by: kind) }
      if let occasion = NoticeOccasion(kind) {
        standing.append(StandingNotice(event: place, occasion: occasion, takesBack: undone))
      }
    }
    let isAwaiting = standing.contains { $0.occasion == .supplementNeeded }
    return isAwaiting ? standing.filter { !$0.occasion.isAppointment } : standing
  }

  /// Without undone ends; what undid them, with the place of the end.
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

extension NoticeOccasion {
  /// Whether its notice is no longer true, or is told again, once such an event has followed.
  package func isOvertaken(by kind: DossierEvent.Kind) -> Bool {
    switch kind {
    case .accepted, .refused, .finished, .handedOver, .withdrawn, .stopped: true
    case .supplementRequested, .supplementReceived: self == .supplementNeeded
    case .extended, .dueRecomputed: isAppointment
    case .transferred: self == .transferred
    default: false
    }
  }

  /// Whether what it tells is, before all, the appointment.
  fileprivate var isAppointment: Bool { self == .received || self == .dueMoved || self == .dueRecomputed }
}
