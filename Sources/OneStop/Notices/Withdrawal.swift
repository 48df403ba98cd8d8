/// Why a message that was put into the outbox is not sent any more.
package enum Withdrawal: String, Hashable, Sendable, CaseIterable {
  /// Something has happened since that makes it untrue, or says it anew.
  case overtaken
  /// The address was corrected; what still holds goes to the new one.
  case addressChanged = "address_changed"
  /// Its recipient wants no such messages any more, or has no address for them.
  case notWanted = "not_wanted"
  /// The account that it is for was disabled.
  case accountDisabled = "account_disabled"
}
