import HTTPServer
import Logging
import OneStop
import OneStopStore
import Operations
import Words

/// What one event loop answers from: everything that its handlers use.
///
/// Each loop has a state of its own, with what is read for every page: no two cores touch the same object to answer.
///
/// `@unchecked Sendable`: what changes is touched by the loop's own thread only.
package final class LoopState: @unchecked Sendable {
  package let shared: SharedState
  /// Reads of this loop's snapshot.
  package let reader: Reader
  package let assets: AssetAddresses
  private let vietnamese: Words
  private let english: Words
  package let requestCounts: RequestCounts
  package var catalogue: CurrentCatalogue?
  /// The snapshot in which `catalogue` was last compared with the store.
  var catalogueBatch: Int?
  /// What people look places up in, and the catalogue that it was made of.
  package var places: (catalogue: CurrentCatalogue, index: PlaceIndex)?
  package var fragments = Fragments()
  package var calendars = CalendarHistory()
  /// The figures of the home page, as they were a moment ago.
  package var homeFigures: HomeFigures?
  package let dearPages = DearPages()

  package init(_ shared: SharedState, vietnamese: Words, english: Words, assets: AssetAddresses) throws {
    self.shared = shared
    self.vietnamese = vietnamese
    self.english = english
    self.assets = assets
    reader = try shared.store.makeReader()
    requestCounts = shared.makeRequestCounts()
  }

  package func words(_ language: Language) -> Words {
    language == .english ? english : vietnamese
  }
}

extension LoopState {
  package var store: Store { shared.store }
  package var secrets: Secrets { shared.secrets }
  package var wrongTries: WrongTries { shared.wrongTries }
  package var signInTries: SignInTries { shared.signInTries }
  package var passwords: Passwords { shared.passwords }
  package var logger: Logger { shared.logger }
  package var openAPI: [UInt8] { shared.openAPI }
  /// The only clock of the program.
  package var clock: @Sendable () -> Moment { shared.clock }
}
