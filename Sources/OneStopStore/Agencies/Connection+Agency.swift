import Database
import OneStop

extension Connection {
  /// Moves rows that are kept by agency to the one that has the dossier now, and those of its end to the one that
  /// counts it.
  func updateAgency(of stored: StoredDossier, since before: Dossier) throws(StoreError) {
    let dossier = stored.dossier
    guard dossier.agency != before.agency || dossier.countedAgency != before.countedAgency else { return }
    try run(
      "UPDATE dossiers SET agency = $1, filing_agency = $2, ended_agency = $3 WHERE id = $4", dossier.agency,
      dossier.agency == dossier.filing.agency ? nil : dossier.filing.agency,
      dossier.countedAgency == dossier.agency ? nil : dossier.countedAgency, stored.id)
    guard dossier.agency != before.agency else { return }
    try run("UPDATE placements SET agency = $1 WHERE dossier_id = $2", dossier.agency, stored.id)
    try run("UPDATE consultations SET agency = $1 WHERE dossier_id = $2", dossier.agency, stored.id)
    for word in dossier.filing.applicant.nameWords {
      try run(
        "UPDATE words SET agency = $1 WHERE agency = $2 AND word = $3 AND dossier_id = $4", dossier.agency,
        before.agency, word, stored.id)
    }
  }
}
