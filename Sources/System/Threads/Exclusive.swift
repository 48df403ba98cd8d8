import Glibc

/// A value that only one thread at a time may use.
///
/// `@unchecked`: the value is only accessed inside `use`, which holds the lock. Nothing that leaves `use` may be part
/// of the value; `Mutex` would prove that, but does not pass a value like this to a caller's closure.
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
