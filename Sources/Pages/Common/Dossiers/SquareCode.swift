import Markup
import Operations
import QRCode

/// A QR code that opens a page of this site.
struct SquareCode {
  /// `https://HOST`; without one there is no square.
  let site: String?
  let address: Address
  /// Its description for screen readers.
  let title: String

  /// Empty where the site's address is not known, or is too long for a square.
  var html: HTML {
    guard let site, let square = try? QRCode("\(site)\(address)") else { return .empty }
    return "<div class=\"qr\">\(HTML(markup: square.svg(title: title)))</div>"
  }
}
