import Glibc

/// A queue on which a thread waits.
///
/// `@unchecked`: every access to `waiting` and `isClosed` holds the mutex.
package final class Mailbox<Element: Sendable>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let filled = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var waiting: [Element] = []
  private var isClosed = false

  package init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(filled, nil)
  }

  deinit {
    pthread_cond_destroy(filled)
    pthread_mutex_destroy(mutex)
    filled.deallocate()
    mutex.deallocate()
  }

  /// False if it is closed; then the element was not accepted.
  package func put(_ element: Element) -> Bool {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    if isClosed { return false }
    waiting.append(element)
    if waiting.count == 1 { pthread_cond_signal(filled) }
    return true
  }

  /// Waits for an element, then takes the oldest, at most `limit`; nil once it is closed and empty. Only one thread may
  /// take.
  package func take(upTo limit: Int) -> [Element]? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while waiting.isEmpty {
      if isClosed { return nil }
      pthread_cond_wait(filled, mutex)
    }
    if waiting.count <= limit {
      defer { waiting = [] }
      return waiting
    }
    defer { waiting.removeFirst(limit) }
    return Array(waiting.prefix(limit))
  }

  package var count: Int {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return waiting.count
  }

  /// Accepts no more elements; those in it can still be taken.
  package func close() {
    pthread_mutex_lock(mutex)
    isClosed = true
    pthread_cond_broadcast(filled)
    pthread_mutex_unlock(mutex)
  }
}
