import OneStop

/// A dossier as the store keeps it.
package struct StoredDossier: Hashable, Sendable {
  package let id: Int64
  package let dossier: Dossier
  /// What made it so, in order.
  package let events: [DossierEvent]
  /// The provisional code of an online or postal filing, under which it is still found after its acceptance.
  package let filedCode: DossierCode?
  /// The login of the member of staff who acted last; nil where nobody of the staff has.
  package let officer: String?
}

extension StoredDossier {
  /// Serials of provisional codes begin here: far above any day's serials, and still a code that every system reads.
  static let firstFiledSerial = 900_001

  static func officer(after events: some Sequence<DossierEvent>) -> String? {
    var officer: String?
    for event in events { if case .staff(let login) = event.actor { officer = login } }
    return officer
  }
}
