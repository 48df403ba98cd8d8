import OneStop
import OneStopStore
import Synchronization

/// Searches that found nothing, held here until several clients have made them: what one person alone has typed may be
/// a name, and is never written. Those that may be kept are written together, because the search page itself only reads.
package final class EmptySearches: Sendable {
  /// How many different searches are held; then those of one client alone make room for others.
  package static let capacity = 2_000
  /// From how many clients a search comes before it is written.
  package static let leastClients = 3
  /// Days after which a search that has not come from as many begins anew.
  private static let days = 7
  private static let pause = Duration.seconds(60)

  private struct Held {
    var first: LocalDate
    var last: LocalDate
    /// As many as are needed, and no more.
    var clients: Set<Int> = []
    /// Not yet written.
    var count = 0
  }

  private let searches = Mutex<[EmptySearch: Held]>([:])

  package init() {}

  /// - Parameter client: a hash of the client's address, with a seed that ends with the process.
  package func note(_ search: EmptySearch, by client: Int, on day: LocalDate) {
    searches.withLock { searches in
      if let held = searches[search], held.first.adding(days: EmptySearches.days) <= day { searches[search] = nil }
      if searches[search] == nil, searches.count >= EmptySearches.capacity {
        searches = searches.filter { _, held in
          held.clients.count > 1 && held.first.adding(days: EmptySearches.days) > day
        }
        guard searches.count < EmptySearches.capacity else { return }
      }
      var held = searches[search] ?? Held(first: day, last: day)
      if held.clients.count < EmptySearches.leastClients { held.clients.insert(client) }
      held.last = max(held.last, day)
      held.count += 1
      searches[search] = held
    }
  }

  /// Writes what several clients have searched for, and keeps it where that fails.
  package func flush(to store: Store) async throws {
    let taken = searches.withLock { searches in
      let known = searches.filter { $0.value.clients.count == EmptySearches.leastClients && $0.value.count > 0 }
      for search in known.keys { searches[search]?.count = 0 }
      return known
    }
    guard !taken.isEmpty else { return }
    let days = Dictionary(grouping: taken, by: \.value.last).mapValues { entries in
      Dictionary(entries.map { ($0.key, $0.value.count) }) { $0 + $1 }
    }
    do {
      try await store.writer.transaction { transaction in
        for (day, searches) in days { try transaction.add(searches, on: day) }
      }
    } catch {
      searches.withLock { searches in
        for (search, held) in taken {
          if searches[search] == nil { searches[search] = held } else { searches[search]?.count += held.count }
        }
      }
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
