/// The recipient of a message, with the address that its channel needs.
package enum Recipient: Hashable, Sendable {
  case email(EmailAddress)
  case sms(PhoneNumber)

  package var channel: MessageChannel {
    switch self {
    case .email: .email
    case .sms: .sms
    }
  }

  /// The address alone.
  package var address: String {
    switch self {
    case .email(let address): address.description
    case .sms(let number): number.description
    }
  }

  /// Reads what `channel` and `address` gave; nil where the address is not valid for that channel.
  package init?(_ channel: MessageChannel, _ address: String) {
    switch channel {
    case .email:
      guard let address = EmailAddress(address) else { return nil }
      self = .email(address)
    case .sms:
      guard let number = PhoneNumber(address) else { return nil }
      self = .sms(number)
    }
  }
}
