import HTTPServer
import Logging
import OneStop
import OneStopStore
import Operations
import Words

/// Everything that the handlers of one event loop use.
///
/// Each loop has its own copy of whatever is read for every page, so that no two cores touch the same object.
///
/// `@unchecked Sendable`: only the loop's own thread touches what changes.
package final class LoopState: @unchecked Sendable {
  package let shared: SharedState
  /// Reads of this loop's snapshot.
  package let reader: Reader
  package let assets: AssetAddresses
  private let vietnamese: Words
  private let english: Words
  package var catalogue: CurrentCatalogue?
  /// The snapshot in which `catalogue` was last compared with the store.
  var catalogueBatch: Int?
  /// The index in which people look up places, and the catalogue that it was made from.
  package var places: (catalogue: CurrentCatalogue, index: PlaceIndex)?
  package var fragments = Fragments()
  package var calendars = CalendarHistory()
  /// How long procedures take, and until when that is kept.
  var usualTimes: [ProcedureCode: (times: UsualTimes?, until: Moment)] = [:]
  /// The home page's figures as of a moment ago.
  package var homeFigures: HomeFigures?
  package let dearPages = DearPages()

  package init(_ shared: SharedState, vietnamese: Words, english: Words, assets: AssetAddresses) throws {
    self.shared = shared
    self.vietnamese = vietnamese
    self.english = english
    self.assets = assets
    reader = try shared.store.makeReader()
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
  package var formSchema: [UInt8] { shared.formSchema }
  /// The only clock of the program.
  package var clock: @Sendable () -> Moment { shared.clock }
}
