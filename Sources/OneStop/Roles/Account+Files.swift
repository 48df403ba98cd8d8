extension Account {
  /// Whether the role may do it to a dossier of its agency: those who handle dossiers do, whoever has this one, since the
  /// applicant stands at the counter; a result is taken back by those who decide.
  package func may(_ act: FileAct, in dossier: Dossier) -> Bool {
    switch role {
    case .officer, .leader: true
    case .clerk:
      if case .remove(let number) = act {
        dossier.files.first { $0.number == number }?.purpose != .result
      } else {
        true
      }
    case .admin, .auditor, .postClerk: false
    }
  }

  /// As whom the account reads the files of a dossier: its agency's own, and those that keep its papers, or, while its
  /// question is open, an asked agency's. nil: not at all, as for agencies above, which only look at how it stands.
  package func fileReader(of dossier: Dossier, in catalogue: Catalogue, on date: LocalDate) -> FileReader? {
    if handlesDossiers(of: dossier.agency, in: catalogue, on: date) { return .handler }
    let asked = dossier.consultations.filter(\.isOpen).map(\.agency).filter {
      handlesDossiers(of: $0, in: catalogue, on: date)
    }
    return asked.isEmpty ? nil : .asked(Set(asked))
  }
}
