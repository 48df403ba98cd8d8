import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("Due moments of many lives after a change of days off", .eachEngine) struct RecomputedLivesTests {
  private static let times = ["1wd", "3wd", "5wd", "10wd", "8wh", "20wh", "5d", "15d"]

  @Test("Each is what its whole life gives by the new calendar, told from columns and pauses alone", arguments: 1...4)
  func lives(_ seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let store = try Store(in: folder)
    var random = seed &* 0x9E37_79B9_7F4A_7C15
    func below(_ bound: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % bound
    }
    let start = Moment.at("2018-08-20T08:00")
    let calendar = try September.calendar()
    try store.writer.bulk { transaction in
      _ = try transaction.importCatalogue([September.file()], now: .at("2018-01-01T08:00"))
      for id in 1...Int64(150) {
        var at = start.adding(microseconds: Int64(below(14 * 24 * 60)) * Moment.minute)
        let filing = Filing.sample(channel: below(2) == 0 ? .counter : .online)
        let time = try #require(ProcessingTime(Self.times[below(Self.times.count)]))
        let rules = DeadlineRules(
          time, cutoff: below(3) == 0 ? TimeOfDay(15, 0) : nil, supplement: below(2) == 0 ? .restart : .continue)
        let first =
          filing.channel == .counter
          ? try filing.accepted(at: at, by: .portal, rules: rules, calendar: calendar, now: at)
          : DossierEvent(at: at, recordedAt: at, actor: .applicant, kind: .filed, due: nil)
        try transaction.intake(filing, rules: rules, events: [first])
        for _ in 0..<below(8) {
          at = at.adding(microseconds: Int64(1 + below(60 * 48)) * Moment.minute)
          let actions: [Action] = [
            .accept, .process, .requestSupplement, .supplementReceived, .requestPayment, .paymentReceived, .extend,
          ]
          let action = actions[below(actions.count)]
          _ = try transaction.append(to: id) { stored in
            guard stored.dossier.allows(action) else {
              return try stored.dossier.decide(
                DossierCommand(stored.dossier.allows(.process) ? .process : .withdraw, at: at), by: .portal,
                calendar: calendar, now: at)
            }
            let kind = stored.dossier.sample(action, at: at, newDue: at.adding(microseconds: 40 * Moment.day))
            return try stored.dossier.decide(
              DossierCommand(kind, at: at, note: "a"), by: .portal, calendar: calendar, now: at)
          }
          if try transaction.dossier(id: id)?.dossier.ended != nil { break }
        }
      }
    }
    let work = try #require(try store.change(September.file("2018-08-28", "2018-09-05"), now: "2018-09-20T09:00"))
    let after = try September.calendar("2018-08-28", "2018-09-05")
    try store.recompute(work, by: after, now: "2018-09-20T09:01", batch: 40)
    #expect(try store.check().findings == [])
    let reader = try store.makeReader()
    var moved = 0
    for id in 1...Int64(150) {
      let stored = try #require(try reader.dossier(id: id))
      let dossier = stored.dossier
      guard let accepted = dossier.acceptedAt, dossier.ended == nil else { continue }
      let expected = after.due(accepted: accepted, rules: dossier.rules, pauses: dossier.pauses)
      #expect(DueDate(due: dossier.due, isProvisional: dossier.isDueProvisional) == expected, "\(id)")
      if case .dueRecomputed = stored.events.last?.kind { moved += 1 }
    }
    #expect(moved > 20)
  }
}
