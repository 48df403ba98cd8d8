import OneStop
import Synchronization

/// The catalogues that this process has read last, by the files that they were made of: every loop and the writer need
/// the same one, and reading it takes tens of milliseconds.
///
/// The same files are the same catalogue, whatever database they come from, so that nothing here can be out of date.
final class ReadCatalogues: Sendable {
  static let all = ReadCatalogues()

  private let known = Mutex<[(files: [CatalogueFile], catalogue: Catalogue)]>([])
  private static let capacity = 3

  func catalogue(of files: [CatalogueFile]) throws(StoreError) -> Catalogue {
    if let catalogue = known.withLock({ take(files, from: &$0) }) { return catalogue }
    let catalogue = try Catalogue().readingStored(files)
    known.withLock { known in
      known.insert((files, catalogue), at: 0)
      if known.count > Self.capacity { known.removeLast() }
    }
    return catalogue
  }

  /// Those asked for last stay.
  private func take(_ files: [CatalogueFile], from known: inout [(files: [CatalogueFile], catalogue: Catalogue)])
    -> Catalogue?
  {
    guard let place = known.firstIndex(where: { $0.files == files }) else { return nil }
    known.insert(known.remove(at: place), at: 0)
    return known[0].catalogue
  }
}
