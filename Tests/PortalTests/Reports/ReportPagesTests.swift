import HTTPServer
import OneStop
import TestSupport
import Testing

@testable import Web

/// Reports and public figures as a browser asks for them.
@Suite(.eachEngine) struct ReportPagesTests {
  /// A late dossier of the department in May, one on time in June, one of a district.
  private func fill(_ data: TestStore) throws {
    try data.live(
      TestStore.department, received: "2018-05-07T08:00", days: 2, (.finish, at: "2018-05-21T08:00"))
    try data.live(
      TestStore.department, received: "2018-06-04T08:00", days: 2, (.finish, at: "2018-06-05T08:00"))
    try data.live(TestStore.district, received: "2018-05-08T08:00", days: 2, (.finish, at: "2018-05-09T08:00"))
  }

  private static let may = "/quan-tri/bao-cao?tu=2018-05-01&den=2018-05-31&theo=thu-tuc"

  /// With the browser of a leader of the department.
  private func read(_ body: (Browser) async throws -> Void) async throws {
    try await TestPortal.run(now: "2018-06-13T09:41") { portal in
      try fill(portal.data)
      try await body(portal.signedIn("lan", role: .leader, agency: TestPortal.department))
    }
  }

  @Test("a leader's report is of the own agency, with rate, denominator, change and moment")
  func report() async throws {
    try await read { leader in
      let page = try await leader.get("/quan-tri/bao-cao")
      #expect(page.status == 200)
      for text in [
        "100,0%", "1 trên 1 hồ sơ", "Kỳ trước chưa có hồ sơ xử lý xong để so sánh",
        "từ 01/06/2018 đến hết 13/06/2018", "9 giờ 41",
        "Sở Thông tin và Truyền thông",
      ] { #expect(page.text.contains(text), "\(text)") }
      #expect(!page.text.contains("Quận 1<"))
      #expect(!page.text.contains("style="))
    }
  }

  @Test("the same as a table of text, named in the reader's language")
  func csv() async throws {
    try await read { leader in
      let csv = try await leader.get("\(Self.may)&dang=csv")
      #expect(csv.field("Content-Type") == "text/csv; charset=utf-8")
      #expect(
        csv.field("Content-Disposition")
          == "attachment; filename=\"bao-cao-theo-thu-tuc_2018-05-01_2018-05-31.csv\"")
      #expect(csv.body.starts(with: [0xEF, 0xBB, 0xBF]))
      #expect(csv.text.contains(",Tổng cộng,0,1,0,1,0,0,0,0,1,"))
      leader.setCookie("ngon_ngu", "en")
      let english = try await leader.get("\(Self.may)&dang=csv")
      #expect(english.field("Content-Disposition")?.contains("report-by-procedure") == true)
      #expect(english.text.contains("Administrative procedure"))
    }
  }

  @Test("the same as a workbook and as JSON")
  func otherFiles() async throws {
    try await read { leader in
      let xlsx = try await leader.get("\(Self.may)&dang=xlsx")
      #expect(xlsx.field("Content-Type") == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      #expect(xlsx.body.starts(with: "PK".utf8))
      let file = try await leader.get("\(Self.may)&dang=json")
      #expect(file.field("content-disposition")?.hasSuffix(".json\"") == true)
      let json = try file.json()
      #expect(json["by"] == .string("procedure"))
      #expect(json["total"]?["ended"]?["late"] == .number("1"))
    }
  }

