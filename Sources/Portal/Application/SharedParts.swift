import HTTPServer
import Logging
import OneStop
import OneStopStore
import Synchronization

/// What the portals of all loops share.
package final class SharedParts: Sendable {
  let store: Store
  let secrets: Secrets
  /// Where files that people send are kept, each by its SHA-256.
  let uploads: UploadFolder
  let wrongTries = WrongTries()
  let signInTries = SignInTries()
  let passwords = Passwords()
  let emptySearches = EmptySearches()
  let dueMovePreviews = DueMovePreviews()
  let logger: Logger
  /// The API's description for programs (OpenAPI), as it is served.
  let openAPI: [UInt8]
  let notices: NoticeSettings
  /// Where the program's source is published, for who wants to read it; nil: the pages name no place.
  let sourceAddress: String?
  let clock: @Sendable () -> Moment
  private let counts = Mutex<[RequestCounts]>([])

  package init(
    store: Store, openAPI: [UInt8] = [], notices: NoticeSettings = NoticeSettings(), sourceAddress: String? = nil,
    logger: Logger,
    clock: @escaping @Sendable () -> Moment
  ) throws {
    self.store = store
    self.openAPI = openAPI
    secrets = try Secrets(folder: store.folder)
    uploads = try UploadFolder(path: store.folder.files)
    self.notices = notices
    self.sourceAddress = sourceAddress
    self.logger = logger
    self.clock = clock
  }

  /// One for each loop, which alone adds to it.
  func makeRequestCounts() -> RequestCounts {
    let new = RequestCounts()
    counts.withLock { $0.append(new) }
    return new
  }

  /// How many requests all loops have answered.
  /// - Parameter hundred: 1 to 5, the first digit of the status.
  func requests(_ kind: RequestClass, _ hundred: Int) -> Int {
    counts.withLock { $0.reduce(0) { $0 + $1.number(kind, hundred) } }
  }
}
