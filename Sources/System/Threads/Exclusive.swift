import Glibc

/// A value that one thread at a time may use.
///
/// `@unchecked`: the value is reached inside `use` only, which holds the lock. What leaves `use` must not be part of it:
/// `Mutex` would prove that too, but lets no caller's closure see the value.
package final class Exclusive<Value>: @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let value: Value

  package init(_ value: sending Value) {
    self.value = value
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  package func use<Result, Failure: Error>(_ body: (Value) throws(Failure) -> Result) throws(Failure) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return try body(value)
  }
}
