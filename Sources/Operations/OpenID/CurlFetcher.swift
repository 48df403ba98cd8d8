import OpenID
import Synchronization
import System

/// Asks identity providers by curl(1), each request on a thread of its own.
package final class CurlFetcher: Fetcher {
  /// How many requests are under way at most: somebody waits for each, so that more are refused rather than queued.
  private static let width = 32
  private static let seconds = 10
  private let underWay = Atomic(0)

  package init() {}

  package func fetch(_ request: FetchRequest) async throws -> FetchAnswer {
    guard let address = WebAddress(request.url) else { throw OpenIDError.unavailable("it names no address to ask at") }
    guard underWay.add(1, ordering: .relaxed).newValue <= CurlFetcher.width else {
      underWay.subtract(1, ordering: .relaxed)
      throw OpenIDError.unavailable("too many are signing in at once")
    }
    defer { underWay.subtract(1, ordering: .relaxed) }
    let curl = CurlRequest(
      method: request.form == nil ? "GET" : "POST", url: request.url,
      headers: request.headers.map { CurlRequest.Header(name: $0.name, value: $0.value) }, body: request.form,
      isLocal: address.isLocal)
    let outcome = await withCheckedContinuation { (caller: CheckedContinuation<Program.Outcome, Never>) in
      do throws(SystemError) {
        try Thread.start("openid") { caller.resume(returning: curl.run(seconds: CurlFetcher.seconds)) }.detach()
      } catch {
        caller.resume(returning: Program.Outcome(end: .notStarted(error.code)))
      }
    }
    return try CurlFetcher.answer(outcome)
  }

  /// Throws where curl could not ask. What it complains of names the provider, and no secret.
  static func answer(_ outcome: Program.Outcome) throws(OpenIDError) -> FetchAnswer {
    switch outcome.end {
    case .exited(0): break
    case .notStarted: throw .unavailable("curl cannot be started")
    case .timedOut: throw .unavailable("no answer in time")
    default:
      let complaint = String(decoding: outcome.complaint.prefix(300), as: UTF8.self)
      throw .unavailable(complaint.split(separator: "\n").first.map(String.init) ?? "curl failed")
    }
    guard let end = outcome.output.lastIndex(of: UInt8(ascii: "\n")), outcome.output.count < Program.outputLimit,
      let status = Int(String(decoding: outcome.output[(end + 1)...], as: UTF8.self))
    else { throw .unavailable("its answer is too long") }
    return FetchAnswer(status: status, body: Array(outcome.output[..<end]))
  }
}
