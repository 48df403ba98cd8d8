import HTTPServer
import HTTPTypes
import Markup
import OneStop
import Operations
import Web
import Words

/// Files for web crawlers: which pages they may read, and where those are.
enum SiteFiles {
  /// `GET /robots.txt` (RFC 9309): pages of dossiers, pages for staff and the API are not to be crawled.
  static let robots: ReadHandler = { visit in
    var lines = ["User-agent: *"]
    let beginnings = [
      Address.dossier.beginning, Address.rating.beginning, Address.language.beginning,
      Address.worklist.description, Address.administration.description, "/api/",
    ]
    lines += beginnings.map { "Disallow: \($0)" }
    if let site = visit.publicSite { lines += ["", "Sitemap: \(site)\(Address.siteMap)"] }
    return file("text/plain; charset=utf-8", lines.joined(separator: "\n") + "\n")
  }

  /// `GET /sitemap.xml` (sitemaps.org): every page that is the same for everybody; 404 where the site does not know its
  /// own address.
  static let sitemap: ReadHandler = { visit in
    guard let site = visit.publicSite else { throw PortalError.notFound }
    var pages: [Address] = [.home, .lookup, .procedures, .places, .statistics, .help]
    pages += AboutPage.allCases.map(\.address) + visit.catalogue.procedures.map { Address.procedure($0.code) }
    let entries = pages.map { "<url><loc>\(HTML(text: "\(site)\($0)").text)</loc></url>\n" }.joined()
    return file(
      "application/xml; charset=utf-8",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      \(entries)</urlset>

      """)
  }

  /// `GET /.well-known/security.txt` (RFC 9116): where to report a weakness. It is made anew each time, so that it never
  /// expires where the program runs.
  static let security: ReadHandler = { visit in
    var lines = [
      "Contact: \(visit.state.shared.contact.address)",
      "Expires: \(visit.now.date.adding(days: 180).start.rfc3339)",
      "Preferred-Languages: vi, en",
    ]
    // Web addresses in it are https (section 2.5).
    if let site = visit.publicSite, site.hasPrefix("https://") {
      lines.append("Canonical: \(site)\(Address.securityText)")
    }
    return file("text/plain; charset=utf-8", lines.joined(separator: "\n") + "\n")
  }

  private static func file(_ type: String, _ text: String) -> Response {
    Response(fields: [.contentType: type, .cacheControl: "private, max-age=3600"], body: .bytes(Array(text.utf8)))
  }
}

extension Visit {
  /// The site's address as configured, or else as the request gives it.
  var publicSite: String? { state.shared.notices.site ?? site }
}

extension HTML {
  fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}
