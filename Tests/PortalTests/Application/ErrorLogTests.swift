import HTTPServer
import HTTPTypes
import Logging
import OneStop
import OneStopStore
import Synchronization
import TestSupport
import Testing

@testable import Operations
@testable import Web
@testable import Words

private struct Surprise: Error {
  var name = "Nguyễn Văn Kín"
}

@Suite("What the log calls an error") struct ErrorLogTests {
  private final class Log: Sendable {
    let errors = Mutex<[String]>([])

    func logger() -> Logger { Logger(label: "tests") { _ in Keeper(log: self) } }
  }

  private struct Keeper: LogHandler {
    let log: Log
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace
    var metadataProvider: Logger.MetadataProvider?

    func log(event: LogEvent) {
      if event.level >= .warning { log.errors.withLock { $0.append("\(event.message)") } }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }
  }

  /// What a client causes, beginning with the request line.
  static let requests = [
    "NONSENSE\r\n\r\n", "GET / HTTP/3.0\r\n\r\n", "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n",
    "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
    "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", "GET /%FF HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /\(String(repeating: "a", count: 20_000)) HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 70_000))\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nExpect: cake\r\n\r\n", "DELETE / HTTP/1.1\r\nHost: a\r\n\r\n",
    "POST /tra-cuu/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
    "POST /tra-cuu/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
    "POST /tra-cuu/x HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Type: text/plain\r\n\r\nx",
    "POST /tra-cuu/x HTTP/1.1\r\nHost: a\r\nContent-Length: 999999\r\n\r\n",
    "POST /can-bo/ho-so/x/tra-loi HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n"
      + "Content-Type: multipart/form-data; boundary=b\r\n\r\nx",
    "POST /can-bo/dang-nhap HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
    "POST /api/v1/dossiers HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer TOKEN\r\nIdempotency-Key: 1\r\n"
      + "Content-Type: application/json\r\nContent-Length: 1\r\n\r\n{",
    "POST /api/v1/dossiers HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer wrong\r\nContent-Length: 0\r\n\r\n",
    "PUT /api/v1/dossiers HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
    "GET /api/v1/%FF HTTP/1.1\r\nHost: a\r\n\r\n", "GET /khong-co HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /can-bo HTTP/1.1\r\nHost: a\r\nCookie: \u{1}\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nIf-Match: \"x\"\r\n\r\n",
  ]

  @Test("never an error that a client causes", arguments: requests)
  func clients(_ request: String) async throws {
    let log = Log()
    try await TestPortal.run(logger: log.logger()) { portal in
      let (port, token) = (portal.port, portal.token)
      let answer = try await onThread {
        let client = try TestClient(port: port)
        client.send(request.replacing("TOKEN", with: token))
        client.finishSending()
        return try client.answer()
      }.get()
      #expect(answer.status >= 300, "\(answer.status)")
    }
    #expect(log.errors.withLock { $0 } == [])
  }

  private static let failures: [String: (error: any Error, isOurs: Bool)] = [
    "surprise": (Surprise(), true), "disk": (StoreError.diskFull, true), "corrupt": (StoreError.corrupt("x"), true),
    "gateway": (HTTPError(.badGateway, "Another server failed."), true),
    "internal": (HTTPError(.internalServerError, "It failed."), true),
    "method": (HTTPError(.notImplemented, "x"), false), "version": (HTTPError(.httpVersionNotSupported, "x"), false),
    "room": (HTTPError(.serviceUnavailable, "x"), false),
    "refusal": (Refusal.notAllowed(.finish, in: .filed), false), "forbidden": (PortalError.forbidden, false),
    "tries": (PortalError.tooManyTries(minutes: 7), false), "teapot": (HTTPError(.init(code: 418), "x"), false),
    "cancelled": (CancellationError(), false),
  ]

  @Test(
    "only failures of the server, on pages and in the API, without anything that was sent",
    arguments: failures.keys.sorted())
  func ours(_ what: String) async throws {
    let failure = try #require(Self.failures[what])
    for prefix in ["/nem", "/api/nem"] {
      let log = Log()
      try await TestPortal.run(
        logger: log.logger(),
        routes: { router in router.get("\(prefix)") { _, _ in throw failure.error } },
        { portal in _ = try await portal.get(prefix) })
      let errors = log.errors.withLock { $0 }
      #expect(errors.count == (failure.isOurs ? 1 : 0), "\(prefix): \(errors)")
      #expect(!errors.contains { $0.contains("Kín") })
    }
  }
}
