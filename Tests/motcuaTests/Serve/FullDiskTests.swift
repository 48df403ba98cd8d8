import TestSupport
import Testing

@Suite("A full disk")
struct FullDiskTests {
  @Test("new intake is refused with a sentence, what was taken in is safe, and room lets intake go on")
  func fullDisk() async throws {
    let city = try await City()
    let token = try await city.token()
    let limited = try await ServingProgram.start(city, blocks: 2_048)
    let codes = try await onThread {
      let filing = try Filing(limited.port, token: token)
      var codes: [String] = []
      while codes.count < 20_000 {
        let answer = try filing.file(name: "Người thứ \(codes.count + 1)", key: "\(codes.count + 1)")
        guard let code = answer.filedCode else {
          #expect(answer.status == 503)
          #expect(answer.text.contains("The server has no space left; nothing was saved."))
          break
        }
        codes.append(code)
      }
      #expect((1..<20_000).contains(codes.count), "the limit was never met")
      let last = try #require(codes.last)
      #expect(try filing.get("/tra-cuu/\(last)").status == 200)
      #expect(try filing.file(name: "Lại không được", key: "again").status == 503)
      #expect(try filing.get("/health/live").status == 200)
      return codes
    }.get()
    #expect(await limited.stop() == 0)
    #expect(try await city.check().output.hasPrefix("\(codes.count) dossiers"))

    let server = try await ServingProgram.start(city)
    let next = try await onThread { try Filing(server.port, token: token).file(name: "Có chỗ", key: "room") }.get()
    let last = try #require(codes.last.flatMap { Int($0.split(separator: "-").last ?? "") })
    let serial = try #require(next.filedCode.flatMap { Int($0.split(separator: "-").last ?? "") })
    // Midnight may come meanwhile.
    #expect(serial == last + 1 || serial == 1)
    #expect(await server.stop() == 0)
  }
}
