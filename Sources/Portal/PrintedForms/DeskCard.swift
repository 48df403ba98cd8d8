/// How staff open on the screen what they hold on paper.
struct DeskCard {
  /// `https://HOST`; without one there is no card.
  let site: String?
  let path: String
  /// What the square opens.
  let sentence: Phrase

  var html: HTML {
    let square = SquareCode(site: site, path: path, title: sentence.text).html
    return square.isEmpty ? .empty : "<div class=\"with-qr\">\(square)<p>\(sentence)</p></div>"
  }
}
