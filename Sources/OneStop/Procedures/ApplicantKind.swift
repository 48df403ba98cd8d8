/// Who applies.
package enum ApplicantKind: String, Hashable, Sendable, CaseIterable {
  case citizen, enterprise, organisation
}
