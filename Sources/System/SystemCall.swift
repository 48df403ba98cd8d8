import Glibc

package enum SystemCall {
  /// Repeats the call while signals interrupt it; reads errno(3) at once.
  @inlinable
  @inline(__always)
  @discardableResult
  package static func retrying<Result: FixedWidthInteger & SignedInteger>(
    _ name: StaticString, path: @autoclosure () -> String? = nil, _ call: () -> Result
  ) throws(SystemError) -> Result {
    while true {
      let result = call()
      if result >= 0 { return result }
      let code = errno
      if code != EINTR { throw SystemError(call: "\(name)", path: path(), code: code) }
    }
  }
}
