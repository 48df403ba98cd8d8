import Glibc
import HTTPTypes

/// A request's preconditions, in the order of RFC 9110 section 13.2.2: if a tag is named, dates do not count. A date
/// that cannot be read is ignored.
struct Conditions {
  private let request: Request

  init(_ request: Request) { self.request = request }

  /// If-Match and If-Unmodified-Since; if they are not met, the answer is 412.
  func areMet(tag: String, modified: Int) -> Bool {
    if let tags = request.field(.ifMatch) { return EntityTag.isMatched(tags, tag) }
    return date(.ifUnmodifiedSince).map { modified <= $0 } ?? true
  }

  /// If-None-Match and If-Modified-Since: whether the client already has the content, so that the answer is 304.
  func isHeld(tag: String, modified: Int) -> Bool {
    if let tags = request.field(.ifNoneMatch) { return EntityTag.isHeld(tags, tag) }
    return date(.ifModifiedSince).map { modified <= $0 } ?? false
  }

  private func date(_ name: HTTPField.Name) -> Int? {
    request.field(name).flatMap { HTTPDate.seconds($0, now: time(nil)) }
  }
}
