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
      if let revokedAt { #expect(try transaction.revokeTokens(label: "a", now: .at(revokedAt)) == 1) }
    }
    let kept = try #require(try store.makeReader().token(digest: "d"))
    #expect(kept.lastDay == token.lastDay && kept.revokedAt == revokedAt.map(Moment.at))
    #expect(kept.holds(at: .at("2018-06-05T23:59")) == isHeld)
  }

  @Test("What is revoked is of the label, and of the agency where one is named; once is enough")
  func revoked() throws {
    let folder = try TemporaryFolder()
    let store = try Store(in: folder)
    try store.addAgencies()
    let (start, now) = (Moment.at("2018-06-01T08:00"), Moment.at("2018-06-05T08:00"))
    try store.writer.bulk { transaction in
      for (digest, agency, label) in [
        ("1", AgencyCode.district1, "a"), ("2", .district1, "b"), ("3", .district2, "a"), ("4", .district2, "a"),
      ] {
        try transaction.add(APIToken(agency: agency, label: label, createdAt: start), digest: digest)
      }
      #expect(try transaction.revokeTokens(label: "a", agency: .district1, now: now) == 1)
      #expect(try transaction.revokeTokens(label: "a", now: now.adding(microseconds: 1)) == 2)
      #expect(try transaction.revokeTokens(label: "a", now: now) == 0)
    }
    let reader = try store.makeReader()
    let held = try ["1", "2", "3", "4"].filter { try reader.token(digest: $0)?.holds(at: now) ?? false }
    #expect(held == ["2"])
    #expect(try reader.token(digest: "1")?.revokedAt == now)
  }
}
