import HTTPServer
import Logging
import OneStop
import OneStopStore
import Words

/// The product, as one event loop has it: everything that its handlers use.
///
/// Each loop has a portal of its own, with what is read for every page: no two cores touch the same object to answer.
///
/// `@unchecked Sendable`: what changes is touched by the loop's own thread only.
package final class Portal: @unchecked Sendable {
  let shared: SharedParts
  /// Reads of this loop's snapshot.
  let reader: Reader
  let assets: AssetAddresses
  private let vietnamese: Words
  private let english: Words
  let requestCounts: RequestCounts
  var catalogue: CurrentCatalogue?
  /// The snapshot in which `catalogue` was last compared with the store.
  var catalogueBatch: Int?
  /// What people look places up in, and the catalogue that it was made of.
  var places: (catalogue: CurrentCatalogue, index: PlaceIndex)?
  var fragments = Fragments()
  var calendars = CalendarHistory()
  /// The figures of the home page, as they were a moment ago.
  var homeFigures: HomeFigures?
  let dearPages = DearPages()

  package init(_ shared: SharedParts, vietnamese: Words, english: Words, assets: AssetAddresses) throws {
    self.shared = shared
    self.vietnamese = vietnamese
    self.english = english
    self.assets = assets
    reader = try shared.store.makeReader()
    requestCounts = shared.makeRequestCounts()
  }

  func words(_ language: Language) -> Words {
    language == .english ? english : vietnamese
  }

  /// What a loop of the server asks.
  package func service(assets files: StaticFiles) -> LoopService {
    var router = router()
    router.get("/assets/{name...}", prompt: files.handler)
    return service(router)
  }

  package func service(_ router: Router) -> LoopService {
    var service = LoopService(router: router, errorResponder: errorResponder)
    // The read transaction of a batch ends with it.
    service.batchDidEnd = { [reader] in reader.endBatch() }
    service.didAnswer = { [requestCounts] path, status in
      requestCounts.add(path.map(RequestClass.init(path:)) ?? .malformed, status: status.code)
    }
    return service
  }
}

extension Portal {
  var store: Store { shared.store }
  var secrets: Secrets { shared.secrets }
  var wrongTries: WrongTries { shared.wrongTries }
  var signInTries: SignInTries { shared.signInTries }
  var passwords: Passwords { shared.passwords }
  var logger: Logger { shared.logger }
  var openAPI: [UInt8] { shared.openAPI }
  /// The only clock of the program.
  var clock: @Sendable () -> Moment { shared.clock }
}
