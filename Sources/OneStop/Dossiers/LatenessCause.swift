/// Why a dossier was late; no late dossier reaches status 8 or 9 without a cause.
package enum LatenessCause: String, Hashable, Sendable, CaseIterable {
  /// Waiting for another agency's answer.
  case otherAgency = "other_agency"
  case overload
  /// Staff absent or moved.
  case staff
  /// A procedure or document error by the agency.
  case agencyError = "agency_error"
  /// A system or network fault.
  case system
  case siteInspection = "site_inspection"
  /// Referred upward.
  case legalQuestion = "legal_question"
  case forceMajeure = "force_majeure"
  /// Explained in a note.
  case other
}
