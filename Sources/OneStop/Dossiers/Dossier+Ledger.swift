extension Dossier {
  /// Why the dossier is due when it is; nil before acceptance, and where no due moment can be computed.
  ///
  /// A lateness letter is left out where a later pause or a change of days off has moved the first due moment past its
  /// appointment: it no longer extends anything.
  package func ledger(by calendar: WorkCalendar, now: Moment) -> Ledger? {
    guard let acceptedAt else { return nil }
    let letter = rescheduled.map { Ledger.Extension(newDue: $0.to, issued: $0.issuedAt) }
    let letters = letter == nil ? [nil] : [letter, nil]
    return letters.lazy.compactMap { letter in
      try? Ledger.compute(
        accepted: acceptedAt, rules: self.rules, pauses: self.pauses, calendar: calendar, now: now, extension: letter)
    }.first
  }
}
