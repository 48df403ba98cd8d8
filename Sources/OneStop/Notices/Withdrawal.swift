/// Why a queued message is no longer sent.
package enum Withdrawal: String, Hashable, Sendable, CaseIterable {
  /// Something has happened since that makes it untrue or superfluous.
  case overtaken
  /// The address was corrected; what still holds is sent to the new one.
  case addressChanged = "address_changed"
  /// Its recipient no longer wants such messages, or has no address for them.
  case notWanted = "not_wanted"
  /// The account to which it was addressed was disabled.
  case accountDisabled = "account_disabled"
  /// It came to nothing before what it tells was over.
  case expired
}
