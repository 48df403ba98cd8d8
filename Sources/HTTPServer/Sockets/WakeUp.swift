import CSystem
import Glibc
import System

/// eventfd(2): lets another thread end a loop's wait.
struct WakeUp: ~Copyable, Sendable {
  private let descriptor: Descriptor

  init() throws(SystemError) {
    descriptor = Descriptor(try SystemCall.retrying("eventfd") { csystem_eventfd() })
  }

  var raw: Int32 { descriptor.raw }

  /// write(2); if the counter is full, the loop wakes anyway.
  func signal() {
    var one: UInt64 = 1
    _ = write(descriptor.raw, &one, 8)
  }

  /// read(2)
  func clear() {
    var count: UInt64 = 0
    _ = read(descriptor.raw, &count, 8)
  }
}
