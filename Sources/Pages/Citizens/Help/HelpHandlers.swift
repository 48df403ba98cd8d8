import HTTPServer
import Markup
import Operations
import Web
import Words

enum HelpHandlers {
  /// `GET /huong-dan`: the part for citizens; staff are led to the part for their role.
  static let show: ReadHandler = { visit in
    guard let account = visit.session?.account else { return try visit.help(for: .citizens) }
    return .redirect(to: Address.helpFor(HelpReader(account.role)))
  }

  /// `GET /huong-dan/{reader}`: any reader's part, open to everybody. The citizens' part has one address, the one
  /// above.
  static let part: ReadHandler = { visit in
    guard let reader = visit.context.parameters["reader"].flatMap(HelpReader.init(rawValue:)) else {
      throw PortalError.notFound
    }
    if reader == .citizens, visit.session == nil { return .redirect(to: Address.help) }
    return try visit.help(for: reader)
  }
}

extension Visit {
  fileprivate func help(for reader: HelpReader) throws -> Response {
    guard let page = HelpPage(reader: reader, text: state.shared.help[language], words: words.help) else {
      throw PortalError.notFound
    }
    return show(
      Page(
        page.title, state.fragments(.help(reader), language) { page.content }, for: .staff, current: .help,
        description: words.help.description.html, isIndexed: session == nil))
  }
}
