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

  /// The hidden field that every form with a change carries.
  package var csrfField: HTML { "<input type=\"hidden\" name=\"_csrf\" value=\"\(csrf)\">" }
}
