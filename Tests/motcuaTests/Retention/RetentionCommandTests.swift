import Foundation
import OneStop
import OneStopStore
import TestSupport
import Testing

@Suite("retention") struct RetentionCommandTests {
  /// A city with dossiers that ended long ago, all of them due.
  private func city() async throws -> City {
    let city = try await City()
    try #require(try await city.run("demo", "--dossiers", "60", "--until", "2018-06-29").status == 0)
    let store = try Store(folder: DataFolder(existing: city.data))
    defer { store.close() }
    let months = try #require(RetentionPeriod(1))
    try store.writer.bulk {
      try $0.set(
        RetentionRule(procedure: nil, months: months, basis: "Luật"), by: "quan-tri", now: Moment(microseconds: 0))
    }
    return city
  }

  private func due(_ city: City) async throws -> Int {
    let preview = try await city.run("retention list", "--preview")
    return preview.output.matches(of: /\tdue ([0-9]+)/).compactMap { Int($0.output.1) }.reduce(0, +)
  }

  private func log(_ city: City) throws -> [String] {
    try String(contentsOfFile: city.data + "/administration.log", encoding: .utf8).split(separator: "\n").map(
      String.init)
  }

  private func erased(_ city: City) throws -> Int {
    try Database.number(city, "SELECT count(*) FROM dossiers WHERE erased_at IS NOT NULL")
  }

  @Test("erases as many as it has said, confidential ones too, and writes a line before and one after")
  func wholly() async throws {
    let city = try await city()
    try Database.change(
      city, "UPDATE dossiers SET is_confidential = 1 WHERE id = (SELECT min(id) FROM dossiers WHERE status = 10)")
    let count = try await due(city)
    #expect(count > 10)
    for wrong in ["", " --confirm 0", " --confirm \(count + 1)"] {
      let refused = try await city.run("retention run\(wrong)")
      #expect(refused.status == 1 && refused.isOneSentence && refused.complaint.contains("--confirm \(count)."))
    }
    #expect(try erased(city) == 0 && !log(city).contains { $0.contains("erasing") })
    let run = try await city.run("retention run", "--confirm", "\(count)")
    #expect(run.status == 0 && run.output.contains("Personal data of \(count) dossiers were erased"), "\(run)")
    #expect(try erased(city) == count)
    let lines = try log(city).suffix(2)
    #expect(lines.first?.contains("erasing personal data that are due by") == true)
    #expect(lines.last?.hasSuffix("personal data of \(count) dossiers erased") == true)
    #expect(try await due(city) == 0)
  }

  @Test("says how many were erased where it breaks off, on the screen and in the log")
  func brokenOff() async throws {
    let city = try await city()
    let id = try Database.number(
      city, "SELECT id FROM dossiers WHERE status = 10 ORDER BY procedure, ended_at LIMIT 1")
    // A folder in the place of a kept file cannot be removed.
    try FileManager.default.createDirectory(atPath: city.data + "/kept/k/x", withIntermediateDirectories: true)
    try Database.change(
      city,
      "INSERT INTO kept_files (name, owner, dossier_id, purpose, field, title, media_type, size, digest, kept_at) "
        + "VALUES ('k', 'o', \(id), 'y-kien-1', 'tep', 'a.pdf', 'application/pdf', 1, 'd', 0)")
    let run = try await city.run("retention run", "--confirm", "\(due(city))")
    let count = try erased(city)
    #expect(run.status == 1 && run.isOneSentence && count > 0, "\(run)")
    let told = "\(count) dossier\(count == 1 ? "" : "s")"
    #expect(run.complaint.contains("Personal data of \(told) were erased, then: "), "\(run.complaint)")
    #expect(try log(city).last?.contains("personal data of \(told) erased, then broken off: ") == true)
  }

  @Test("fails where the file still has what was erased, because somebody reads it")
  func notCompacted() async throws {
    let city = try await city()
    let store = try Store(folder: DataFolder(existing: city.data))
    defer { store.close() }
    let reader = try store.makeReader()
    #expect(try reader.retentionRules().count == 1)
    let run = try await city.run("retention run", "--confirm", "\(due(city))")
    #expect(run.status == 1 && run.complaint.contains("still has what was erased"), "\(run)")
    reader.endBatch()
    #expect(try await city.run("retention run").status == 0)
  }

  @Test("a restore of what was before names whose data were erased on request since")
  func restored() async throws {
    let city = try await city()
    let copy = city.folder.path + "/copy"
    #expect(try await city.run("backup", copy).status == 0)
    let store = try Store(folder: DataFolder(existing: city.data))
    let id = Int64(try Database.number(city, "SELECT min(id) FROM dossiers WHERE status = 10"))
    let code = try #require(try store.read { try $0.dossier(id: id) }).dossier.code
    _ = try store.writer.bulk {
      try $0.erase(id, ground: .request, by: "quan-tri", now: Moment(microseconds: 1_600_000_000_000_000))
    }
    store.close()
    let restored = try await city.run("restore", copy)
    #expect(restored.status == 0 && restored.output == "erase again: \(code)\n", "\(restored)")
    #expect(try log(city).last?.hasSuffix("restored; to be erased again: \(code)") == true)
  }
}
