/// What the owner of an account is told of, lest somebody else did it.
package enum OwnerOccasion: String, Hashable, Sendable, CaseIterable {
  /// Somebody has signed in with a browser that was not known.
  case newDevice = "new_device"
  case passwordChanged = "password_changed"
  /// An administrator has made a link by which the password is chosen.
  case linkMade = "link_made"
  /// An administrator has changed where letters go; it is told at the address before.
  case addressChanged = "address_changed"
  /// An account at an identity provider opens this one from now on, or no more.
  case providerLinked = "provider_linked"
  case providerUnlinked = "provider_unlinked"
  /// An authenticator app gives the codes from now on, or no more.
  case appAdded = "app_added"
  /// On another phone, say; codes of the one before no longer count.
  case appReplaced = "app_replaced"
  case appRemoved = "app_removed"
  case passkeyAdded = "passkey_added"
  case passkeyRemoved = "passkey_removed"
  case recoveryCodesMade = "recovery_codes_made"
  case recoveryCodeUsed = "recovery_code_used"
  /// Its owner has turned the second factor off.
  case secondFactorOff = "second_factor_off"
  /// An administrator has.
  case secondFactorReset = "second_factor_reset"
}
