import HTTPServer
import HTTPTypes
import Synchronization

/// What kind of address a request asks for.
enum RequestClass: String, CaseIterable {
  case `public`, staff, api, assets, operations

  init(path: String) {
    // By bytes: a slash and a mark on it are one character.
    let begins = { (text: StaticString) in text.withUTF8Buffer { path.utf8.starts(with: $0) } }
    self =
      if begins("/api/") {
        .api
      } else if begins("/assets/") {
        .assets
      } else if begins("/can-bo") || begins("/quan-tri") {
        .staff
      } else if begins("/health/") || path == "/metrics" {
        .operations
      } else {
        .public
      }
  }
}

/// How many requests one loop has answered. The loop adds, anybody reads.
final class RequestCounts: Sendable {
  private final class Count: Sendable {
    let value = Atomic<Int>(0)
  }

  static let statuses = 1...5
  private let counts = (0..<RequestClass.allCases.count * 6).map { _ in Count() }

  func add(_ kind: RequestClass, status: Int) {
    count(kind, min(max(status / 100, 1), 5)).value.add(1, ordering: .relaxed)
  }

  /// - Parameter hundred: 1 to 5, the first digit of the status.
  func number(_ kind: RequestClass, _ hundred: Int) -> Int { count(kind, hundred).value.load(ordering: .relaxed) }

  private func count(_ kind: RequestClass, _ hundred: Int) -> Count {
    counts[(RequestClass.allCases.firstIndex(of: kind) ?? 0) * 6 + hundred]
  }
}

/// Counts every answer by its class and status.
struct RequestCounter: Middleware {
  let counts: RequestCounts

  func handle(_ request: Request, _ context: Context, next: Handler) async throws -> Response {
    let kind = RequestClass(path: request.path)
    do {
      let response = try await next(request, context)
      counts.add(kind, status: response.status.code)
      return response
    } catch {
      // What the error page will be is told elsewhere; its status is known here.
      counts.add(kind, status: (error as? HTTPError)?.status.code ?? (error is PortalError ? 400 : 500))
      throw error
    }
  }
}
