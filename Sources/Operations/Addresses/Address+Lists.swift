import Words

extension Address {
  /// The field that names one of the lists of a page.
  package static let listField = "muc"

  package static func worklist(_ tab: WorklistTab) -> Address { worklist.with(listField, tab.rawValue) }
  package static func consultations(_ tab: ConsultationTab) -> Address { consultations.with(listField, tab.rawValue) }
}
