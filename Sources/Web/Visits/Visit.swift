import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Words

/// One request, with what its handler needs to answer it.
package struct Visit: Sendable {
  package let state: LoopState
  package let request: Request
  package let context: Context
  package let language: Language
  package let words: Words
  package let now: Moment
  package let current: CurrentCatalogue
  /// Who is signed in, if anybody.
  package let session: StaffSession?
  /// What was posted; empty for other methods.
  package let form: FormContent
  let formToken: FormToken
  /// Why the form that was posted comes back, where it does.
  package var returned: FormReturn?

  /// The token that this reader's forms carry. Asking for it gives the browser the cookie that goes with it.
  package var csrf: String { formToken.value }

  package var catalogue: Catalogue { current.catalogue }
  package var calendar: WorkCalendar { current.calendar }

  /// Reads of this loop's snapshot.
  package var reader: Reader { state.reader }

  package var query: FormContent { FormContent(request.query.pairs.map { (name: $0.0, value: $0.1) }) }

  /// `https://motcua.example`, where absolute addresses begin; nil where nothing says how the site is called.
  package var site: String? { state.shared.notices.site(of: request) }

  /// The account of a page that only signed-in people enter.
  package var account: Account {
    get throws {
      guard let session else { throw PortalError.signInNeeded }
      return session.account
    }
  }

  /// An agency by its name; by its code where the catalogue has it no more.
  package func agencyName(_ code: AgencyCode) -> String {
    catalogue.agency(code).map { words.plainName($0.name, in: language) } ?? code.description
  }

  /// Runs a change on the writer and returns once it is on disk; what is read afterwards has it.
  package func run<Change: Operation>(_ operation: Change) async throws -> Change.Outcome {
    let outcome = try await state.store.run(operation)
    reader.endBatch()
    return outcome
  }
}

extension Visit {
  /// A page for everyone, or for staff where `navigation` says so.
  package func frame(_ title: HTML, current: NavigationLink? = nil, forStaff: Bool = false) -> Frame {
    var frame = Frame(
      title: title, words: words, language: language, assets: state.assets, path: Visit.returnPath(request),
      current: current)
    frame.source = state.shared.sourceAddress
    frame.foot = state.fragments(.foot, language) {
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
      frame.top = state.fragments(.top(current: current), language) {
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
  package func toAnswer(_ account: Account) -> Int {
    guard account.role.has(.handleDossiers) else { return 0 }
    return (try? reader.questionsToAnswer(agencies: [account.agency])) ?? 0
  }

  /// Where a reader comes back to after the language was changed: what answers a form has no address of its own.
  static func returnPath(_ request: Request) -> String {
    request.method == .get || request.method == .head ? request.pathAndQuery : "/"
  }

  /// Pages depend on the language cookie, so that only the browser may keep them; what staff see, nobody may.
  package func page(_ frame: Frame, _ content: HTML, status: HTTPResponse.Status = .ok) -> Response {
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
  package var csrfField: HTML { "<input type=\"hidden\" name=\"_csrf\" value=\"\(csrf)\">" }
}
