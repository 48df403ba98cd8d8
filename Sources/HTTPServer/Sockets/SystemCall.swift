import Glibc

/// A system call that failed.
public struct SystemError: Error, Sendable, CustomStringConvertible {
  /// The call's name, as in its manual page.
  public let call: String
  /// errno(3)
  public let code: Int32

  public var description: String { "\(call): \(String(cString: strerror(code)))" }
}

enum SystemCall {
  /// Repeats the call while a signal interrupts it; reads errno(3) at once.
  @inline(__always)
  @discardableResult
  static func retrying<Result: FixedWidthInteger & SignedInteger>(
    _ name: StaticString, _ call: () -> Result
  ) throws(SystemError) -> Result {
    while true {
      let result = call()
      if result >= 0 { return result }
      let code = errno
      if code != EINTR { throw SystemError(call: "\(name)", code: code) }
    }
  }
}
