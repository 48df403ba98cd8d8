import Glibc

/// A system call that failed.
public struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The call's name, as in its manual page.
  public let call: String
  /// The path or other name on which it was called, if any.
  public let path: String?
  /// errno(3)
  public let code: Int32

  public init(call: String, path: String? = nil, code: Int32) {
    (self.call, self.path, self.code) = (call, path, code)
  }

  public var description: String {
    path.map { "\(call) \($0): \(reason)" } ?? "\(call): \(reason)"
  }

  /// What the number means (strerror(3)).
  public var reason: String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }

  /// Whether no space is left, or a quota or a limit on file sizes is reached.
  public var isOfFullDisk: Bool { [ENOSPC, EDQUOT, EFBIG].contains(code) }
}
