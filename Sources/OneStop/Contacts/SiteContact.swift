/// Who answers for the portal: questions about personal data, and reports of weaknesses (RFC 9116 section 2.5.3).
package enum SiteContact: Hashable, Sendable {
  case email(EmailAddress)
  case phone(OfficePhone)
  case page(WebPage)

  /// nil unless it is a mail address, a telephone number, either with the `mailto:` or `tel:` of its link, or a page.
  package init?(typed text: String) {
    let text = TypedText.plain(text)
    let scheme = text.prefix { $0 != ":" }.lowercased()
    let bare = scheme == "mailto" || scheme == "tel" ? String(text.dropFirst(scheme.count + 1)) : text
    if let page = WebPage(typed: text) {
      self = .page(page)
    } else if scheme != "tel", let email = EmailAddress(bare) {
      self = .email(email)
    } else if scheme != "mailto", let phone = OfficePhone(bare) {
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
    case .page(let page): page.description
    }
  }

  /// As a link leads to it.
  package var address: String {
    switch self {
    case .email(let email): "mailto:\(email)"
    case .phone(let phone): "tel:\(phone.dialled)"
    case .page(let page): page.description
    }
  }
}
