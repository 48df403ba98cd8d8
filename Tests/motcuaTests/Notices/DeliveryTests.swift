import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Delivery by the program")
struct DeliveryTests {
  private static let options = ["--mail-from", "mot-cua@motcua.example", "--site", "https://motcua.example"]

  /// A `sendmail` that keeps what it gets in a file, and the first time does not end before there is a file `killed`.
  private static func sendmail(in folder: TemporaryFolder) throws -> String {
    let script = """
      #!/bin/sh
      cat >> '\(folder.path)/mails'
      [ -e '\(folder.path)/again' ] && exit
      touch '\(folder.path)/again'
      for second in $(seq 120); do [ -e '\(folder.path)/killed' ] && exit; sleep 1; done
      """
    return try folder.writeProgram(script, to: "sendmail")
  }

  /// The Message-IDs that came, once there are so many.
  private static func identifiers(_ count: Int, in folder: TemporaryFolder) async throws -> [String] {
    var found: [String] = []
    for _ in 0..<1_000 {
      let text = (try? String(contentsOfFile: folder.path + "/mails", encoding: .utf8)) ?? ""
      found = text.split(separator: "\n").filter { $0.hasPrefix("Message-ID: ") }.map(String.init)
      if found.count >= count { break }
      try await Task.sleep(for: .milliseconds(20))
    }
    return found
  }

  @Test("killed after a mail has gone out and before that is kept, it sends it again with the same Message-ID")
  func killed() async throws {
    let city = try await City()
    let token = try await city.token()
    let path = try Self.sendmail(in: city.folder)
    let options = Self.options + ["--sendmail", path]
    let first = try await ServingProgram.start(city, options)
    let answer = try await onThread {
      let body = """
        {"procedure":"\(City.procedure)","channel":"counter","notify":"email",\
        "applicant":{"name":"Nguyễn Thị Ánh","email":"anh@example.vn"}}
        """
      return try TestClient(port: first.port).ask(
        """
        POST /api/v1/dossiers HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer \(token)\r\nIdempotency-Key: 1\r
        Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)
        """)
    }.get()
    #expect(answer.filedCode != nil, "\(answer.text)")
    #expect(try await Self.identifiers(1, in: city.folder).count == 1)
    first.signal(SIGKILL)
    #expect(await first.end() == SIGKILL)
    try city.folder.write("", to: "killed")

    let second = try await ServingProgram.start(city, options)
    let identifiers = try await Self.identifiers(2, in: city.folder)
    #expect(identifiers.count == 2 && Set(identifiers).count == 1)
    #expect(await second.stop() == 0)
    // What was kept as sent is not sent again.
    let third = try await ServingProgram.start(city, options)
    #expect(await third.stop() == 0)
    #expect(try await Self.identifiers(2, in: city.folder).count == 2)
  }

  @Test(
    "what cannot send is said at the start",
    arguments: [
      "--mail-from a@b.vn --sendmail /nothing/here": 1, "--sms /nothing/here": 1, "--sms /dev/null": 1,
      "--sendmail /bin/true": 64, "--mail-from nobody": 64, "--site motcua.example": 64,
      "--site https://motcua.example/path": 64, "--host-name https://motcua.example": 64,
      "--host-name motcua.example/": 64,
    ])
  func mistakes(options: String, status: Int) async throws {
    let city = try await City()
    let outcome = try await Program.run(
      ["serve", "--data", city.data, "--port", "0"] + options.split(separator: " ").map(String.init))
    #expect(Int(outcome.status) == status && outcome.output.isEmpty && outcome.complaint.hasPrefix("Error: "))
    if status == 1 { #expect(outcome.isOneSentence, "\(outcome.complaint)") }
  }
}
