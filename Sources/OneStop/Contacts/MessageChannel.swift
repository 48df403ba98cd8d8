/// The ways in which a message goes out.
package enum MessageChannel: String, Hashable, Sendable, CaseIterable {
  case email, sms
}

extension MessageChannel {
  /// What an applicant has to give for it and did not.
  package enum Lack: Hashable, Sendable {
    case email, phone
    /// A number that can take an SMS, in place of the one given.
    case mobile
  }

  /// nil where a message can go out by it.
  package func lack(phone: PhoneNumber?, email: EmailAddress?) -> Lack? {
    switch self {
    case .email: email == nil ? .email : nil
    case .sms: phone.map { $0.isMobile ? nil : .mobile } ?? .phone
    }
  }
}
