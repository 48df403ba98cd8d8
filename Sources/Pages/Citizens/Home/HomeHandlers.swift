import HTTPServer
import Web

enum HomeHandlers {
  /// `GET /`
  static let show: ReadHandler = { visit in
    let page = HomePage(
      figures: try visit.homeFigures(), procedures: visit.current.procedures, words: visit.words,
      language: visit.language)
    return visit.show(page.page)
  }
}
