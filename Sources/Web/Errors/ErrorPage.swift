import HTTPServer
import HTTPTypes
import Markup
import OneStop
import Operations
import Words

/// An error page: a status, and a sentence for people.
package struct ErrorPage {
  package let status: ErrorStatus
  /// The status that is sent, if the words are those of another.
  private let code: HTTPResponse.Status
  private let title: Phrase?
  private let sentence: HTML?
  private let minutes: Int
  private let isSigningIn: Bool

  /// - Parameters:
  ///   - minutes: how long to wait, for `tooManyRequests`.
  ///   - isSigningIn: whether the reader is of the staff and not in yet.
  package init(
    _ status: ErrorStatus, code: HTTPResponse.Status? = nil, title: Phrase? = nil, sentence: HTML? = nil,
    minutes: Int = 0, isSigningIn: Bool = false
  ) {
    self.status = status
    self.code = code ?? HTTPResponse.Status(integerLiteral: status.rawValue)
    self.title = title
    self.sentence = sentence
    self.minutes = minutes
    self.isSigningIn = isSigningIn
  }

  /// - Parameter account: the signed-in reader, if any: staff get a link to their work instead of the citizens'
  ///   helpline.
  package func page(_ words: Words, for account: Account?) -> Page {
    let title = title ?? words.errors.title[status]
    let usual: HTML
    switch status {
    case .notFound where account != nil: usual = words.errors.staff.notFound.html
    case .tooManyRequests where account != nil || isSigningIn: usual = words.errors.staff.wait(count: minutes)
    default: usual = words.errors.text[status](count: minutes, ["hotline": words.hotline])
    }
    var content: HTML = "<h1>\(title)</h1><p>\(sentence ?? usual)</p>"
    if let account {
      let searches = account.role.has(.handleDossiers) && [.notFound, .forbidden].contains(status)
      if searches { content += SearchBox(form: Form(words: words)).html }
      content += "<p><a href=\"\(account.home)\">\(words.errors.staff.home)</a></p>"
    } else if isSigningIn {
      content += "<p><a href=\"\(Address.signIn)\">\(words.accounts.title)</a></p>"
    } else if status == .notFound {
      content += LookupBox(form: Form(words: words)).html
    } else {
      content += "<p><a href=\"\(Address.home)\">\(words.errors.home)</a></p>"
    }
    var page = Page(
      title.html, content, for: account == nil ? .everyone : .staff, status: code, isIndexed: false, isSecret: true)
    if status == .tooManyRequests { page.retryAfter = minutes * 60 }
    if status == .unavailable { page.retryAfter = 30 }
    return page
  }
}

extension Visit {
  /// Shows the error alone, even if a form came back.
  package func show(_ error: ErrorPage) -> Response {
    var visit = self
    visit.returned = nil
    return visit.show(error.page(words, for: session?.account))
  }
}

extension LoopState {
  /// For failures before anything is known about the reader, or while the database cannot be read.
  func show(_ error: ErrorPage, to request: Request?) -> Response {
    let language = request.map(language) ?? .vietnamese
    let frame = Frame(
      page: error.page(words(language), for: nil), words: words(language), language: language, assets: assets,
      path: request.map(Visit.returnPath) ?? Address.home.description)
    return Visit.response(frame)
  }
}
