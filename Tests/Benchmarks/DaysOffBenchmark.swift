import Foundation
import Glibc
import OneStop
import OneStopStore

extension Benchmark {
  /// A day off is added before which `MOTCUA_BENCH_DOSSIERS` dossiers are due: all of them are told anew, while clerks
  /// take in 10,000 dossiers an hour; and another day, while one dossier is taken in behind the other.
  static let daysOff = Benchmark(name: "days-off") {
    let data = try DemoFolder.copy("days-off")
    try SignedIn.add("admin", role: "admin", agency: "000.00.00.H29", data: data)
    let intake = try Intake(data: data)
    let days = try OpenDossiers(data: data).file(DemoFolder.dossiers)
    let server = try Server(data: data)
    let reader = try Store(folder: DataFolder(existing: data)).makeReader()
    // What a server does each night goes before.
    while try reader.lateRiskDay() == nil {
      reader.endBatch()
      usleep(100_000)
    }
    var admin = try SignedIn(server, as: "admin")
    let before = try Load.run(server, connections: 1, count: 500, expecting: 201) { intake.request("a\($0)") }
    var rows: [Row] = []
    for (day, pause) in zip(days, [UInt32(360_000), 0]) {
      let change = "viec=them&ngay=\(day)&ten=Ngay+nghi&loai=nghi-bu&quyet_dinh=QD+1"
      let preview = try elapsed { try admin.get("/quan-tri/ngay-nghi/xem-truoc?\(change)") }
      try admin.post("/quan-tri/ngay-nghi", "\(change)&ban=\(try admin.value("ban"))")
      var work: DueRecomputation?
      var latencies: [Double] = []
      while work?.finishedAt == nil {
        let key = "\(day) \(latencies.count)"
        let load = try Load.run(server, connections: 1, count: 1, expecting: 201) { _ in intake.request(key) }
        latencies.append(load.latency(1))
        usleep(pause)
        work = try reader.recomputations(limit: 1).first
        reader.endBatch()
      }
      // By its own notes: it is looked only now and then whether it is done.
      guard let work, let finishedAt = work.finishedAt else { throw Failure("the work was lost") }
      let seconds = Double(finishedAt.microseconds - work.createdAt.microseconds) / 1e6
      let million = 1e6 / Double(work.seen)
      latencies.sort()
      rows += [
        Row(
          what: "\(work.moved) of \(work.seen) open dossiers get another due moment",
          figure: String(format: "%.1f s; %.1f s for a million", seconds, seconds * million)),
        Row(
          what: "what the change would move, before it is saved",
          figure: String(format: "%.1f s; %.1f s for a million", preview, preview * million)),
        Row(
          what: pause > 0 ? "intake meanwhile, 10,000 an hour" : "intake meanwhile, one behind the other",
          figure: String(
            format: "p50 %.0f ms, the slowest %.0f ms of %d; %.0f ms, %.0f ms before", latencies[latencies.count / 2],
            latencies[latencies.count - 1], latencies.count, before.latency(0.5), before.latency(1))),
      ]
    }
    return rows
  }
}

/// Dossiers that are being processed now.
private struct OpenDossiers {
  private let store: Store
  private let calendar: WorkCalendar
  private let places: [(procedure: Procedure, agency: Agency)]

  init(data: String) throws {
    store = try Store(folder: DataFolder(existing: data))
    let reader = try store.makeReader()
    let catalogue = try reader.catalogue()
    reader.endBatch()
    calendar = catalogue.cityCalendar
    places = catalogue.procedures.filter { $0.rules.time.unit == .workingDays && $0.rules.time.value >= 10 }
      .flatMap { procedure in catalogue.agencies(handling: procedure).prefix(24).map { (procedure, $0) } }
  }

  /// Files so many, accepted one after another in the last sixteen working hours, and returns two working days before
  /// which none of them is due.
  func file(_ count: Int) throws -> [LocalDate] {
    let now = Moment(microseconds: Int64(Date().timeIntervalSince1970 * 1e6))
    var day = now.date
    var days: [LocalDate] = []
    for _ in 0..<3 {
      repeat { day = day.next } while !calendar.isWorkingDay(day)
      days.append(day)
    }
    let step = 16 * Moment.hour / Int64(count)
    for start in stride(from: 0, to: count, by: 5_000) {
      try store.writer.bulk { transaction in
        for number in start..<min(start + 5_000, count) {
          let (procedure, agency) = places[number % places.count]
          let filing = Filing(
            procedure: procedure.code, procedureVersion: 1, agency: agency.code, channel: .counter,
            applicant: Applicant(kind: .citizen, name: "Nguyễn Thị Ánh", identity: nil), summary: "", papers: [],
            returnBy: .counter, key: LookupKey())
          let accepted = try filing.accepted(
            at: calendar.moment(workingTime: step * Int64(count - number), before: now), by: .staff(login: "bench"),
            rules: procedure.rules, calendar: calendar, now: now)
          _ = try transaction.intake(filing, rules: procedure.rules, events: [accepted])
        }
      }
    }
    return days.suffix(2)
  }
}
