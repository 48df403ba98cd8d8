/// The personal data of a dossier, each by the name under which a public log commits to it.
///
/// A log that commits to an event must be able to stand when the event's texts are erased. So it takes in place of each
/// text SHA-256(salt ‖ UTF-8 of the text), where the salt is erased with the text: without it nobody can try names
/// until one fits. The salt of a field is the first sixteen bytes of HMAC-SHA256(seed, the field's name in UTF-8); the
/// seed are sixteen random bytes of the row, so that showing one field's salt says nothing about another's.
package enum PersonalField: String, Hashable, Sendable, CaseIterable {
  // Of the filing as it was handed in.
  case name, identity
  case birthDate = "birth_date"
  case phone, email, address, ward, representative
  case representativeIdentity = "representative_identity"
  case representativePhone = "representative_phone"
  case summary, papers
  // Of an event: what was written with it, the papers that it asks for, what it corrects, its files, a receipt's number.
  case note
  case askedPapers = "asked_papers"
  case correction, files, receipt
}
