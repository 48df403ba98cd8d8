import CSystem
import Glibc
import System

/// epoll(7), level-triggered.
struct Poller: ~Copyable {
  private let descriptor: Descriptor
  private let events: UnsafeMutablePointer<csystem_event>
  static let capacity = 512

  static let readable = csystem_readable
  static let writable = csystem_writable
  static let broken = csystem_broken

  /// epoll_create1(2)
  init() throws(SystemError) {
    descriptor = Descriptor(try SystemCall.retrying("epoll_create1") { csystem_epoll_create() })
    events = .allocate(capacity: Self.capacity)
  }

  deinit { events.deallocate() }

  /// epoll_ctl(2)
  func add(_ file: Int32, events: UInt32, token: UInt64) throws(SystemError) {
    try SystemCall.retrying("epoll_ctl") { csystem_epoll_add(descriptor.raw, file, events, token) }
  }

  /// epoll_ctl(2); fails only for a descriptor that was not added.
  func modify(_ file: Int32, events: UInt32, token: UInt64) {
    _ = csystem_epoll_modify(descriptor.raw, file, events, token)
  }

  /// epoll_ctl(2); fails only for a descriptor that was not added.
  func remove(_ file: Int32) { _ = csystem_epoll_remove(descriptor.raw, file) }

  /// epoll_wait(2). A signal ends it with no events.
  /// - Parameter milliseconds: how long to wait at most; -1 for ever.
  func wait(milliseconds: Int32) -> UnsafeBufferPointer<csystem_event> {
    let count = csystem_epoll_wait(descriptor.raw, events, Int32(Self.capacity), milliseconds)
    return UnsafeBufferPointer(start: events, count: max(0, Int(count)))
  }
}
