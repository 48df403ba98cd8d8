import HTTPServer
import HTTPTypes
import Markup
import OneStop
import Words

/// An error page: a status and a sentence for a person.
package struct ErrorPage {
  private var frame: Frame
  /// Who is signed in, if anybody: they are told where their work is, and not where citizens ask.
  private var account: Account?

  package init(visit: Visit) {
    frame = visit.frame(.empty, forStaff: visit.session != nil)
    account = visit.session?.account
  }

  /// For what fails before anything is known of the reader, or because nothing can be read.
  package init(state: LoopState, request: Request?) {
    let language = request.map(state.language) ?? .vietnamese
    frame = Frame(
      title: .empty, words: state.words(language), language: language, assets: state.assets,
      path: request.map(Visit.returnPath) ?? "/")
  }

  /// - Parameters:
  ///   - code: the status as it is answered, where the words are those of another.
  ///   - minutes: how long to wait, for `tooManyRequests`.
  package func response(
    _ status: ErrorStatus, code: HTTPResponse.Status? = nil, title: Phrase? = nil, sentence: HTML? = nil,
    minutes: Int = 0
  ) -> Response {
    let words = frame.words
    let code = code ?? HTTPResponse.Status(integerLiteral: status.rawValue)
    let title = title ?? words.errors.title[status]
    let usual: HTML
    switch status {
    case .notFound where account != nil: usual = words.errors.staff.notFound.html
    case .tooManyRequests where account != nil: usual = words.errors.staff.wait(["minutes": "\(minutes)"])
    default: usual = words.errors.text[status](["minutes": "\(minutes)", "hotline": words.hotline])
    }
    var content: HTML = "<h1>\(title)</h1><p>\(sentence ?? usual)</p>"
    if let account {
      let searches = account.role.has(.handleDossiers) && [.notFound, .forbidden].contains(status)
      if searches { content += SearchBox(form: Form(words: words)).html }
      content += "<p><a href=\"\(account.home)\">\(words.errors.staff.home)</a></p>"
    } else if status == .notFound {
      content += LookupBox(form: Form(words: words)).html
    } else {
      content += "<p><a href=\"/\">\(words.errors.home)</a></p>"
    }
    var frame = frame
    frame.title = title.html
    frame.isIndexed = false
    var response = Response.html(frame.page(content, status: code), status: code)
    response.fields[.cacheControl] = "no-store"
    if status == .tooManyRequests { response.fields[.retryAfter] = String(minutes * 60) }
    if status == .unavailable { response.fields[.retryAfter] = "30" }
    return response
  }
}
