/// How long an agency had a question before it and how much of that was too long, for the control slip, the timeline
/// and the causes of lateness (`Rules.md`, Early, on time, late).
package struct ConsultationStay: Hashable, Sendable {
  package let consultation: Consultation
  /// When it ended: the answer; the due moment where silence became agreement; now for an open question.
  package let until: Moment
  /// Microseconds of working time.
  package let used: Int64
  /// The part of it after the due moment, in microseconds.
  package let beyond: Int64
  /// Working days after the day of asking, as the clock counts them.
  package let daysUsed: Int
  /// Working days after the due day; a day that has begun counts.
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
