extension Dossier {
  /// One for each question, in the order of asking.
  package func consultationStays(calendar: WorkCalendar, now: Moment) -> [ConsultationStay] {
    consultations.map { ConsultationStay($0, calendar: calendar, now: now) }
  }

  /// The agencies that took longer than their time, summed over all their questions, the longest first: those to which
  /// the cause `other_agency` is charged.
  package func consultationDelays(calendar: WorkCalendar, now: Moment) -> [HeldElsewhere] {
    var delays: [HeldElsewhere] = []
    for stay in consultationStays(calendar: calendar, now: now) where stay.beyond > 0 {
      if let place = delays.firstIndex(where: { $0.agency == stay.consultation.agency }) {
        delays[place].excess += stay.beyond
      } else {
        delays.append(HeldElsewhere(agency: stay.consultation.agency, excess: stay.beyond))
      }
    }
    return delays.sorted { ($0.excess, $1.agency) > ($1.excess, $0.agency) }
  }
}
