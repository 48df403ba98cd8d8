import FoundationEssentials
import System

/// One request over HTTP, which curl(1) sends. Nothing of it shows in the process list.
package struct CurlRequest: Hashable, Sendable {
  package var method: String
  package var url: String
  package var headers: [Header]
  package var body: String?
  /// Whether it stays on this machine; only then may it do without TLS.
  package var isLocal: Bool

  package struct Header: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(name: String, value: String) { (self.name, self.value) = (name, value) }
  }

  package init(method: String, url: String, headers: [Header], body: String?, isLocal: Bool) {
    (self.method, self.url, self.headers, self.body, self.isLocal) = (method, url, headers, body, isLocal)
  }

  /// Sends it on the calling thread, which waits. The status is the last line of the output, the body what is before it.
  ///
  /// - Parameter isStopping: once true, the attempt is broken off soon.
  package func run(seconds: Int, isStopping: () -> Bool = { false }) -> Program.Outcome {
    // -q must come first: it ignores the user's own settings.
    let program = Program(name: "curl", arguments: ["-q", "-K", "-"])
    return program.run(
      input: CurlSettings(self, seconds: seconds).bytes, seconds: seconds + 5,
      environment: ProcessInfo.processInfo.environment, isStopping: isStopping)
  }
}
