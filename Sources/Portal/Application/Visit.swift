import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Words

/// One request, with what its handler needs to answer it.
struct Visit: Sendable {
  let portal: Portal
  let request: Request
  let context: Context
  let language: Language
  let words: Words
  let now: Moment
  let current: CurrentCatalogue
  /// Who is signed in, if anybody.
  let session: StaffSession?
  /// What was posted; empty for other methods.
  let form: FormContent
  let formToken: FormToken
  /// Why the form that was posted comes back, where it does.
  var returned: FormReturn?

  /// The token that this reader's forms carry. Asking for it gives the browser the cookie that goes with it.
  var csrf: String { formToken.value }

  var catalogue: Catalogue { current.catalogue }
  var calendar: WorkCalendar { current.calendar }

  /// Reads of this loop's snapshot.
  var reader: Reader { portal.reader }

  var query: FormContent { FormContent(request.query.pairs.map { (name: $0.0, value: $0.1) }) }

  /// `https://motcua.example`, where absolute addresses begin; nil where nothing says how the site is called.
  var site: String? { portal.shared.notices.site(of: request) }

  /// The account of a page that only signed-in people enter.
  var account: Account {
    get throws {
      guard let session else { throw PortalError.signInNeeded }
      return session.account
    }
  }

  /// Runs a change on the writer and returns once it is on disk; what is read afterwards has it.
  func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    let result = try await portal.store.writer.transaction(body)
    reader.endBatch()
    return result
  }
}

extension Visit {
  /// A page for everyone, or for staff where `navigation` says so.
  func frame(_ title: HTML, current: NavigationLink? = nil, forStaff: Bool = false) -> Frame {
    var frame = Frame(
      title: title, words: words, language: language, assets: portal.assets, path: Visit.returnPath(request),
      current: current)
    frame.source = portal.shared.sourceAddress
    frame.foot = portal.fragments(.foot, language) {
      var foot = HTML()
      frame.writeFoot(to: &foot)
      return foot
    }
    if forStaff, let session {
      let agency = catalogue.agency(session.account.agency)
      frame.navigation = .staff(
        session.account, agency: agency.map { words.plainName($0.name, in: language) } ?? "", csrf: session.csrf,
        dueSoon: dueSoon(session.account), toAnswer: toAnswer(session.account),
        seesOutbox: session.account.seesOutbox(in: catalogue),
        changesDaysOff: session.account.changesDaysOff(in: catalogue))
      frame.isIndexed = false
    } else {
      frame.top = portal.fragments(.top(current: current), language) {
        var top = HTML()
        frame.writeTop(to: &top)
        return top
      }
    }
    return frame
  }

  /// How many dossiers of the agency are due soon; 0 for those who handle none.
  private func dueSoon(_ account: Account) -> Int {
    guard account.role.has(.handleDossiers) else { return 0 }
    return
      (try? reader.dueSoonCount(
        agencies: [account.agency], sight: confidentialSight, now: now, until: calendar.endOfDueSoon(now: now))) ?? 0
  }

  /// How many questions of other agencies wait for an answer of the reader's: silence may count as agreement.
  func toAnswer(_ account: Account) -> Int {
    guard account.role.has(.handleDossiers) else { return 0 }
    return (try? reader.questionsToAnswer(agencies: [account.agency])) ?? 0
  }

  /// Where a reader comes back to after the language was changed: what answers a form has no address of its own.
  static func returnPath(_ request: Request) -> String {
    request.method == .get || request.method == .head ? request.pathAndQuery : "/"
  }

  /// Pages depend on the language cookie, so that only the browser may keep them; what staff see, nobody may.
  func page(_ frame: Frame, _ content: HTML, status: HTTPResponse.Status = .ok) -> Response {
    let fields = session == nil ? Visit.publicFields : Visit.staffFields
    guard let returned else {
      return Response(status: status, fields: fields, body: .bytes(frame.page(content, status: status)))
    }
    var frame = frame
    let code = returned.status ?? status
    if returned.status != nil, status.kind != .clientError {
      frame.title = words.form.errorTitle(["title": frame.title])
    }
    let page = frame.page(returned.notice(words) + content, status: code)
    return Response(status: code, fields: fields, body: .bytes(page))
  }

  private static let publicFields: HTTPFields = [
    .contentType: "text/html; charset=utf-8", .cacheControl: "private, no-cache",
  ]
  private static let staffFields: HTTPFields = [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"]

  /// The hidden field that every form with a change carries.
  var csrfField: HTML { "<input type=\"hidden\" name=\"_csrf\" value=\"\(csrf)\">" }
}

extension Words {
  func plainName(_ text: BilingualText, in language: Language) -> String {
    language == .english ? text.english ?? text.vietnamese : text.vietnamese
  }
}
