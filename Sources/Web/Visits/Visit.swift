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
  /// The session of the signed-in person, if any.
  package let session: StaffSession?
  /// The session of a citizen among their own dossiers, if any.
  package let citizen: CitizenSession?
  /// The posted form; empty for other methods.
  package internal(set) var form: FormContent
  let formToken: FormToken
  /// The reason why the posted form comes back, if it does.
  package var returned: FormReturn?
  /// Why files of the form that comes back were not kept.
  package internal(set) var fileMistakes: [FieldFault] = []
  /// What the answer shows of dossiers.
  package var looks = LookNotes()

  /// The token that this reader's forms carry. Asking for it gives the browser the cookie that goes with it.
  package var csrf: String { formToken.value }

  package var catalogue: Catalogue { current.catalogue }
  package var calendar: WorkCalendar { current.calendar }

  /// Reads from this loop's snapshot.
  package var reader: Reader { state.reader }

  package var query: FormContent { FormContent(request.query.pairs.map { (name: $0.0, value: $0.1) }) }

  /// `https://motcua.example`, the beginning of absolute addresses; nil if the site's address is not known.
  package var site: String? { state.shared.notices.site(of: request) }

  /// The reader's account, for pages that only signed-in people may enter.
  package var account: Account {
    get throws {
      guard let session else { throw PortalError.signInNeeded }
      return session.account
    }
  }

  /// An agency's name; its code if it is no longer in the catalogue.
  package func agencyName(_ code: AgencyCode) -> String {
    catalogue.agency(code).map { words.plainName($0.name, in: language) } ?? code.description
  }

  /// `chuyên viên, Sở Văn hóa và Thể thao`
  package func postName(_ account: Account) -> HTML {
    words.accounts.own.posts.post([
      "role": words.steps.roles[account.role].html, "agency": HTML(text: agencyName(account.agency)),
    ])
  }

  /// Runs a change on the writer and returns once it is on disk; later reads see it.
  package func run<Change: Operation>(_ operation: Change) async throws -> Change.Outcome {
    let outcome = try await state.store.run(operation)
    reader.endBatch()
    return outcome
  }

  /// The hidden field that every form with a change carries.
  package var csrfField: HTML { "<input type=\"hidden\" name=\"_csrf\" value=\"\(csrf)\">" }
}
