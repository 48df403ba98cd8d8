import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("Tokens of programs", .eachEngine) struct TokenTests {
  @Test(
    "A token holds to the end of its last day, and no longer than until it is revoked",
    arguments: [
      (nil, nil, true), ("2018-06-05", nil, true), ("2018-06-06", nil, true), ("2018-06-04", nil, false),
      (nil, "2018-06-05T08:00", false), ("2018-06-06", "2018-06-05T08:00", false),
    ] as [(String?, String?, Bool)])
  func holds(lastDay: String?, revokedAt: String?, isHeld: Bool) throws {
    let folder = try TemporaryFolder()
    let store = try Store(in: folder)
    try store.addAgencies()
    let token = APIToken(
      agency: .district1, label: "a", createdAt: .at("2018-06-01T08:00"), lastDay: lastDay.map(LocalDate.on))
    try store.writer.bulk { transaction in
      try transaction.add(token, digest: "d")
      if let revokedAt { #expect(try transaction.revokeToken("d", now: .at(revokedAt))) }
    }
    let kept = try #require(try store.makeReader().token(digest: "d"))
    #expect(kept.lastDay == token.lastDay && kept.revokedAt == revokedAt.map(Moment.at))
    #expect(kept.holds(at: .at("2018-06-05T23:59")) == isHeld)
  }

  @Test("It is revoked once, and used when it was used last")
  func revoked() throws {
    let folder = try TemporaryFolder()
    let store = try Store(in: folder)
    try store.addAgencies()
    let (start, now) = (Moment.at("2018-06-01T08:00"), Moment.at("2018-06-05T08:00"))
    try store.writer.bulk { transaction in
      for digest in ["1", "2"] {
        try transaction.add(APIToken(agency: .district1, label: "a", createdAt: start), digest: digest)
      }
      #expect(try transaction.revokeToken("1", now: now))
      #expect(try !transaction.revokeToken("1", now: now.adding(microseconds: 1)))
      #expect(try !transaction.revokeToken("3", now: now))
      try transaction.touchToken("2", now: now)
    }
    let reader = try store.makeReader()
    #expect(try reader.token(digest: "1")?.revokedAt == now && reader.token(digest: "1")?.usedAt == nil)
    #expect(try reader.token(digest: "2")?.revokedAt == nil && reader.token(digest: "2")?.usedAt == now)
  }
}
