import Glibc
import HTTPTypes

/// What a request makes its answer depend on, in the order of RFC 9110 section 13.2.2: where a tag is named, no date
/// counts. A date that cannot be read is no condition.
struct Conditions {
  private let request: Request

  init(_ request: Request) { self.request = request }

  /// If-Match and If-Unmodified-Since; where they are not met, the answer is 412.
  func areMet(tag: String, modified: Int) -> Bool {
    if let tags = request.field(.ifMatch) { return EntityTag.isMatched(tags, tag) }
    return date(.ifUnmodifiedSince).map { modified <= $0 } ?? true
  }

  /// If-None-Match and If-Modified-Since: whether the client has it already, and the answer is 304.
  func isHeld(tag: String, modified: Int) -> Bool {
    if let tags = request.field(.ifNoneMatch) { return EntityTag.isHeld(tags, tag) }
    return date(.ifModifiedSince).map { modified <= $0 } ?? false
  }

  private func date(_ name: HTTPField.Name) -> Int? {
    request.field(name).flatMap { HTTPDate.seconds($0, now: time(nil)) }
  }
}
