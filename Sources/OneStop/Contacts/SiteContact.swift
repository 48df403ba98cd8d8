/// Who answers for the portal: questions about personal data, and reports of weaknesses (RFC 9116 section 2.5.3).
package enum SiteContact: Hashable, Sendable {
  case email(EmailAddress)
  case phone(OfficePhone)
  /// A page that begins with `https://`.
  case page(String)

  /// nil unless it is a mail address, a telephone number or an address that begins with `https://`.
  package init?(typed text: String) {
    let text = TypedText.plain(text)
    if text.hasPrefix("https://") {
      guard text.utf8.count > 8, text.utf8.count <= 400,
        text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\"<>&'".utf8.contains($0) })
      else { return nil }
      self = .page(text)
    } else if let email = EmailAddress(text) {
      self = .email(email)
    } else if let phone = OfficePhone(text) {
      self = .phone(phone)
    } else {
      return nil
    }
  }

  /// As people read it.
  package var text: String {
    switch self {
    case .email(let email): email.description
    case .phone(let phone): phone.description
    case .page(let page): page
    }
  }

  /// As a link leads to it.
  package var address: String {
    switch self {
    case .email(let email): "mailto:\(email)"
    case .phone(let phone): "tel:\(phone.dialled)"
    case .page(let page): page
    }
  }
}
