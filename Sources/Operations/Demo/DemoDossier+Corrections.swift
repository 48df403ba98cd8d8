import OneStop

extension DemoDossier {
  /// Now and then a tone mark or a digit is mistyped at the counter, and corrected soon after.
  package func correct(_ dossier: inout Dossier, _ life: inout Life, _ agency: DemoAgency, _ random: inout DemoRandom) {
    guard random.chance(0.015) else { return }
    var details = dossier.filing.details
    if random.chance(0.5), let name = people.retyped(details.applicant.name) {
      details.applicant.name = name
    } else {
      details.applicant.phone = PhoneNumber(stored: "09" + padded(random.below(100_000_000), 8))
    }
    let at = working(dossier.lastEventAt.adding(microseconds: random.waiting(mean: 2 * Double(Moment.hour))))
    let note = random.pick(people.correctionNotes) ?? ""
    act(DossierCommand(.correct(details), at: at, note: note), &dossier, &life, agency.clerk)
  }

  /// One in a hundred is ended by a wrong click, which the leader undoes; false where the demo ends before that.
  func endByMistake(
    _ dossier: inout Dossier, _ life: inout Life, _ agency: DemoAgency, _ random: inout DemoRandom
  ) -> Bool {
    guard let leader = agency.leader, dossier.due.map({ dossier.lastEventAt < $0 }) ?? false, random.chance(0.01)
    else { return true }
    let at = working(dossier.lastEventAt.adding(microseconds: random.waiting(mean: Double(Moment.hour))))
    let stop = DossierCommand(
      .stop(ground: .notSupplied, cause: .agencyError), at: at, note: people.stopNotes.first ?? "")
    guard act(stop, &dossier, &life, agency.officer) else { return false }
    let undone = working(at.adding(microseconds: random.waiting(mean: 3 * Double(Moment.hour))))
    let note = random.pick(people.undoNotes) ?? ""
    return act(DossierCommand(.undoEnd, at: undone, note: note), &dossier, &life, leader)
  }
}

extension DemoPeople {
  /// The name with one tone mark changed in its last word; nil where no such word is known.
  fileprivate func retyped(_ name: String) -> String? {
    guard let last = name.split(separator: " ").last,
      let other = given.first(where: { $0 != last && $0.folded == String(last).folded })
    else { return nil }
    return String(name.dropLast(last.count)) + other
  }
}