  @Test(
    "invalid days come back as typed, with the form and 422",
    arguments: [
      "tu=2018-02-30&den=2018-03-01", "tu=2018-03-02&den=2018-03-01", "tu=%3Cb%3E", "theo=x", "dang=pdf",
      "co-quan=000.00.41.H29", "linh-vuc=none",
    ])
  func mistakes(query: String) async throws {
    try await TestPortal.run { portal in
      let leader = try await portal.signedIn("lan", role: .leader, agency: TestPortal.department)
      let page = try await leader.get("/quan-tri/bao-cao?\(query)")
      #expect(page.status == 422)
      #expect(page.text.contains("error-summary") && page.text.contains("<title>Lỗi: "))
      if query.hasPrefix("tu=2018-02") { #expect(page.text.contains("value=\"2018-02-30\"")) }
      if query.contains("%3C") { #expect(page.text.contains("value=\"&lt;b&gt;\"")) }
    }
  }

  @Test("a reader who is not signed in goes to sign in")
  func entrance() async throws {
    try await TestPortal.run { portal in
      for path in ["/quan-tri", "/quan-tri/bao-cao"] {
        let answer = try await portal.get(path)
        #expect(answer.status == 303)
        #expect(answer.field("Location")?.hasPrefix("/can-bo/dang-nhap") == true)
      }
    }
  }

  @Test("a choice leads to details, and back")
  func closer() async throws {
    try await TestPortal.run(now: "2018-06-13T09:41") { portal in
      let admin = try await portal.signedIn("lan", role: .admin, agency: AgencyCode("000.00.00.H29"))
      try fill(portal.data)
      let days = "tu=2018-05-01&amp;den=2018-05-31"
      let city = try await admin.get("/quan-tri/bao-cao?tu=2018-05-01&den=2018-05-31")
      let link = "/quan-tri/bao-cao?\(days)&amp;theo=thu-tuc&amp;co-quan=000.00.41.H29"
      #expect(city.text.contains(link))
      let closer = try await admin.get(link.replacing("&amp;", with: "&"))
      #expect(closer.text.contains("\(days)&amp;theo=co-quan\""))
      #expect(closer.text.contains("name=\"co-quan\" value=\"000.00.41.H29\""))
      #expect(try await admin.get("/quan-tri").text.contains("/quan-tri/bao-cao?tu=2018-06-01"))
    }
  }

  @Test("public figures are for the last whole month, or for this one if that was before the first dossier")
  func publicDefault() async throws {
    try await TestPortal.run(now: "2018-06-13T09:41") { portal in
      try fill(portal.data)
      let page = try await portal.get("/thong-ke")
      #expect(page.status == 200)
      #expect(page.text.contains("từ 01/05/2018 đến hết 31/05/2018"))
      #expect(page.text.contains("50,0%"))
      #expect(page.text.contains("/thong-ke/000.00.14.H29?tu=2018-05-01&amp;den=2018-05-31"))
      portal.now = try reportMoment("2018-05-22T09:00")
      #expect(try await portal.get("/thong-ke").text.contains("từ 01/05/2018 đến hết 22/05/2018"))
    }
  }

  /// Dossiers of the department that were done in May and rated on a day.
  private func rate(_ portal: TestPortal, _ ratings: (Rating.Level, count: Int, on: String)...) throws {
    for (level, count, day) in ratings {
      let at = try reportMoment("\(day)T08:00")
      for _ in 0..<count {
        let stored = try portal.data.live(
          TestStore.department, received: "2018-05-07T08:00", (.finish, at: "2018-05-08T08:00"))
        try portal.store.writer.bulk {
          _ = try $0.rate(Rating(level: level, comment: "bí mật", at: at), dossier: stored)
        }
      }
    }
  }

  @Test("answers of few people are never shown, whatever days are asked for")
  func few() async throws {
    try await TestPortal.run(now: "2018-06-13T09:41") { portal in
      try rate(
        portal, (.satisfied, 12, on: "2018-05-09"), (.partly, 3, on: "2018-05-09"), (.partly, 8, on: "2018-05-20"))
      for path in ["/thong-ke", "/thong-ke/000.00.14.H29"] {
        for days in ["tu=2018-05-01&den=2018-05-31", "tu=2018-05-01&den=2018-05-10", "tu=2018-05-20&den=2018-05-20"] {
          let json = try await portal.get("\(path).json?\(days)").json()
          #expect(json["satisfaction_from"] == .string("2018-05-01"))
          #expect(json["satisfaction_to"] == .string("2018-05-31"))
          #expect(json["total"]?["satisfaction"]?["partly"] == .number("11"), "\(path) \(days)")
          #expect(json["total"]?["satisfaction"]?["unsatisfied"] == .number("0"))
        }
      }
      try rate(portal, (.unsatisfied, 1, on: "2018-05-30"))
      for path in ["/thong-ke", "/thong-ke/000.00.14.H29"] {
        let json = try await portal.get("\(path).json?tu=2018-05-01&den=2018-05-31").json()
        #expect(json["total"]?["satisfaction"]?["unsatisfied"] == .null)
        let csv = try await portal.get("\(path).csv?tu=2018-05-01&den=2018-05-31")
        #expect(!csv.text.contains(",1\r\n"))
        let page = try await portal.get("\(path)?tu=2018-05-01&den=2018-05-31")
        #expect(page.text.contains("không công bố"))
      }
      // Not even a row tells that somebody has answered.
      try rate(portal, (.satisfied, 1, on: "2018-06-02"))
      #expect(try await portal.get("/thong-ke.json?tu=2018-06-02&den=2018-06-02").json()["rows"] == .array([]))
    }
  }

  @Test("an agency's figures are by its procedures, with satisfaction in three levels, as files too")
  func agency() async throws {
    try await TestPortal.run(now: "2018-06-13T09:41") { portal in
      try rate(portal, (.satisfied, 10, on: "2018-05-09"), (.partly, 10, on: "2018-05-09"))
      let page = try await portal.get("/thong-ke/000.00.14.H29")
      #expect(page.text.contains("Hài lòng một phần"))
      #expect(page.text.contains("10 trên 20 lượt đánh giá"))
      #expect(!page.text.contains("bí mật"))
      let json = try await portal.get("/thong-ke/000.00.14.H29.json?tu=2018-05-01&den=2018-05-31").json()
      #expect(json["total"]?["satisfaction"]?["partly"] == .number("10"))
      #expect(try await portal.get("/thong-ke/000.00.14.H29.csv").text.contains("Hài lòng một phần"))
      for path in ["/thong-ke.xlsx", "/thong-ke/000.00.14.H29.xlsx"] {
        let sheet = try await portal.get(path)
        #expect(sheet.field("Content-Type") == Response.workbookType && sheet.body.starts(with: "PK".utf8))
        #expect(try await portal.get(String(path.dropLast(5))).text.contains("\(path)?tu=2018-05-01"))
      }
      let whole = try await portal.get("/thong-ke.json")
      #expect(try whole.json()["by"] == .string("agency"))
      #expect(whole.field("content-disposition")?.hasPrefix("attachment; filename=\"") == true)
      #expect(try await portal.get("/thong-ke.csv").field("Content-Disposition")?.contains("attachment") == true)
      for path in ["/thong-ke/000.00.99.H29", "/thong-ke/x.csv", "/thong-ke/000.00.14.H29.pdf"] {
        #expect(try await portal.get(path).status == 404)
      }
      #expect(try await portal.get("/thong-ke?tu=hom-qua").status == 422)
      #expect(try await portal.get("/thong-ke.csv?tu=hom-qua").status == 422)
    }
  }

  @Test("the API's report has the same figures", arguments: ["agency", "field", "procedure"])
  func api(by: String) async throws {
    try await TestPortal.run(now: "2018-06-13T09:41") { portal in
      try fill(portal.data)
      let json = try await portal.get("/api/v1/reports/on-time?from=2018-05-01&to=2018-05-31&by=\(by)").json()
      #expect(json["as_of"] == .string("2018-06-01T00:00:00+07:00"))
      #expect(json["total"]?["on_time_rate"] == .number("0.5"))
      #expect(json["by"] == .string(by))
      let one = try await portal.get("/api/v1/reports/on-time?from=2018-05-01&to=2018-05-31&agency=000.00.41.H29")
        .json()
      #expect(one["total"]?["received"]?["direct"] == .number("1"))
    }
  }

  @Test(
    "the API says which parameter is wrong",
    arguments: [
      ("from=2018-02-30", ["from"]), ("from=2018-06-02&to=2018-06-01", ["to"]), ("by=colour&to=x", ["to", "by"]),
      ("agency=x", ["agency"]), ("to=", ["to"]), ("by=&agency=", ["by", "agency"]),
      ("from=0001-01-01&to=9999-12-31", ["to", "from"]),
    ])
  func apiMistakes(query: String, fields: [String]) async throws {
    try await TestPortal.run { portal in
      let answer = try await portal.get("/api/v1/reports/on-time?\(query)")
      #expect(answer.status == 422)
      #expect(try answer.fieldMistakes() == fields)
    }
  }
}
