/// How long an agency had a question before it, what is charged to it: for the control slip, the timeline and the
/// causes of lateness (`Rules.md`, Early, on time, late).
package struct ConsultationStay: Hashable, Sendable {
  package let consultation: Consultation
  /// Until the answer; of silence that is agreement until the due moment, of an open question until now.
  package let until: Moment
  /// Microseconds of working time.
  package let used: Int64
  /// Of it, microseconds after its due moment.
  package let beyond: Int64
  /// Working days after the day of asking, as the clock counts them.
  package let daysUsed: Int
  /// The same after the due day; a day that is begun counts.
  package let daysBeyond: Int

  package init(_ consultation: Consultation, calendar: WorkCalendar, now: Moment) {
    self.consultation = consultation
    let end = consultation.end?.at ?? now
    let isLapsed = consultation.end?.outcome == .lapsed || consultation.isAgreedBySilence(at: end)
    let until = max(consultation.askedAt, isLapsed ? min(end, consultation.due ?? end) : end)
    self.until = until
    used = max(0, calendar.workingTime(from: consultation.askedAt, to: until))
    daysUsed = max(0, calendar.workingDays(from: consultation.askedAt, to: until))
    if let due = consultation.due, until > due {
      beyond = calendar.workingTime(from: due, to: until)
      daysBeyond = calendar.workingDays(from: due, to: until)
    } else {
      (beyond, daysBeyond) = (0, 0)
    }
  }
}
