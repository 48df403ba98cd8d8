import OneStop

extension Transaction {
  /// Notes what an event changes, for each agency that it concerns.
  func noteTallies(from before: Dossier?, to after: Dossier, at moment: Moment) {
    for (agency, changes) in TallyChanges.byAgency(from: before, to: after, at: moment) {
      tallies.note(changes, agency: agency, procedure: after.filing.procedure, channel: after.filing.channel)
    }
  }
}
