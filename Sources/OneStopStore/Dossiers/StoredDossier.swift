import OneStop

/// A dossier as the store keeps it.
package struct StoredDossier: Hashable, Sendable {
  package let id: Int64
  package let dossier: Dossier
  /// The events that made it so, in order.
  package let events: [DossierEvent]
  /// The provisional code of an online or postal filing, under which it is still found after its acceptance.
  package let filedCode: DossierCode?
}

extension StoredDossier {
  /// Serials of provisional codes begin here: far above any day's serials, and still valid for every system.
  static let firstFiledSerial = 900_001
}
