import Markup
import Operations
import Words

/// The square by which staff open on screen what they hold on paper.
struct DeskCard {
  /// `https://HOST`; without one there is no card.
  let site: String?
  let address: Address
  let words: PrintedFormWords.Desk
  /// What the square opens.
  let sentence: Phrase

  var html: HTML {
    let square = SquareCode(site: site, address: address, title: words.square.text).html
    return square.isEmpty ? .empty : "<div class=\"with-qr\">\(square)<p>\(sentence)</p></div>"
  }
}
