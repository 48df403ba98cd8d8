import Foundation
import OneStop
import OneStopStore

extension Benchmark {
  /// Dossiers taken in, each on disk before its answer; beside it the same transaction without a server, committed one
  /// by one and in groups.
  static let intake = Benchmark(name: "intake") {
    let data = try DemoFolder.copy("intake")
    let intake = try Intake(data: data)
    let server = try Server(data: data)
    let one = try Load.run(server, connections: 1, count: 3_000, expecting: 201) { intake.request("a\($0)") }
    let many = try Load.run(server, connections: 256, count: 40_000, expecting: 201) { intake.request("b\($0)") }
    let form = try intake.form(server)
    let forms = try Load.run(server, connections: 256, count: 40_000, expecting: 303) { _ in form }
    let alone = try StoreAlone(data: DemoFolder.copy("intake-store"))
    let single = try alone.perSecond(count: 3_000, group: 1)
    let grouped = try alone.perSecond(count: 38_400, group: 64)
    return [
      Row(what: "by the API, 1 connection", figure: one.figure),
      Row(what: "by the API, 256 connections", figure: many.figure),
      Row(what: "by the clerk's form, 256 connections", figure: forms.figure),
      Row(
        what: "the store alone, a commit each",
        figure: String(format: "%.0f/s; 1 connection reaches %.2f × it", single, one.perSecond / single)),
      Row(
        what: "the store alone, in groups of 64",
        figure: String(format: "%.0f/s; 256 connections reach %.2f × it", grouped, many.perSecond / grouped)),
    ]
  }
}

/// Requests that file a dossier.
struct Intake {
  private static let agency = "000.00.14.H29"
  private static let procedure = "1.003868"
  private let token: String

  init(data: String, database: String? = nil) throws {
    token = try Program.run(
      ["token", "create", "--data", data, "--agency", Intake.agency, "--label", "bench"] + Program.place(database)
    )
    .trimmingCharacters(in: .newlines)
    try SignedIn.add("bench", role: "clerk", agency: Intake.agency, data: data, database: database)
  }

  func request(_ key: String) -> [UInt8] {
    .post(
      "/api/v1/dossiers",
      "Authorization: Bearer \(token)\r\nIdempotency-Key: \(key)\r\nContent-Type: application/json\r\n",
      """
      {"procedure":"\(Intake.procedure)","channel":"counter","return_by":"counter","summary":"Kỷ yếu 20 năm",\
      "applicant":{"name":"Nguyễn Thị Ánh \(key)","kind":"citizen","id_number":"079185012345","phone":"0912345678",\
      "address":"1 Lê Lợi, Quận 1"},"papers":[{"name":"Đơn đề nghị cấp giấy phép","quantity":1}]}
      """)
  }

  /// The form of a clerk who has signed in, without a form's number: sent again, it is another dossier.
  func form(_ server: Server) throws -> [UInt8] {
    var clerk = try SignedIn(server, as: "bench")
    try clerk.get("/can-bo/tiep-nhan?thu-tuc=\(Intake.procedure)")
    return try clerk.request(
      "/can-bo/tiep-nhan",
      """
      thu_tuc=\(Intake.procedure)&loai=cong_dan&ho_ten=Nguy%E1%BB%85n+Th%E1%BB%8B+%C3%81nh&so_dinh_danh=079185012345&\
      dien_thoai=0912345678&dia_chi=1+L%C3%AA+L%E1%BB%A3i&noi_dung=K%E1%BB%B7+y%E1%BA%BFu&kenh=truc_tiep&\
      giay_to%5B%5D=1&tra_ket_qua=quay
      """)
  }
}

/// The transaction of an intake without a server around it.
private struct StoreAlone {
  private let store: Store
  private let calendar: WorkCalendar
  private let procedure: Procedure
  private let agency: Agency

  init(data: String) throws {
    store = try Store(folder: DataFolder(existing: data))
    let catalogue = try store.makeReader().catalogue()
    calendar = catalogue.cityCalendar
    guard let procedure = ProcedureCode("1.003868").flatMap(catalogue.procedure),
      let agency = AgencyCode("000.00.14.H29").flatMap(catalogue.agency)
    else { throw Failure("the catalogue is another one") }
    (self.procedure, self.agency) = (procedure, agency)
  }

  func perSecond(count: Int, group: Int) throws -> Double {
    let now = Moment(LocalDate(year: 2026, month: 7, day: 1) ?? .init(daysSinceEpoch: 0), TimeOfDay(9, 0))
    let seconds = try elapsed {
      for _ in 0..<count / group {
        try store.writer.bulk { transaction in
          for _ in 0..<group {
            let applicant = Applicant(
              kind: .citizen, name: "Nguyễn Thị Ánh", identity: nil, phone: PhoneNumber("0912345678"),
              address: "1 Lê Lợi, Quận 1")
            let filing = Filing(
              procedure: procedure.code, procedureVersion: 1, agency: agency.code, channel: .counter,
              applicant: applicant, summary: "Kỷ yếu 20 năm",
              papers: [SubmittedPaper(name: "Đơn đề nghị cấp giấy phép", quantity: 1)], returnBy: .counter,
              key: LookupKey())
            let accepted = try filing.accepted(
              at: now, by: .staff(login: "bench"), rules: procedure.rules, calendar: calendar, now: now)
            _ = try transaction.intake(filing, rules: procedure.rules, events: [accepted])
          }
        }
      }
    }
    return Double(count) / seconds
  }
}
