import HTTPServer
import HTTPTypes
import Markup
import OneStop
import Operations
import Words

extension Visit {
  /// The one place where a page becomes an answer.
  ///
  /// Pages depend on the language cookie, so that only browsers may store them; pages for staff may not be stored at
  /// all. A form that came back has the reason above the content.
  package func show(_ page: consuming Page) -> Response {
    let fields = session == nil ? Visit.publicFields : Visit.staffFields
    guard let returned else { return Visit.response(frame(page), fields) }
    return Visit.response(frame(page.returned(returned, words)), fields)
  }

  /// A page without a visit, when nothing is known about its reader.
  static func response(_ frame: Frame, _ fields: HTTPFields = publicFields) -> Response {
    var response = Response(status: frame.page.status, fields: fields, body: .bytes(frame.bytes))
    if frame.page.isSecret { response.fields[.cacheControl] = "no-store" }
    if let seconds = frame.page.retryAfter { response.fields[.retryAfter] = String(seconds) }
    return response
  }

  private func frame(_ page: consuming Page) -> Frame {
    let path = page.address?.description ?? Visit.returnPath(request)
    var frame = Frame(
      page: page, words: words, language: language, assets: state.assets, path: path, source: state.shared.sourceAddress
    )
    frame.foot = state.fragments(.foot, language) {
      var foot = HTML()
      frame.writeFoot(to: &foot)
      return foot
    }
    if frame.page.audience == .staff, let session {
      let agency = catalogue.agency(session.account.agency)
      let desk = deskCounts(session.account)
      frame.navigation = .staff(
        session.account, agency: agency.map { words.plainName($0.name, in: language) } ?? "", csrf: session.csrf,
        dueSoon: desk.dueSoon, filed: desk.filed, toAnswer: toAnswer(session.account),
        isOfCity: session.account.isOfCity(catalogue))
    } else {
      frame.top = state.fragments(.top(current: frame.page.current), language) {
        var top = HTML()
        frame.writeTop(to: &top)
        return top
      }
    }
    return frame
  }

  /// Asks what every page for staff shows in its navigation.
  func askFrameEarly() {
    guard let session else { return }
    reader.askEarly { _ in
      _ = deskCounts(session.account)
      _ = toAnswer(session.account)
    }
  }

  /// How many dossiers of the agency are due soon, and how many wait to be accepted; none for roles that handle none.
  private func deskCounts(_ account: Account) -> (dueSoon: Int, filed: Int) {
    guard account.role.has(.handleDossiers) else { return (0, 0) }
    let counts = try? reader.deskCounts(
      agency: account.agency, sight: confidentialSight, now: now, until: calendar.endOfDueSoon(now: now))
    return counts ?? (0, 0)
  }

  /// How many questions of other agencies wait for the reader's agency: silence may count as agreement.
  package func toAnswer(_ account: Account) -> Int {
    guard account.role.has(.handleDossiers) else { return 0 }
    return (try? reader.questionsToAnswer(agencies: [account.agency])) ?? 0
  }

  /// The address to come back to after a change of language: a page that answers a form has no address of its own.
  static func returnPath(_ request: Request) -> String {
    request.method == .get || request.method == .head ? request.pathAndQuery : Address.home.description
  }

  private static let publicFields: HTTPFields = [
    .contentType: "text/html; charset=utf-8", .cacheControl: "private, no-cache",
  ]
  private static let staffFields: HTTPFields = [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"]
}

extension Page {
  /// The page of a form that came back, with the reason.
  fileprivate func returned(_ reason: FormReturn, _ words: Words) -> Page {
    var page = self
    if let notice = reason.notice(words) { page.content = notice.html + content }
    if let status = reason.status {
      if self.status.kind != .clientError { page.title = words.form.errorTitle(["title": title]) }
      page.status = status
    }
    return page
  }
}
