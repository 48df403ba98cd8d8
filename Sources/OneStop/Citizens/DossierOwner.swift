/// By what somebody has shown, without a receipt, that dossiers are theirs.
package enum DossierOwner: Hashable, Sendable {
  /// The number that an identity provider has verified: of a citizen, or an enterprise's tax code.
  case identity(IdentityNumber)
  /// They have opened a link that was sent there.
  case contact(Recipient)

  package func owns(_ applicant: Applicant) -> Bool {
    switch self {
    case .identity(let number): applicant.identity == number
    case .contact(.sms(let number)): applicant.phone == number
    case .contact(.email(let address)): applicant.email.map { $0.compared == address.compared } ?? false
    }
  }
}

extension EmailAddress {
  /// Two addresses that differ in capitals alone reach the same person, as far as anybody has seen.
  package var compared: String { description.lowercased() }
}

extension Recipient {
  /// What equal addresses have in common.
  package var compared: String {
    switch self {
    case .email(let address): address.compared
    case .sms(let number): number.description
    }
  }
}

extension Applicant {
  /// Where a link to the dossier can be sent, by these channels: to the phone rather than by mail, since it is at hand.
  package func reachable(by channels: [MessageChannel]) -> Recipient? {
    if channels.contains(.sms), let phone, phone.isMobile { return .sms(phone) }
    if channels.contains(.email), let email { return .email(email) }
    return nil
  }
}
