import HTTPServer
import HTTPTypes

extension Response {
  /// Adds an entity tag to an answer that the browser may keep, so that asking again costs only a head. An answer that
  /// nobody may keep has no tag, which would reveal whether its content is unchanged.
  package func validatedIfKept(for request: Request) throws -> Response {
    guard let control = fields[.cacheControl], !control.contains("no-store") else { return self }
    return try validated(for: request)
  }
}
