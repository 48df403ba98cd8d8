import Glibc

/// A descriptor with one owner; it is closed when its owner lets it go.
struct Descriptor: ~Copyable, Sendable {
  let raw: Int32

  init(_ raw: Int32) { self.raw = raw }

  deinit { close(raw) }
}
