import Markup
import Operations
import QRCode

/// A QR code that opens a page of this site.
struct SquareCode {
  /// `https://HOST`; without one there is no square.
  let site: String?
  let address: Address
  /// What it is, for who does not see it.
  let title: String

  /// Nothing where the site is not known, or the address is too long for a square.
  var html: HTML {
    guard let site, let square = try? QRCode("\(site)\(address)") else { return .empty }
    return "<div class=\"qr\">\(HTML(markup: square.svg(title: title)))</div>"
  }
}
