import TestSupport
import Testing

@Suite("Parameters of the API's addresses") struct AddressParameterTests {
  /// Each list with a parameter that it has and a value that it takes.
  private static let lists = [
    ("/procedures", "agency", TestStore.department), ("/procedures", "field", "xay-dung"),
    ("/reports/on-time", "from", "2018-06-01"), ("/reports/on-time", "by", "procedure"),
    ("/reports/on-time", "agency", TestStore.department), ("/dossiers", "status", "2"), ("/dossiers", "limit", "5"),
    ("/changes", "after", "0"), ("/changes", "limit", "5"),
  ]

  @Test("an unknown, repeated or empty one is refused by name; a correct one is accepted", arguments: lists)
  func refused(_ list: String, _ name: String, _ value: String) async throws {
    try await TestPortal.run(now: "2018-06-20T09:00") { portal in
      for (query, mistake) in [
        ("\(name)=\(value)", nil), ("\(name)=\(value)&\(name)=\(value)", name), ("\(name)=", name),
        ("\(name)=\(value)&\(name)x=1", "\(name)x"), ("_=1", "_"),
      ] {
        let answer = try await portal.get("/api/v1\(list)?\(query)", token: portal.token)
        #expect(answer.status == (mistake == nil ? 200 : 422), "\(query)")
        if let mistake { #expect(try answer.fieldMistakes() == [mistake], "\(query)") }
      }
    }
  }
}
