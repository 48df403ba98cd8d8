import Glibc
import OneStop
import System
import TestSupport
import Testing

@testable import OneStopStore

@Suite("Questions between agencies in the store", .eachEngine) struct ConsultationStoreTests {
  let folder: TemporaryFolder
  let store: Store
  let start = Moment.at("2018-06-01T09:30")

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    try store.writer.bulk { transaction in
      for _ in 0..<3 { try transaction.accept(at: start) }
      try transaction.accept(.sample(agency: .district2), at: start)
    }
  }

  private func list(_ list: ConsultationList, _ agency: AgencyCode) throws -> [String] {
    try store.makeReader().consultations(list, agency: agency).map {
      "\($0.dossier.description.prefix(9))/\($0.number)"
    }
  }

  @Test(
    "A page lies behind or before a row as it stood, whether it has a due moment or none",
    arguments: [ConsultationList.toAnswer, .awaited, .ended])
  func places(kind: ConsultationList) throws {
    try store.writer.bulk { transaction in
      for _ in 0..<6 { try transaction.accept(at: start) }
      // Of some two questions to two agencies, of others one; with the same due moment, with another, and with none.
      for id in [Int64(1), 2, 3, 5, 6, 7, 8, 9, 10] {
        try transaction.ask(.planning, about: id, at: start, days: Int(id) % 3 + 1)
        if id < 4 { try transaction.ask(.environment, about: id, at: start, days: Int(id) % 3 + 1) }
      }
      try transaction.connection.run("UPDATE consultations SET due = NULL WHERE dossier_id IN (2, 5, 8)")
      if kind == .ended {
        try transaction.connection.run("UPDATE consultations SET ended_at = dossier_id / 3, outcome = 'lapsed'")
      }
    }
    let agency = kind == .awaited ? AgencyCode.district1 : .planning
    let reader = try store.makeReader()
    let all = try reader.consultations(kind, agency: agency).map { $0.key(in: kind) }
    #expect(all.count == (kind == .awaited ? 12 : 9) && Set(all).count == all.count)
    for (place, key) in all.enumerated() {
      let after = try reader.consultations(kind, agency: agency, place: .after(key), limit: 4).map { $0.key(in: kind) }
      let before = try reader.consultations(kind, agency: agency, place: .before(key), limit: 4).map {
        $0.key(in: kind)
      }
      #expect(after == Array(all[(place + 1)...].prefix(4)), "\(place)")
      #expect(before == Array(all[..<place].suffix(4)), "\(place)")
    }
  }

  @Test("An answer comes back as it was given, files and all")
  func roundTrip() throws {
    let files = [
      StoredFile.sample(), StoredFile.sample("", digit: "b"),
      StoredFile.sample("a\n\"\\,;|🏠", [], digit: "c"),
    ]
    let written = try store.writer.bulk { transaction in
      try transaction.ask(.planning, about: 1, at: start, silence: true, question: "Một\nhai 🏠")
      return try transaction.answer(1, of: 1, at: start, .agreeWithConditions, files: files)
    }
    let read = try #require(try store.makeReader().dossier(id: 1))
    #expect(read == written)
    #expect(read.dossier.consultations.first?.end?.files == files)
    #expect(read.dossier.consultations.first?.question == "Một\nhai 🏠")
  }

  private func askThree() throws {
    try store.writer.bulk { transaction in
      try transaction.ask(.planning, about: 1, at: start, days: 5)
      try transaction.ask(.environment, about: 1, at: start, days: 1)
      try transaction.ask(.planning, about: 4, at: start, days: 2)
    }
  }

  @Test("Each agency's lists and counts hold what it is asked and what it waits for, and nothing of others")
  func lists() throws {
    try askThree()
    #expect(try list(.toAnswer, .planning) == ["000.00.42/1", "000.00.41/1"])
    #expect(try list(.awaited, .district1) == ["000.00.41/2", "000.00.41/1"])
    #expect(try list(.ended, .planning) == [])
    #expect(try list(.toAnswer, .district1) == [] && list(.awaited, .planning) == [])
    let reader = try store.makeReader()
    #expect(try reader.consultationCounts(agency: .planning) == ConsultationCounts(toAnswer: 2, awaited: 0))
    #expect(try reader.consultationCounts(agency: .district1) == ConsultationCounts(toAnswer: 0, awaited: 2))
    #expect(try reader.questionsToAnswer(agencies: [.planning]) == 2)
    #expect(try reader.questionsToAnswer(agencies: [.district1]) == 0)
    let now = Moment.at("2018-06-02T08:00")
    #expect(try reader.worklist(.awaitingAnswers, agency: .district1, now: now).map(\.id) == [1])
    #expect(try reader.worklistCounts(agency: .district1, login: "lan", now: now, soon: now).awaitingAnswers == 1)
  }

  @Test("What is answered or overtaken is in the list of what is over alone")
  func over() throws {
    try askThree()
    try store.writer.bulk { transaction in
      try transaction.answer(1, of: 4, at: .at("2018-06-02T08:00"))
      try transaction.act(.finish, on: 1, at: .at("2018-06-03T08:00"))
    }
    #expect(try list(.toAnswer, .planning) == [] && list(.awaited, .district1) == [])
    #expect(try list(.ended, .planning) == ["000.00.41/1", "000.00.42/1"])
    let ended = try store.makeReader().consultations(.ended, agency: .planning)
    #expect(ended.map(\.outcome) == [.overtaken, .answered(.agree)])
  }

  @Test("Silence is noted once, after its due moment, with that moment; other questions stay open")
  func silence() throws {
    try store.writer.bulk { transaction in
      for id in [1, 2] as [Int64] { try transaction.ask(.planning, about: id, at: start, days: 2, silence: true) }
      try transaction.ask(.environment, about: 1, at: start, days: 1)
    }
    let due = Moment.at("2018-06-03T17:00")
    #expect(try store.makeReader().nextSilence() == due)
    func lapse(_ now: Moment, limit: Int = 100) throws -> Int {
      try store.writer.bulk { try $0.lapseConsultations(calendar: .plain, now: now, limit: limit) }
    }
    #expect(try lapse(due) == 0)
    let later = due.adding(microseconds: 1)
    #expect(try lapse(later, limit: 1) == 1)
    #expect(try lapse(later) == 1)
    #expect(try lapse(later) == 0)
    #expect(try store.makeReader().nextSilence() == nil)
    let stored = try #require(try store.makeReader().dossier(id: 1))
    #expect(stored.dossier.consultations.map(\.end?.at) == [due, nil])
    #expect(stored.events.last?.actor == .portal)
    #expect(try store.check().isSound)
  }

  @Test("A file that no event names within a day goes while the server runs; a young one, and a named one, stay")
  func swept() async throws {
    let (kept, stray) = (StoredFile.whole, StoredFile.sample(digit: "b"))
    let now = Moment(microseconds: Int64(time(nil)) * Moment.second)
    for file in [kept, stray] { try FileSystem.write([1, 2, 3], to: store.folder.files + "/" + file.digest) }
    try store.writer.bulk { transaction in
      try transaction.ask(.planning, about: 1, at: start)
      try transaction.answer(1, of: 1, at: start, files: [kept])
    }
    #expect(try await store.sweepFiles(now: now) == 0)
    #expect(try FileSystem.names(in: store.folder.files).count == 2)
    #expect(try await store.sweepFiles(now: now.adding(microseconds: Moment.day + Moment.minute)) == 1)
    #expect(try FileSystem.names(in: store.folder.files) == [kept.digest])
  }

  @Test("What was listed to be swept, and was adopted before its turn, stays")
  func adopted() throws {
    let file = StoredFile.sample(digit: "b")
    let path = store.folder.files + "/" + file.digest
    try FileSystem.write([1, 2, 3], to: path)
    let came = try Moment(microseconds: Int64(#require(FileSystem.changedAt(path))) * Moment.second)
    let listed = ErasedFiles(digests: [file.digest])
    try store.removeNow(listed, before: came)
    #expect(FileSystem.kind(of: path) != nil)
    try store.removeNow(listed, before: came.adding(microseconds: Moment.second))
    #expect(FileSystem.kind(of: path) == nil)
  }

  @Test("Files that no event names are removed at the start; others of the folder are left alone")
  func orphans() throws {
    let kept = StoredFile.whole
    try FileSystem.write([1, 2, 3], to: store.folder.files + "/" + kept.digest)
    try FileSystem.write([9], to: store.folder.files + "/" + StoredFile.sample(digit: "b").digest)
    try FileSystem.write([9], to: store.folder.files + "/README")
    try store.writer.bulk { transaction in
      try transaction.ask(.planning, about: 1, at: start)
      try transaction.answer(1, of: 1, at: start, files: [kept])
    }
    #expect(
      try store.check().notes == ["1 uploaded file is named by no dossier: `motcua serve` removes such files."])
    #expect(try store.removeOrphanFiles() == 1)
    #expect(try store.check().notes == [])
    #expect(try Set(FileSystem.names(in: store.folder.files)) == [kept.digest, "README"])
    #expect(try store.removeOrphanFiles() == 0)
    #expect(try store.check().isSound)
  }

  @Test(
    "No list looks at questions of others",
    arguments: [
      "SELECT count(*) FROM consultations WHERE asked = $1 AND ended_at IS NULL",
      "SELECT count(*) FROM consultations WHERE agency = $1 AND ended_at IS NULL",
      "SELECT * FROM consultations c WHERE c.asked = $1 AND c.ended_at IS NOT NULL ORDER BY c.ended_at DESC",
      "SELECT due FROM consultations WHERE ended_at IS NULL AND is_silence_agreement = 1 AND due IS NOT NULL "
        + "ORDER BY due LIMIT 1",
    ])
  func plans(_ sql: String) throws {
    let plan = try store.makeReader().connection.queryPlan(sql)
    #expect(plan.contains("INDEX consultations_"), "\(plan)")
    #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
  }
}
