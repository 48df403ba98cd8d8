/// Why the personal data of a dossier were erased: a closed list, since the log of erasures is kept for ever and says
/// nothing about anybody.
package enum ErasureGround: String, Hashable, Sendable, CaseIterable {
  /// The time for which its procedure's dossiers are kept is over.
  case retention
  /// The person asked for it (Law 91/2025/QH15 on the protection of personal data).
  case request
  /// The person took back the consent by which it was kept.
  case consent
  /// It was taken in for somebody else, or twice.
  case mistake
  /// A court or another authority decided so.
  case authority

  /// Those for which a person erases it.
  package static let ofPeople = allCases.filter { $0 != .retention }
}
