import HTTPServer
import HTTPTypes

extension Response {
  /// What a browser may keep, it can ask about again for the price of a head. What nobody may keep has nothing to be asked
  /// by: a tag would tell that what it holds is as before.
  package func validatedIfKept(for request: Request) throws -> Response {
    guard let control = fields[.cacheControl], !control.contains("no-store") else { return self }
    return try validated(for: request)
  }
}
