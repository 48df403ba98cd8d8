import HTTPTypes
import Markup
import Operations

/// A page as a value: what it shows, for whom, and what browsers and search engines are told of it.
package struct Page {
  /// Whose navigation stands above it.
  package enum Audience {
    case everyone, staff
  }

  /// In plain words, without markup.
  package var title: HTML
  /// What stands in `<main>`, with its own `<h1>`.
  package var content: HTML
  package var audience: Audience
  /// The link of the navigation that the page belongs to.
  package var current: NavigationLink?
  package var status: HTTPResponse.Status
  /// Where the link of the other language comes back to; nil: where the reader is.
  package var address: Address?
  /// Links above the heading, from the outermost.
  package var crumbs: [(title: HTML, address: Address)]
  /// What the reader may have typed into, which a change of the language takes along.
  package var form: TypedForm?
  /// Names of scripts in `Resources/Assets`; they make better what works without them.
  package var scripts: [String]
  /// What the page is about, in a sentence for search engines; nil: what the site is.
  package var description: HTML?
  /// Whether search engines may keep it: pages of dossiers and of staff are not theirs.
  package var isIndexed: Bool
  /// Whether no browser may keep it, whoever reads it.
  package var isSecret: Bool
  /// In how many seconds to try again.
  package var retryAfter: Int?

  /// - Parameter isIndexed: where it is left out, pages for everyone are, but for those that refuse something.
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
    self.isIndexed = isIndexed ?? (audience == .everyone && status.code < 400)
    self.isSecret = isSecret
  }

  /// The same, answered with another status.
  package func with(_ status: HTTPResponse.Status) -> Page {
    var page = self
    page.status = status
    if status.code >= 400 { page.isIndexed = false }
    return page
  }

  /// The same, for whoever has tried too often; nil: for as long as they like.
  package func waiting(minutes: Int?) -> Page {
    var page = with(.tooManyRequests)
    page.retryAfter = minutes.map { $0 * 60 }
    return page
  }
}

/// The links of the navigation.
package enum NavigationLink {
  case lookup, procedures, statistics, worklist, intake, search, consultations, reports, outbox, daysOff, agencies
  case emptySearches, help
}
