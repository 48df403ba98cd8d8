import Foundation
import OneStop
import OneStopStore

extension Benchmark {
  /// Forms filled in at home: what a step weighs, drafts that are on disk before their answer beside intakes in the same
  /// run, and a form larger than any of law. Each figure says whether it keeps its limit.
  static let filing = Benchmark(name: "filing") {
    let data = try DemoFolder.copy("filing")
    try LargeForm.publish(in: data)
    let intake = try Intake(data: data)
    let server = try Server(data: data)
    let heaviest = try HomeFiling.heaviestStep(server)

    let drafts = try (0..<64).map { _ in
      var filing = try HomeFiling(server, HomeFiling.procedure)
      return try filing.save(1, HomeFiling.person)
    }
    _ = try Load.run(server, connections: 64, count: 2_000, expecting: 303) { drafts[$0 % 64] }
    _ = try Load.run(server, connections: 64, count: 2_000, expecting: 201) { intake.request("w\($0)") }
    // In turns, so that a busy neighbour slows both.
    var (saves, intakes) = (0.0, 0.0)
    for turn in 0..<5 {
      saves += try Load.run(server, connections: 64, count: 4_000, expecting: 303) { drafts[$0 % 64] }.perSecond / 5
      intakes +=
        try Load.run(server, connections: 64, count: 4_000, expecting: 201) { number in
          intake.request("f\(turn)-\(number)")
        }.perSecond / 5
    }

    var large = try HomeFiling(server, LargeForm.procedure)
    let save = try large.save(1, LargeForm.answers)
    _ = try Load.run(server, connections: 1, count: 1, expecting: 303) { _ in save }
    let page = try large.page(1)
    guard LargeForm.answers.allSatisfy({ page.contains("value=\"\($0.1)\"") || $0.0.hasSuffix(".dong") }) else {
      throw Failure("the large form was not saved whole")
    }
    let request = large.get(1)
    let shown = try Load.run(server, connections: 1, count: 200) { _ in request }
    return [
      Row(
        what: "the heaviest step of the shipped forms, compressed",
        figure: "\(heaviest) bytes, \(limit(heaviest < 14 * 1_024)) 14 KB"),
      Row(
        what: "drafts saved durably, 64 connections",
        figure: String(format: "%.0f/s, %.2f × the intakes by the API (%.0f/s), ", saves, saves / intakes, intakes)
          + "\(limit(saves >= 0.7 * intakes)) 0.7"),
      Row(
        what: "a form of 300 fields and 50 members shown; it is saved whole",
        figure: String(format: "%.1f ms CPU, p50 %.1f ms, ", shown.cpuEach / 1e3, shown.latency(0.5))
          + "\(limit(shown.cpuEach < 20_000)) 20 ms"),
    ]
  }
}

private func limit(_ isKept: Bool) -> String { isKept ? "within its limit of" : "MISSES its limit of" }

/// Somebody at home with a draft.
private struct HomeFiling {
  static let procedure = "2.000815"
  static let person = [
    ("yc_ho_ten", "Nguyen Thi Anh"), ("yc_so_dinh_danh", "079190000001"), ("yc_dien_thoai", "0912345678"),
  ]
  private var browser: SignedIn
  let path: String

  init(_ server: Server, _ procedure: String) throws {
    browser = try SignedIn(guestOf: server)
    try browser.get("/nop-ho-so/\(procedure)")
    try browser.post("/nop-ho-so/\(procedure)", "nop-cho=minh")
    guard let location = browser.location else { throw Failure("no draft") }
    path = String(location.dropLast(2))
  }

  func get(_ page: Int) -> [UInt8] { .get("\(path)/\(page)", browser.fields) }

  mutating func page(_ page: Int) throws -> String {
    try browser.get("\(path)/\(page)")
    return browser.page
  }

  /// The page's form as bytes, saved once, so that the browser has what opens the draft: sent again, it saves the same.
  mutating func save(_ page: Int, _ fields: [(String, String)]) throws -> [UInt8] {
    guard try browser.status(of: try form(page, fields)) == 303 else { throw Failure("\(browser.page.prefix(400))") }
    return try form(page, fields)
  }

  private mutating func form(_ page: Int, _ fields: [(String, String)]) throws -> [UInt8] {
    _ = try self.page(page)
    let all =
      [("_csrf", String(try browser.value("_csrf"))), ("ban-truoc", String(try browser.value("ban-truoc")))] + fields
    let body = all.map { "--x\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }.joined()
    return .post(
      "\(path)/\(page)", "Content-Type: multipart/form-data; boundary=x\r\n\(browser.fields)", body + "--x--\r\n")
  }

  /// In bytes.
  static func heaviestStep(_ server: Server) throws -> Int {
    var heaviest = 0
    let connection = try Connection(port: server.port, keepsBody: true)
    for procedure in ["2.000815", "1.001193"] {
      var filing = try HomeFiling(server, procedure)
      var number = 0
      while try filing.browser.status(of: "\(filing.path)/\(number)") == 200 {
        let fields = "\(filing.browser.fields)Accept-Encoding: gzip\r\n"
        _ = try connection.ask(.get("\(filing.path)/\(number)", fields))
        heaviest = max(heaviest, connection.body.count)
        number += 1
      }
    }
    return heaviest
  }
}

/// Larger than any that law prescribes.
private enum LargeForm {
  static let procedure = "1.003868"
  private static let members = 50

  static func publish(in data: String) throws {
    let store = try Store(folder: DataFolder(existing: data))
    defer { store.close() }
    guard let code = ProcedureCode(procedure) else { throw Failure("no procedure") }
    let field = { (key: String, type: FieldType) throws -> FormField in
      guard let key = FieldKey(key) else { throw Failure("no key") }
      return FormField(key: key, label: BilingualText("Câu \(key)"), type: type)
    }
    var name = try field("yc_ho_ten", .input(.line(LineRule(style: .name))))
    name.role = .applicantName
    let lines = try (1...299).map { try field("c\($0)", .input(.line(LineRule()))) }
    let columns = try ["ten", "so", "noi_o"].map { try field($0, .input(.line(LineRule()))) }
    let group = try field("thanh_vien", .group(FormGroup(columns: columns, rows: 0...members)))
    let form = FormDefinition(
      title: BilingualText("Tờ khai dài"),
      pages: [FormPage(title: BilingualText("Tất cả"), sections: [FormSection(fields: [name] + lines + [group])])])
    let now = Moment(LocalDate(year: 2018, month: 1, day: 1) ?? .init(daysSinceEpoch: 0), TimeOfDay(9, 0))
    try store.writer.bulk { transaction in
      _ = try transaction.publish(form, of: code, validFrom: now.date, by: nil, now: now)
    }
  }

  static let answers: [(String, String)] =
    [("yc_ho_ten", "Nguyen Thi Anh")] + (1...299).map { ("c\($0)", "tra loi \($0)") }
    + [("thanh_vien.dong", "\(members)")]
    + (1...members).flatMap { row in ["ten", "so", "noi_o"].map { ("thanh_vien.\(row).\($0)", "dong \(row) \($0)") } }
}
