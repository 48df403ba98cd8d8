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
    case .admin, .auditor: false
    }
  }
}
