import OneStop
import OneStopStore
import Synchronization

/// Searches that found nothing, held here until they are written together, because the search page itself only reads.
package final class EmptySearches: Sendable {
  /// How many different searches are held; further ones are dropped until the next write.
  package static let capacity = 200
  private static let pause = Duration.seconds(60)

  private struct Key: Hashable {
    package var day: LocalDate
    package var search: EmptySearch
  }

  private let counts = Mutex<[Key: Int]>([:])

  package init() {}

  package func note(_ search: EmptySearch, on day: LocalDate) {
    let key = Key(day: day, search: search)
    counts.withLock { counts in
      guard counts.count < EmptySearches.capacity || counts[key] != nil else { return }
      counts[key, default: 0] += 1
    }
  }

  /// Writes what is held, and keeps it where that fails.
  package func flush(to store: Store) async throws {
    let taken = counts.withLock { counts in
      defer { counts = [:] }
      return counts
    }
    guard !taken.isEmpty else { return }
    let days = Dictionary(grouping: taken, by: \.key.day).mapValues { entries in
      Dictionary(entries.map { ($0.key.search, $0.value) }) { $0 + $1 }
    }
    do {
      try await store.writer.transaction { transaction in
        for (day, searches) in days { try transaction.add(searches, on: day) }
      }
    } catch {
      counts.withLock { $0.merge(taken) { $0 + $1 } }
      throw error
    }
  }

  /// Writes every minute, until the task is cancelled.
  package func keep(in store: Store) async {
    while !Task.isCancelled {
      try? await Task.sleep(for: EmptySearches.pause)
      if !Task.isCancelled { try? await flush(to: store) }
    }
  }
}
