import Foundation
import OneStop
import OneStopStore

extension Benchmark {
  /// A day off is added before which `MOTCUA_BENCH_DOSSIERS` dossiers are due: all of them are told anew, while a clerk
  /// takes dossiers in.
  static let daysOff = Benchmark(name: "days-off") {
    let data = try DemoFolder.copy("days-off")
    try SignedIn.add("admin", role: "admin", agency: "000.00.00.H29", data: data)
    let intake = try Intake(data: data)
    let day = try OpenDossiers(data: data).file(DemoFolder.dossiers)
    let server = try Server(data: data)
    var admin = try SignedIn(server, as: "admin")
    let before = try Load.run(server, connections: 1, count: 500, expecting: 201) { intake.request("a\($0)") }
    let change = "viec=them&ngay=\(day)&ten=Ngay+nghi&loai=nghi-bu&quyet_dinh=QD+1"
    let preview = try elapsed { try admin.get("/quan-tri/ngay-nghi/xem-truoc?\(change)") }
    let revision = try admin.value("ban")
    var work: DueRecomputation?
    var worst = 0.0
    var count = 0
    let reader = try Store(folder: DataFolder(existing: data)).makeReader()
    let loaded = try elapsed {
      try admin.post("/quan-tri/ngay-nghi", "\(change)&ban=\(revision)")
      while work?.finishedAt == nil {
        let load = try Load.run(server, connections: 1, count: 20, expecting: 201) { intake.request("b\(count + $0)") }
        count += load.answers
        worst = max(worst, load.latency(1))
        work = try reader.recomputations(limit: 1).first
        reader.endBatch()
      }
    }
    // By its own notes: the load looks only now and then whether it is done.
    let seconds = work.flatMap { work in
      work.finishedAt.map { Double($0.microseconds - work.createdAt.microseconds) / 1e6 }
    }
    guard let work, let seconds else { throw Failure("the work was lost") }
    let seen = Double(work.seen)
    return [
      Row(
        what: "\(work.moved) of \(work.seen) open dossiers get another due moment",
        figure: String(format: "%.1f s; %.1f s for a million", seconds, seconds / seen * 1e6)),
      Row(
        what: "what a change would move, before it is saved",
        figure: String(format: "%.1f s; %.1f s for a million", preview, preview / seen * 1e6)),
      Row(
        what: "intake by the API meanwhile, 1 connection",
        figure: String(
          format: "%.0f/s, the slowest %.0f ms; %.0f/s, %.0f ms before", Double(count) / loaded, worst,
          before.perSecond, before.latency(1))),
    ]
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

  /// Files so many, accepted today, and returns a working day before which none of them is due.
  func file(_ count: Int) throws -> LocalDate {
    let now = Moment(microseconds: Int64(Date().timeIntervalSince1970 * 1e6))
    var day = now.date
    for _ in 0..<3 {
      repeat { day = day.next } while !calendar.isWorkingDay(day)
    }
    var generator = SystemRandomNumberGenerator()
    for start in stride(from: 0, to: count, by: 5_000) {
      try store.writer.bulk { transaction in
        for number in start..<min(start + 5_000, count) {
          let (procedure, agency) = places[number % places.count]
          let filing = Filing(
            procedure: procedure.code, procedureVersion: 1, agency: agency.code, channel: .counter,
            applicant: Applicant(kind: .citizen, name: "Nguyễn Thị Ánh", identity: nil), summary: "", papers: [],
            returnBy: .counter, key: LookupKey(using: &generator))
          let accepted = try filing.accepted(
            at: now, by: .staff(login: "bench"), rules: procedure.rules, calendar: calendar, now: now)
          _ = try transaction.intake(filing, rules: procedure.rules, events: [accepted])
        }
      }
    }
    return day
  }
}
