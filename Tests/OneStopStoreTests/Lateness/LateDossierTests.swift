import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("Late dossiers by cause", .eachEngine) struct LateDossierTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
  }

  /// Ends it so many days after it was accepted, with two days to do it in.
  @discardableResult
  private func live(
    _ agency: AgencyCode = .district1, ended: String, _ cause: LatenessCause = .overload
  ) throws -> Int64 {
    let at = Moment.at(ended)
    return try store.writer.bulk { transaction in
      let stored = try transaction.accept(.sample(agency: agency), at: .at("2018-06-01T08:00"), days: 2)
      _ = try transaction.append(to: stored.id) { stored in
        try stored.dossier.decide(
          DossierCommand(.finish(cause: cause), at: at, note: "x"), by: .staff(login: "lan"),
          calendar: .fitting(.days(2)), now: at)
      }
      return stored.id
    }
  }

  private func period(_ from: String, _ to: String) throws -> Period {
    let first = try #require(LocalDate(from))
    let last = try #require(LocalDate(to))
    return try #require(Period(from: first, to: last))
  }

  @Test("Counted by the day on which they ended, by agency and cause; those in time are not")
  func counts() throws {
    try live(ended: "2018-06-04T08:00")
    try live(ended: "2018-06-11T00:00")
    try live(ended: "2018-06-17T23:59", .staff)
    try live(ended: "2018-06-18T00:00", .staff)
    let other = try live(.district2, ended: "2018-06-12T08:00", .system)
    let reader = try store.makeReader()
    let week = try period("2018-06-11", "2018-06-17")
    #expect(try reader.lateCounts(in: week) == [.overload: 1, .staff: 1, .system: 1])
    #expect(try reader.lateCounts(in: week, agencies: [.district1]) == [.overload: 1, .staff: 1])
    #expect(try reader.lateCounts(in: week, agencies: []) == [:])
    #expect(try reader.lateCounts(in: try period("2018-06-01", "2018-06-10")) == [.overload: 1])

    #expect(try reader.lateDossiers(in: week, limit: 9).count == 3)
    #expect(try reader.lateDossiers(in: week, limit: 2).count == 2)
    #expect(try reader.lateDossiers(in: week, cause: .system, limit: 9).map(\.id) == [other])
    #expect(try reader.lateDossiers(in: week, agencies: [.district1], cause: .system, limit: 9) == [])
  }

  @Test("They are found by an index of the late ones alone")
  func plan() throws {
    let database = try store.makeReader().connection
    let plans = try [
      "SELECT cause, count(*) FROM dossiers WHERE coalesce(ended_agency, agency) = 'a' AND outcome = 'late' AND ended_at >= 1 AND ended_at < 2 "
        + "GROUP BY cause",
      "SELECT id FROM dossiers WHERE coalesce(ended_agency, agency) = 'a' AND outcome = 'late' AND ended_at >= 1 AND ended_at < 2 "
        + "ORDER BY ended_at DESC LIMIT 3",
      "SELECT login FROM posts WHERE agency = 'a' AND role IN ('clerk', 'officer', 'leader')",
    ].map(database.queryPlan)
    #expect(plans[0].contains("dossiers_late (<expr>=? AND ended_at>? AND ended_at<?)"), "\(plans[0])")
    #expect(plans[1].contains("dossiers_late (<expr>=? AND ended_at>? AND ended_at<?)"), "\(plans[1])")
    #expect(plans[2].contains("posts_agency (agency=? AND role=?)"), "\(plans[2])")
  }
}
