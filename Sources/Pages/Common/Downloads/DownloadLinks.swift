import Markup
import Operations
import Words

/// Links to the same content as files: a sheet for people first, then formats for programs.
struct DownloadLinks {
  let words: ReportWords
  /// nil where the page has no such file.
  let address: (ReportFormat) -> Address?

  var html: HTML {
    let names: [(ReportFormat, Phrase)] = [(.xlsx, words.excel), (.csv, words.csv), (.json, words.json)]
    let items = names.compactMap { format, name -> HTML? in
      address(format).map { "<a class=\"button quiet\" href=\"\($0)\">\(name)</a> " }
    }
    return "<p class=\"actions\">\(items.joined())</p>"
  }
}
