import OneStop
import OneStopStore

/// What belongs to one event loop.
///
/// `@unchecked Sendable`: only the loop's own thread touches it.
final class LoopState: @unchecked Sendable {
  let reader: Reader
  var catalogue: CurrentCatalogue?
  /// The figures of the home page, as they were a moment ago.
  var homeFigures: HomeFigures?

  init(reader: Reader) {
    self.reader = reader
  }
}
