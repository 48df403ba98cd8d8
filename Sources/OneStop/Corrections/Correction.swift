/// Đính chính: what a filing said, and what it says from then on.
package struct Correction: Hashable, Sendable {
  package let before: FilingDetails
  package let after: FilingDetails

  package init(from before: FilingDetails, to after: FilingDetails) {
    self.before = before
    self.after = after
  }

  /// What is left of one whose texts were erased.
  package static let erased = Correction(from: .erased, to: .erased)

  /// Whether its texts were erased: one that says something has a difference.
  package var isErased: Bool { before == after }

  /// What differs, in the order of the form.
  package var fields: [FilingDetails.Field] {
    FilingDetails.Field.allCases.filter { !before.isSame($0, as: after) }
  }

  /// Whether the digits that open the details of a dossier change (`Rules.md`, Who sees what).
  package var changesDigits: Bool {
    before.applicant.phone != after.applicant.phone || before.applicant.identity != after.applicant.identity
  }
}
