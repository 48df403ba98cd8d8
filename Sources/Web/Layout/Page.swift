import HTTPTypes
import Markup
import Operations

/// A page as a value: its content, its readers, and what browsers and search engines are told about it.
package struct Page {
  /// The readers whose navigation is shown above it.
  package enum Audience {
    case everyone, staff
  }

  /// In plain words, without markup.
  package var title: HTML
  /// The content of `<main>`, with its own `<h1>`.
  package var content: HTML
  package var audience: Audience
  /// The link of the navigation that the page belongs to.
  package var current: NavigationLink?
  package var status: HTTPResponse.Status
  /// The address that the link to the other language comes back to; nil: that of the request.
  package var address: Address?
  /// Links above the heading, from the outermost.
  package var crumbs: [(title: HTML, address: Address)]
  /// The form that the reader may have filled in, which is taken along to the other language.
  package var form: TypedForm?
  /// Names of scripts in `Resources/Assets`; they improve what works without them.
  package var scripts: [String]
  /// A sentence about the page for search engines; nil: the one about the site.
  package var description: HTML?
  private let isForSearch: Bool
  /// Whether no browser may store it, whoever reads it.
  package var isSecret: Bool
  /// Seconds until the reader may try again.
  package var retryAfter: Int?

  /// - Parameter isIndexed: never for pages of dossiers; if left out, pages for everyone are.
  package init(
    _ title: HTML, _ content: HTML, for audience: Audience = .everyone, current: NavigationLink? = nil,
    status: HTTPResponse.Status = .ok, address: Address? = nil, crumbs: [(title: HTML, address: Address)] = [],
    form: TypedForm? = nil, scripts: [String] = [], description: HTML? = nil, isIndexed: Bool? = nil,
    isSecret: Bool = false
  ) {
    self.title = title
    self.content = content
    self.audience = audience
    self.current = current
    self.status = status
    self.address = address
    self.crumbs = crumbs
    self.form = form
    self.scripts = scripts
    self.description = description
    isForSearch = isIndexed ?? (audience == .everyone)
    self.isSecret = isSecret
  }

  /// Whether search engines may index it: no page that refuses something, whatever made it one.
  package var isIndexed: Bool { isForSearch && status.code < 400 }

  /// The same page with another status.
  package func with(_ status: HTTPResponse.Status) -> Page {
    var page = self
    page.status = status
    return page
  }

  /// The same page for a reader who has tried too often; nil: waiting does not help.
  package func waiting(minutes: Int?) -> Page {
    var page = with(.tooManyRequests)
    page.retryAfter = minutes.map { $0 * 60 }
    return page
  }
}

/// The links of the navigation.
package enum NavigationLink {
  case lookup, procedures, statistics, worklist, intake, assisting, search, consultations, reports, outbox, daysOff,
    agencies
  case procedureSettings, emptySearches, forms, retention, people, tokens, securityLog, looks, help, ownAccount
}
