import HTTPServer
import Logging
import OneStop
import OneStopStore

/// The product: everything that handlers share.
package final class Portal: Sendable {
  let store: Store
  private let vietnamese: Words
  private let english: Words
  let assets: AssetAddresses
  let secrets: Secrets
  let wrongTries = WrongTries()
  let signInTries = SignInTries()
  let passwords = Passwords()
  let logger: Logger
  /// The API's description for programs (OpenAPI), as it is served.
  let openAPI: [UInt8]
  /// The only clock of the program.
  let clock: @Sendable () -> Moment
  private let loops: [LoopState]
  /// One for each loop.
  let requestCounts: [RequestCounts]

  package init(
    store: Store, vietnamese: Words, english: Words, assets: AssetAddresses, openAPI: [UInt8] = [], loops: Int,
    logger: Logger, clock: @escaping @Sendable () -> Moment
  ) throws {
    self.store = store
    self.vietnamese = vietnamese
    self.english = english
    self.assets = assets
    self.openAPI = openAPI
    self.secrets = try Secrets(folder: store.folder)
    self.logger = logger
    self.clock = clock
    requestCounts = (0..<max(1, loops)).map { _ in RequestCounts() }
    self.loops = try (0..<loops).map { _ in LoopState(reader: try store.makeReader()) }
  }

  /// What belongs to one event loop; only its thread touches it.
  func loop(_ index: Int) -> LoopState { loops[index] }

  func words(_ language: Language) -> Words {
    language == .english ? english : vietnamese
  }
}

extension Portal: LoopObserver {
  /// The read transaction of a batch ends with it.
  package func batchDidEnd(loop: Int) {
    loops[loop].reader.endBatch()
  }
}
