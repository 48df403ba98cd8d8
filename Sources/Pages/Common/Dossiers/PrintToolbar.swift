import Markup
import Words

/// Above a sheet, and not on it: the button that prints it, how that is done without one, and the ways elsewhere.
struct PrintToolbar {
  let words: Words
  /// nil: as any sheet is printed.
  var how: HTML?
  let ways: HTML
  /// What else is to be known before it is printed.
  var notes: HTML = .empty

  var html: HTML {
    let screen = words.printed.screen
    return """
      <div class="no-print toolbar"><p class="actions"><span data-print-button="\(screen.print)"></span> \
      <span>\(how ?? screen.how.html)</span></p><p>\(ways)</p>\(notes)</div>
      """
  }
}
